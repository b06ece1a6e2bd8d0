"""A key that stands twice in a JSON object is refused with its place: none is lost unseen."""

import json
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.changesets.doubled import find_doubled, may_double
from api.changesets.faults import ChangeSetInvalidError
from api.changesets.heads import MalformedError
from api.changesets.operations import parse_operation
from api.changesets.submission import read_json, read_ndjson
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from tests.state import row_counts

SOURCE = '"source_kind": "post", "title": "x"'
PUT = '"op": "put", "kind": "source", "key": "a"'
HEAD = '"dataset": "test", "reason": "x", "dataset_meta": {"title": "Test", "licence": "x"}'


def twice(name: str) -> str:
    return f"the field {name!r} stands twice in this object; keep one of the two"


@pytest.mark.parametrize(
    ("operation", "places"),
    [
        (f'{{{PUT}, "record": {{{SOURCE}, "title": "y"}}}}', ["/o/record/title"]),
        (f'{{{PUT}, "record": {{{SOURCE}, "title" \n: "y"}}}}', ["/o/record/title"]),
        (f'{{{PUT}, "record": {{{SOURCE}, "t\\u0069tle": "y"}}}}', ["/o/record/title"]),
        (f'{{{PUT}, "record": {{{SOURCE}, "title": 5}}}}', ["/o/record/title"]),
        (
            f'{{{PUT}, "record": {{{SOURCE}, "note": "\\u0022", "title": "y"}}}}',
            ["/o/record/title"],
        ),
        (
            f'{{{PUT}, "record": {{{SOURCE}, "published": '
            '{"edtf": "2023", "edtf": "2024", "note": "x", "note": "x"}}}',
            ["/o/record/published/edtf", "/o/record/published/note"],
        ),
        (f'{{{PUT}, "record": {{}}, "record": {{{SOURCE}}}}}', ["/o/record"]),
        (f'{{{PUT}, "op": "mend", "record": {{{SOURCE}}}}}', ["/o/op"]),
        (f'{{{PUT}, "record": {{{SOURCE}, "note": "\\u0022: \\" \\\\"}}}}', []),
        (f'{{{PUT}, "record": {{{SOURCE}, "note": "{{\\"title\\": 1, \\"title\\": 2}}"}}}}', []),
    ],
)
def test_keys_that_stand_twice_are_told_by_their_place(operation: str, places: list[str]) -> None:
    parsed = parse_operation("test", operation.encode(), "/o")
    found = [(fault.pointer, fault.detail) for fault in parsed.faults]
    assert found == [(place, twice(place.rpartition("/")[2])) for place in places]


async def test_a_key_that_stands_twice_hides_no_other_fault(connection: Connection) -> None:
    async def lines() -> AsyncIterator[bytes]:
        yield f"{{{HEAD}}}".encode()
        yield f'{{{PUT}, "record": {{{SOURCE}, "republishes": "b", "title": "y"}}}}'.encode()

    before = await row_counts(connection)
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write_change_set(connection, await read_ndjson(lines()), Writing(key_name="x"))
    assert [(fault.pointer, fault.detail) for fault in caught.value.faults] == [
        ("/lines/2/record/title", twice("title")),
        (
            "/lines/2/record/republishes",
            "the source 'b' is neither in the dataset nor in this change set",
        ),
    ]
    assert await row_counts(connection) == before


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (f'{{{HEAD}, "dataset": "other", "operations": []}}', ["/dataset"]),
        (f'{{{HEAD}, "operations": [], "reason": "y"}}', ["/reason"]),
        (f'{{{HEAD}, "operations": [{{}}], "operations": []}}', ["/operations"]),
        (
            '{"dataset": "test", "reason": "x", "operations": [], '
            '"dataset_meta": {"title": "a", "licence": "x", "title": "b"}}',
            ["/dataset_meta/title"],
        ),
    ],
)
async def test_a_head_says_each_thing_once(
    body: str, places: list[str], connection: Connection
) -> None:
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write_change_set(connection, read_json(body.encode()), Writing(key_name="x"))
    told = [(fault.pointer, fault.detail) for fault in caught.value.faults]
    assert told == [(place, twice(place.rpartition("/")[2])) for place in places]


async def test_the_first_of_the_lines_says_each_thing_once() -> None:
    async def lines() -> AsyncIterator[bytes]:
        yield b'{"dataset": "a", "dataset": "b", "reason": "x"}'

    with pytest.raises(MalformedError) as caught:
        await read_ndjson(lines())
    (fault,) = caught.value.faults
    assert (fault.pointer, fault.detail) == ("/lines/1/dataset", twice("dataset"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(alphabet='a":\\ é\n{}[],'),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(alphabet='ab":\\ ', max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(value=VALUES, escaped=st.booleans(), indent=st.none() | st.integers(0, 2))
def test_what_has_no_key_twice_is_found_to_have_none(
    value: Any, escaped: bool, indent: int | None
) -> None:
    raw = json.dumps(value, ensure_ascii=escaped, indent=indent).encode()
    assert find_doubled(raw, "") == []
    assert not may_double(raw)


@given(value=VALUES, name=st.text(alphabet='ab":\\ ', max_size=3), inner=VALUES)
def test_a_key_that_stands_twice_is_never_missed(value: Any, name: str, inner: Any) -> None:
    key, first, second = (msgspec.json.encode(part).decode() for part in (name, value, inner))
    raw = f'[{{{key} : {first}, "z": 1, {key}: {second}}}]'.encode()
    assert may_double(raw)
    assert [fault.detail for fault in find_doubled(raw, "")] == [twice(name)]
