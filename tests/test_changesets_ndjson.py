"""A change set as lines: its head, then one operation a line; what is wrong is told by its line."""

import json
from collections.abc import AsyncIterator, Iterable
from typing import Any

import pytest

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.heads import MalformedError
from api.changesets.submission import read_ndjson
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from schemas.changesets import ChangeSetResult
from tests.everything import EVERYTHING, META
from tests.records import actor, cited, event, retract, source
from tests.state import differences, row_counts

HEAD = {"dataset": "test", "reason": "x", "dataset_meta": META}
ID = "0190b2a0-0000-7000-8000-000000000003"


async def lines(texts: Iterable[bytes]) -> AsyncIterator[bytes]:
    for text in texts:
        yield text


async def post(connection: Connection, *parts: Any) -> ChangeSetResult:
    """Write lines: bytes as they are, all else as JSON."""
    texts = [part if isinstance(part, bytes) else json.dumps(part).encode() for part in parts]
    submission = await read_ndjson(lines(texts))
    return await write_change_set(connection, submission, Writing(key_name="test"))


async def test_lines_write_what_an_object_writes(connection: Connection) -> None:
    result = await post(connection, HEAD, *EVERYTHING)
    assert (result.seq, result.counts.created) == (1, 15)
    again = await post(connection, HEAD, b"", *EVERYTHING, b"  ", b"")
    assert again.counts.unchanged == 15
    assert await differences(connection) == []


async def test_lines_are_written_in_chunks_that_know_of_each_other(connection: Connection) -> None:
    actors = [actor(str(number)) for number in range(2_500)]
    result = await post(connection, HEAD, *actors, source(), actor("paper"))
    assert result.counts.created == 2_502
    with pytest.raises(ChangeSetInvalidError) as caught:
        await post(connection, HEAD, *actors, actor("7"))
    (fault,) = caught.value.faults
    assert (fault.pointer, fault.detail) == ("/lines/2502", "the actor '7' stands at /lines/9 too")


async def test_each_fault_is_told_by_its_line_and_nothing_is_written(
    connection: Connection,
) -> None:
    before = await row_counts(connection)
    with pytest.raises(ChangeSetInvalidError) as caught:
        await post(
            connection,
            {"dataset": "test", "reason": "x", "dataset_meta": {"publisher": "nobody"}},
            source(),
            b"",
            b'{"op": "put",',
            event(title="", evidence=cited("lost")),
            event("march", evidence=cited("lost")),
            retract("actor", "ghost"),
            b"\xff",
        )
    assert sorted((fault.pointer, fault.detail) for fault in caught.value.faults) == [
        (
            "/lines/1/dataset_meta/licence",
            "the dataset 'test' is new: dataset_meta gives its licence",
        ),
        (
            "/lines/1/dataset_meta/publisher",
            "the dataset's publisher, the actor 'nobody', is neither in the dataset nor in this "
            "change set",
        ),
        ("/lines/1/dataset_meta/title", "the dataset 'test' is new: dataset_meta gives its title"),
        ("/lines/4", "this is no JSON: Input data was truncated"),
        (
            "/lines/5/record/evidence/0/source",
            "the source 'lost' is neither in the dataset nor in this change set",
        ),
        ("/lines/5/record/title", "'': Expected `str` of length >= 1"),
        (
            "/lines/6/record/evidence/0/source",
            "the source 'lost' is neither in the dataset nor in this change set",
        ),
        ("/lines/7", "there is no actor 'ghost' to retract"),
        ("/lines/8", "this is no JSON: JSON is malformed: invalid character (byte 0)"),
    ]
    assert await row_counts(connection) == before


@pytest.mark.parametrize(
    ("first", "pointer", "detail"),
    [
        (b"", "/lines/1", "this is no JSON: Input data was truncated"),
        (b"{", "/lines/1", "this is no JSON: Input data was truncated"),
        (b"7", "/lines/1", "7: Expected `object`, got `int`"),
        (b"\xef\xbb\xbf{}", "/lines/1", "it begins with a byte order mark; send UTF-8 without one"),
        (b"\xff\xfe{\0}\0", "/lines/1", "this is UTF-16; send UTF-8"),
        (b'{"reason": "a"}', "/lines/1", "the field 'dataset' is missing"),
        (
            b'{"op": "put", "kind": "actor", "key": "a", "record": {}}',
            "/lines/1",
            "this is an operation; the first line is the change set without its operations, such "
            'as {"dataset": "my-case", "reason": "Begin the case"}',
        ),
    ],
)
async def test_a_head_that_is_none_is_malformed(first: bytes, pointer: str, detail: str) -> None:
    with pytest.raises(MalformedError) as caught:
        await read_ndjson(lines([first]))
    assert [(fault.pointer, fault.detail) for fault in caught.value.faults] == [(pointer, detail)]


async def test_no_lines_at_all_are_malformed() -> None:
    with pytest.raises(MalformedError):
        await read_ndjson(lines([]))


async def test_a_faulty_head_that_names_its_dataset_hides_nothing(connection: Connection) -> None:
    before = await row_counts(connection)
    head = {"dataset": "test", "edition": "\0", "operations": [], "dataset_meta": {"title": 5}}
    with pytest.raises(ChangeSetInvalidError) as caught:
        await post(connection, head, source(), event(evidence=cited("lost")))
    assert sorted((fault.pointer, fault.detail) for fault in caught.value.faults) == [
        ("/lines/1", "the field 'reason' is missing"),
        (
            "/lines/1/dataset_meta/licence",
            "the dataset 'test' is new: dataset_meta gives its licence",
        ),
        ("/lines/1/dataset_meta/title", "5: Expected `str`, got `int`"),
        ("/lines/1/edition", "it has a NUL character (\\u0000); leave it out"),
        (
            "/lines/1/operations",
            "there is no field 'operations' here; there are id, dataset, reason, edition, "
            "dataset_meta",
        ),
        (
            "/lines/3/record/evidence/0/source",
            "the source 'lost' is neither in the dataset nor in this change set",
        ),
    ]
    assert await row_counts(connection) == before


async def test_lines_after_one_that_names_no_dataset_are_judged_too() -> None:
    texts = [b'{"reason": "x"}', b"", json.dumps(event(title=5)).encode(), b"{"]
    with pytest.raises(MalformedError) as caught:
        await read_ndjson(lines(texts))
    assert [fault.pointer for fault in caught.value.faults] == [
        "/lines/1",
        "/lines/3/record/title",
        "/lines/4",
    ]


async def test_lines_that_end_midway_write_nothing(connection: Connection) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield json.dumps(HEAD).encode()
        yield json.dumps(source()).encode()
        raise ConnectionError("gone")

    before = await row_counts(connection)
    submission = await read_ndjson(broken())
    with pytest.raises(ConnectionError):
        await write_change_set(connection, submission, Writing(key_name="test"))
    assert await row_counts(connection) == before


async def test_the_same_lines_with_the_same_id_answer_the_first_result(
    connection: Connection,
) -> None:
    head = HEAD | {"id": ID}
    first = await post(connection, head, *EVERYTHING)
    assert await post(connection, head, *EVERYTHING) == first
