"""A change set as it came in: its head, and its operations in chunks."""

import contextlib
import hashlib
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, Final

import msgspec
from msgspec import Raw

from api.changesets.collect import find_nuls
from api.changesets.doubled import ENCODER, ESCAPED, count_marks, find_doubled
from api.changesets.faults import Fault
from api.changesets.heads import OPERATIONS, Head, MalformedError, read_faulty_head
from api.changesets.operations import (
    CHUNK,
    UNREADABLE,
    Parsed,
    Step,
    Unreadable,
    parse_operation,
    read_value,
    tell_unread,
)
from api.changesets.remains import judge_alone
from schemas.changesets import ChangeSetHead

HEAD: Final = msgspec.json.Decoder(ChangeSetHead)


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """A change set to be written: its head and where that stands, its operations, its digest.

    `gaps` are places in the head that could not be read; the first chunk brings their faults.
    """

    head: ChangeSetHead
    head_at: str = ""
    gaps: frozenset[str] = frozenset()
    chunks: AsyncIterator[list[Parsed]]
    digest: "BodyDigest"


class BodyDigest:
    """SHA-256 of a body that is still being read."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def update(self, data: bytes) -> None:
        self._hash.update(data)

    def digest(self) -> bytes:
        return self._hash.digest()


class _Envelope(ChangeSetHead, frozen=True, kw_only=True):
    operations: list[Raw]


class _Operations(msgspec.Struct, frozen=True, kw_only=True):
    operations: list[Raw]


ENVELOPE: Final = msgspec.json.Decoder(_Envelope)


def read_json(body: bytes) -> Submission:
    """A change set sent as one JSON object; raises MalformedError where it names no dataset."""
    try:
        head, raws = _open(body)
    except MalformedError as error:
        raise MalformedError([*error.faults, *_faults_of_operations(body)]) from None
    digest = BodyDigest()
    digest.update(body)
    chunks = _chunks(head, [(f"/{OPERATIONS}/{index}", raw) for index, raw in enumerate(raws)])
    return Submission(head=head.head, gaps=head.gaps, chunks=chunks, digest=digest)


async def read_ndjson(lines: AsyncIterator[bytes]) -> Submission:
    """A change set sent as lines: first its head, then one operation a line."""
    digest = BodyDigest()
    first = await anext(lines, b"")
    digest.update(first)
    at = "/lines/1"
    try:
        head = _read_first(first, at)
    except MalformedError as error:
        raise MalformedError([*error.faults, *await _faults_of_lines(lines)]) from None
    chunks = _line_chunks(head, lines, digest)
    return Submission(head=head.head, head_at=at, gaps=head.gaps, chunks=chunks, digest=digest)


def _open(body: bytes) -> tuple[Head, list[Raw]]:
    """The head and the operations of a whole change set."""
    try:
        envelope = ENVELOPE.decode(body)
    except UNREADABLE:
        return _open_faulty(body)
    fields = {name: getattr(envelope, name) for name in ChangeSetHead.__struct_fields__}
    head = ChangeSetHead(**fields)
    if _may_be_amiss(body, head, envelope.operations):
        return _open_faulty(body)
    return Head(head=head), envelope.operations


def _may_be_amiss(body: bytes, head: ChangeSetHead, operations: Sequence[Raw]) -> bool:
    """Whether the head may have a key twice, or a NUL; its own keys are those of no operation."""
    encoded = ENCODER.encode(head)
    if b"\\u0000" in encoded or ESCAPED in body:
        return True
    within = sum(count_marks(bytes(raw)) for raw in operations)
    return count_marks(body) - within != count_marks(encoded) + len('""')


def _open_faulty(body: bytes) -> tuple[Head, list[Raw]]:
    value, doubled = _read_head_value(body, "")
    doubled = [fault for fault in doubled if not fault.pointer.startswith(f"/{OPERATIONS}/")]
    head = read_faulty_head(value, _Envelope, "", doubled)
    raws: list[Raw] = []
    with contextlib.suppress(*UNREADABLE):
        raws = msgspec.json.decode(body, type=_Operations).operations
    return head, raws


def _read_first(line: bytes, at: str) -> Head:
    value, doubled = _read_head_value(line, at)
    if not doubled and not list(find_nuls(value, at)):
        with contextlib.suppress(*UNREADABLE):
            return Head(head=HEAD.decode(line))
    return read_faulty_head(value, ChangeSetHead, at, doubled)


def _read_head_value(body: bytes, at: str) -> tuple[Any, list[Fault]]:
    try:
        return read_value(body), find_doubled(body, at)
    except UNREADABLE as error:
        raise MalformedError([tell_unread(body, error, at)]) from None


def _faults_of_operations(body: bytes) -> Iterator[Fault]:
    """What is wrong with the operations of a change set whose head says too little."""
    with contextlib.suppress(*UNREADABLE):
        raws = msgspec.json.decode(body, type=_Operations).operations
        named = (f"/{OPERATIONS}/{index}" for index in range(CHUNK))
        yield from _alone(
            [parse_operation("", raw, at) for at, raw in zip(named, raws, strict=False)]
        )


async def _faults_of_lines(lines: AsyncIterator[bytes]) -> list[Fault]:
    """What is wrong with the first lines after one that is no head."""
    parsed: list[Parsed] = []
    number = 1
    async for line in lines:
        number += 1
        if line.strip():
            parsed.append(parse_operation("", line, f"/lines/{number}"))
        if number > CHUNK:
            break
    return list(_alone(parsed))


def _alone(parsed: Sequence[Parsed]) -> Iterator[Fault]:
    for part in parsed:
        yield from part.faults
    yield from judge_alone([part for part in parsed if isinstance(part, Step)])


async def _chunks(head: Head, raws: list[tuple[str, Any]]) -> AsyncIterator[list[Parsed]]:
    if head.faults:
        yield [Unreadable(faults=head.faults)]
    dataset = head.head.dataset
    for start in range(0, len(raws), CHUNK):
        yield [parse_operation(dataset, raw, at) for at, raw in raws[start : start + CHUNK]]


async def _line_chunks(
    head: Head, lines: AsyncIterator[bytes], digest: BodyDigest
) -> AsyncIterator[list[Parsed]]:
    chunk: list[Parsed] = [Unreadable(faults=head.faults)] if head.faults else []
    number = 1
    async for line in lines:
        number += 1
        digest.update(b"\n")
        digest.update(line)
        if line.strip():
            chunk.append(parse_operation(head.head.dataset, line, f"/lines/{number}"))
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    yield chunk
