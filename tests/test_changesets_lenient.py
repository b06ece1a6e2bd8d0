"""Halves of characters, bytes that are no UTF-8, numbers beyond all: each told with its place."""

from collections.abc import AsyncIterator, Sequence

import pytest

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.lenient import Lenient, read_leniently
from api.changesets.submission import Submission, read_json, read_ndjson
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from tests.conftest import Write
from tests.records import actor, source
from tests.state import row_counts

HEAD = b'"dataset": "test", "reason": "x"'
EVIDENCE = b'"evidence": [{"source": "page"}]'


def half(code: str) -> str:
    return (
        f"it has a lone surrogate (\\{code}), half of a character; write the whole character, or "
        "leave it out"
    )


def no_utf8(shown: str) -> str:
    return f"it has bytes that are no UTF-8 ({shown}); send the text as UTF-8"


def put(fields: bytes, key: bytes = b"raid") -> bytes:
    named = b'"op": "put", "kind": "event", "key": "' + key + b'"'
    return b"{" + named + b', "record": {' + fields + b', "category": "battle"}}'


OPERATIONS = [
    put(rb'"title": "\ud800", "summary": "\udc00\u0000", "evidence": [{"source": "lost"}]'),
    put(
        b'"title": "\xffab", "summary": "\xed\xa0\x80", "place": {"lat": 1e400}, ' + EVIDENCE, b"b"
    ),
    put(b'"title": "\xe2\x82", "k\\ud8ffy": 1, "parent": "war", "coded": NaN, ' + EVIDENCE, b"c"),
    put(rb'"title": "\ud83d\ude00 \ufffd", "parent": "p\udfff", "colour": "red"', rb"\udbff"),
]
FAULTS = [
    ("0/record/evidence/0/source", "the source 'lost' is neither in the dataset nor in this chang"),
    ("0/record/summary", half("udc00")),
    ("0/record/summary", "it has a NUL character (\\u0000); leave it out"),
    ("0/record/title", half("ud800")),
    ("1/record/place", "lat and lon come together"),
    ("1/record/place", "the field 'precision' is missing"),
    ("1/record/place/lat", "1e400 is out of range; no field takes a number of that size"),
    (
        "1/record/summary",
        "it has a lone surrogate (U+D800, as 0xed 0xa0 0x80), half of a character, which is no "
        "UTF-8; write the whole character, or leave it out",
    ),
    ("1/record/title", no_utf8("0xff")),
    ("2/record/coded", "NaN is no number in JSON; leave the field out"),
    ("2/record/k?y", f"in the field's name: {half('ud8ff')}"),
    ("2/record/parent", "the event 'war' is neither in the dataset nor in this change set"),
    ("2/record/title", no_utf8("0xe2 0x82")),
    ("3/key", half("udbff")),
    ("3/record", "the field 'evidence' is missing"),
    ("3/record/colour", "there is no field 'colour' here; there are "),
    ("3/record/parent", half("udfff")),
]


async def told(connection: Connection, submission: Submission) -> list[tuple[str, str]]:
    """The faults for which it is refused."""
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write_change_set(connection, submission, Writing(key_name="x"))
    return sorted((fault.pointer, fault.detail) for fault in caught.value.faults)


def are(found: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]]) -> bool:
    """Whether those are the places, and so each detail begins."""
    pairs = list(zip(found, sorted(wanted), strict=False))
    return len(found) == len(wanted) and all(
        at == place and detail.startswith(begin) for (at, detail), (place, begin) in pairs
    )


async def test_all_of_them_are_told_beside_the_other_faults(
    write: Write, connection: Connection
) -> None:
    await write(source(), actor("russia"))
    before = await row_counts(connection)
    body = b"{" + HEAD + b', "operations": [' + b", ".join(OPERATIONS) + b"]}"
    found = await told(connection, read_json(body))
    assert are(found, [(f"/operations/{at}", detail) for at, detail in FAULTS]), found
    assert await row_counts(connection) == before


async def test_the_lines_of_ndjson_are_read_alike(write: Write, connection: Connection) -> None:
    async def lines() -> AsyncIterator[bytes]:
        for line in (b"{" + HEAD + rb', "edition": "\ud800"}', *OPERATIONS):
            yield line

    await write(source(), actor("russia"))
    found = await told(connection, await read_ndjson(lines()))
    wanted = [(f"/lines/{int(at[0]) + 2}{at[1:]}", detail) for at, detail in FAULTS]
    assert are(found, [("/lines/1/edition", half("ud800")), *wanted]), found


async def test_a_sound_operation_beside_them_is_none_of_the_faults(
    write: Write, connection: Connection
) -> None:
    await write(source())
    sound = put(b'"title": "\xf0\x9f\x98\x80", ' + EVIDENCE, b"sound")
    broken = put(rb'"title": "\ud800", "parent": "sound", ' + EVIDENCE)
    body = b"{" + HEAD + b', "operations": [' + sound + b", " + broken + b"]}"
    assert await told(connection, read_json(body)) == [
        ("/operations/1/record/title", half("ud800"))
    ]


def test_what_is_no_json_for_other_reasons_is_not_read() -> None:
    for raw in (b"", b"{", rb'{"a": "\ud800",}', b'{"a": "\xff}', b'{"a": "\n"}', b"[" * 100_000):
        assert read_leniently(raw, "") is None
    assert read_leniently(b'{"a": ["b", 1.5, true, null]}', "") is None


def test_the_rest_is_read_as_it_is_and_a_doubled_key_told() -> None:
    read = read_leniently(rb'{"a": ["\ud800", {"b": "\ud83d\ude00", "b": 1e2}, -7]}', "/o")
    assert read is not None
    places = [fault.pointer for fault in read.faults]
    assert (read.value, places) == ({"a": [None, {"b": 100.0}, -7]}, ["/o/a/0", "/o/a/1/b"])
    many = read_leniently(b"[" + b", ".join([rb'"\ud800"'] * 3_000) + b"]", "")
    assert isinstance(many, Lenient)
    assert (len(many.faults), many.value) == (1_000, [None] * 3_000)
