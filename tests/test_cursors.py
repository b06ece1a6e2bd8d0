"""Cursors: what they hold, and that nobody can bend them by accident."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cursors import NONE, OTHER, Position, read_cursor, write_cursor
from api.errors import BadCursorError
from api.queries.filters import parse_list

POSITION = Position(57, "2023-05-22", uuid.UUID(int=7))

positions = st.builds(Position, st.integers(0, 2**63 - 1), st.text(max_size=1000), st.uuids())


@given(positions, st.binary(max_size=100))
def test_a_cursor_gives_its_position_back(position: Position, query: bytes) -> None:
    assert read_cursor(write_cursor(position, query), query) == position


@given(st.text(max_size=80))
def test_text_that_no_server_wrote_is_no_cursor(text: str) -> None:
    with pytest.raises(ValueError, match=NONE):
        read_cursor(text, b"query")


@given(st.data())
def test_a_cursor_with_any_character_changed_is_refused(data: st.DataObject) -> None:
    cursor = write_cursor(POSITION, b"query")
    at = data.draw(st.integers(0, len(cursor) - 1))
    other = data.draw(
        st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=")
    )
    changed = f"{cursor[:at]}{other}{cursor[at + 1 :]}"
    if changed != cursor:
        with pytest.raises(ValueError, match=r"cursor|query"):
            read_cursor(changed, b"query")


def test_a_cursor_of_another_query_says_so() -> None:
    with pytest.raises(ValueError, match="belongs to another query") as refused:
        read_cursor(write_cursor(POSITION, b"query"), b"other")
    assert str(refused.value) == OTHER


def test_a_cursor_is_refused_with_other_filters_or_another_sort() -> None:
    asked = parse_list("event", b"category=aid&category=battle")
    cursor = write_cursor(POSITION, asked.canonical())
    for query in ("category=aid", "sort=date&category=aid&category=battle", "status=retracted"):
        with pytest.raises(BadCursorError) as refused:
            parse_list("event", f"{query}&cursor={cursor}".encode())
        assert refused.value.faults == [("cursor", OTHER)]
    with pytest.raises(BadCursorError):
        parse_list("statement", f"cursor={cursor}".encode())


def test_a_cursor_goes_with_another_limit_and_the_same_filters_in_any_order() -> None:
    asked = parse_list("event", b"category=aid&category=battle&country=RU")
    cursor = write_cursor(POSITION, asked.canonical())
    query = f"country=RU&limit=7&category=battle&category=aid&cursor={cursor}"
    assert parse_list("event", query.encode()).after == POSITION


@pytest.mark.parametrize(
    ("sort", "place"),
    [("-date", "2023-02-30"), ("date", "soon"), ("-updated", "many"), ("title", "a\0b")],
)
def test_a_forged_place_is_refused(sort: str, place: str) -> None:
    asked = parse_list("event", f"sort={sort}".encode())
    cursor = write_cursor(Position(1, place, uuid.UUID(int=1)), asked.canonical())
    with pytest.raises(BadCursorError):
        parse_list("event", f"sort={sort}&cursor={cursor}".encode())


def test_a_forged_seq_is_refused() -> None:
    asked = parse_list("event", b"")
    for seq in (-1, 2**63):
        cursor = write_cursor(Position(seq, "-infinity", uuid.UUID(int=1)), asked.canonical())
        with pytest.raises(BadCursorError):
            parse_list("event", f"cursor={cursor}".encode())
