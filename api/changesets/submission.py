"""A change set as it came in: its head, and its operations in chunks."""

import contextlib
import hashlib
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import Raw

from api.changesets.collect import find_nuls
from api.changesets.doubled import ENCODER, ESCAPED, count_marks, find_doubled
from api.changesets.faults import MOST_FAULTS, Fault, escape_unknown
from api.changesets.heads import OPERATIONS, Head, MalformedError, read_faulty_head
from api.changesets.lenient import Lenient, read_leniently
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


class Undoing(msgspec.Struct, frozen=True, kw_only=True):
    """Which change set is taken back, and what fields of the dataset were before it."""

    seq: int
    fields: Mapping[str, str | None]


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """A change set to be written: its head and where that stands, its operations, its digest.

    `gaps` are places in the head that could not be read; the first chunk brings their faults.
    """

    head: ChangeSetHead
    head_at: str = ""
    gaps: frozenset[str] = frozenset()
    chunks: AsyncIterator[list[Parsed]]
    digest: "BodyDigest"
    undoing: Undoing | None = None


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
TOP: Final = msgspec.json.Decoder(dict[str, Raw])


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


def _open(body: bytes) -> tuple[Head, list[Any]]:
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
    return _own_marks(body, operations) != count_marks(encoded) + len('""')


def _open_faulty(body: bytes) -> tuple[Head, list[Any]]:
    """The same of one whose head has faults; its operations are left as they are, if need be."""
    try:
        value, raws, doubled = _read_parts(body)
    except UNREADABLE:
        value, raws, doubled = _take_apart(_read_whole(body, ""))
    return read_faulty_head(value, _Envelope, "", doubled), raws


def _take_apart(read: Lenient) -> tuple[Any, list[Any], list[Fault]]:
    """The head, the operations, and the faults of the head alone."""
    operations = read.value.get(OPERATIONS) if isinstance(read.value, dict) else None
    if not isinstance(operations, list):
        return read.value, [], read.faults
    faults: defaultdict[str, list[Fault]] = defaultdict(list)
    for fault in read.faults:
        inner = fault.pointer.startswith(f"/{OPERATIONS}/")
        faults["/".join(fault.pointer.split("/")[:3]) if inner else ""].append(fault)
    raws = [
        Lenient(value=value, faults=faults[f"/{OPERATIONS}/{index}"])
        for index, value in enumerate(operations)
    ]
    return read.value | {OPERATIONS: []}, raws, faults[""]


def _read_parts(body: bytes) -> tuple[dict[str, Any], list[Any], list[Fault]]:
    """The fields of the head, the operations unread, and what stands twice in the head."""
    parts = TOP.decode(body)
    raws = _operations(parts)
    doubled: list[Fault] = []
    if ESCAPED in body or _own_marks(body, parts.values()) != len('""') * len(parts):
        found = find_doubled(body, "")
        doubled = [fault for fault in found if not fault.pointer.startswith(f"/{OPERATIONS}/")]
    else:
        for name, raw in parts.items():
            if name != OPERATIONS:
                doubled += find_doubled(bytes(raw), f"/{escape_unknown(name)}")
    value = {name: read_value(raw) for name, raw in parts.items() if name != OPERATIONS}
    if OPERATIONS in parts:
        value[OPERATIONS] = read_value(parts[OPERATIONS]) if raws is None else []
    return value, raws or [], doubled


def _operations(parts: dict[str, Raw]) -> list[Raw] | None:
    """The operations, if they are a list."""
    if OPERATIONS in parts:
        with contextlib.suppress(*UNREADABLE):
            return msgspec.json.decode(parts[OPERATIONS], type=list[Raw])
    return None


def _own_marks(body: bytes, parts: Iterable[Raw]) -> int:
    """How many quotation marks a text has besides those of its parts."""
    return count_marks(body) - sum(count_marks(bytes(part)) for part in parts)


def _read_first(line: bytes, at: str) -> Head:
    read = _read_whole(line, at)
    if not read.faults and not list(find_nuls(read.value, at)):
        with contextlib.suppress(*UNREADABLE):
            return Head(head=HEAD.decode(line))
    return read_faulty_head(read.value, ChangeSetHead, at, read.faults)


def _read_whole(body: bytes, at: str) -> Lenient:
    try:
        return Lenient(value=read_value(body), faults=find_doubled(body, at))
    except UNREADABLE as error:
        read = read_leniently(body, at)
        if read is None:
            raise MalformedError([tell_unread(body, error, at)]) from None
        return read


def _faults_of_operations(body: bytes) -> Iterator[Fault]:
    """What is wrong with the operations of a change set whose head says too little."""
    raws: list[Any] = []
    try:
        raws = msgspec.json.decode(body, type=_Operations).operations
    except UNREADABLE:
        read = read_leniently(body, "")
        raws = [] if read is None else _take_apart(read)[1]
    named = (f"/{OPERATIONS}/{index}" for index in range(CHUNK))
    yield from _alone([parse_operation("", raw, at) for at, raw in zip(named, raws, strict=False)])


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
    chunk = _Chunk(head)
    for at, raw in raws:
        chunk.add(raw, at)
        if chunk.is_full:
            yield chunk.take()
    yield chunk.take()


async def _line_chunks(
    head: Head, lines: AsyncIterator[bytes], digest: BodyDigest
) -> AsyncIterator[list[Parsed]]:
    chunk = _Chunk(head)
    number = 1
    async for line in lines:
        number += 1
        digest.update(b"\n")
        digest.update(line)
        if line.strip():
            chunk.add(line, f"/lines/{number}")
        if chunk.is_full:
            yield chunk.take()
    yield chunk.take()


class _Chunk:
    """Operations until there are enough of them, or of their faults."""

    def __init__(self, head: Head) -> None:
        self._dataset = head.head.dataset
        self._parts: list[Parsed] = []
        self._faults = 0
        if head.faults:
            self._parts.append(Unreadable(faults=head.faults))

    def add(self, raw: Any, pointer: str) -> None:
        part = parse_operation(self._dataset, raw, pointer)
        self._parts.append(part)
        self._faults += len(part.faults)

    @property
    def is_full(self) -> bool:
        return len(self._parts) >= CHUNK or self._faults >= MOST_FAULTS

    def take(self) -> list[Parsed]:
        parts, self._parts, self._faults = self._parts, [], 0
        return parts
