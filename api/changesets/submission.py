"""A change set as it came in: its head, and its operations in chunks."""

import contextlib
import hashlib
import uuid
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Raw

from api.changesets.collect import collect_faults
from api.changesets.faults import ChangeSetInvalidError, Fault
from api.ids import record_id
from schemas.changesets import RECORDS, ChangeSetHead, Operation, Record

CHUNK = 2_000
NUL = "\0"
#: What msgspec raises on bytes that it cannot read.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
T = TypeVar("T")


class MalformedError(ChangeSetInvalidError):
    """The body is no JSON, or no change set at all."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One operation, decoded, and where it and its record stand in what the writer sent.

    With faults it has no record, and only says that there is to be one.
    """

    pointer: str
    record_at: str
    operation: Operation
    id: uuid.UUID
    record: Record | None
    faults: Sequence[Fault] = ()


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """An operation of which not even the record's name could be read."""

    faults: Sequence[Fault]


Parsed = Step | Unreadable


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """A change set to be written: its head and where that stands, its operations, its digest."""

    head: ChangeSetHead
    head_at: str = ""
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


def read_json(body: bytes) -> Submission:
    """A change set sent as one JSON object; raises MalformedError with every fault of its head."""
    try:
        envelope = _decode(body, _Envelope, "")
    except MalformedError as error:
        raise MalformedError([*error.faults, *_faults_of_operations(body)]) from None
    digest = BodyDigest()
    digest.update(body)
    fields = {name: getattr(envelope, name) for name in ChangeSetHead.__struct_fields__}
    raws = [(f"/operations/{index}", raw) for index, raw in enumerate(envelope.operations)]
    head = ChangeSetHead(**fields)
    return Submission(head=head, chunks=_chunks(head.dataset, raws), digest=digest)


async def read_ndjson(lines: AsyncIterator[bytes]) -> Submission:
    """A change set sent as lines: first its head, then one operation a line."""
    digest = BodyDigest()
    first = await anext(lines, b"")
    digest.update(first)
    at = "/lines/1"
    head = _decode(first, ChangeSetHead, at)
    chunks = _line_chunks(head.dataset, lines, digest)
    return Submission(head=head, head_at=at, chunks=chunks, digest=digest)


def check_head(submission: Submission) -> None:
    """Raises MalformedError where the head has a character that PostgreSQL cannot keep."""
    found = _nul_fields(msgspec.to_builtins(submission.head), submission.head_at)
    faults = [Fault(pointer=at, detail="it has a NUL character (\\u0000)") for at in found]
    if faults:
        raise MalformedError(faults)


def _nul_fields(value: object, at: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _nul_fields(part, f"{at}/{name}")
    elif isinstance(value, str) and NUL in value:
        yield at


def parse_operation(dataset: str, raw: Any, pointer: str) -> Parsed:
    """One operation from JSON bytes."""
    try:
        operation = msgspec.json.decode(raw, type=Operation)
    except UNREADABLE as error:
        return Unreadable(faults=_operation_faults(raw, pointer, error))
    record, faults = None, list(_envelope_faults(operation, pointer))
    if operation.op == "put" and operation.record is not UNSET:
        kind = RECORDS[operation.kind]
        try:
            record = msgspec.json.decode(operation.record, type=kind)
        except UNREADABLE as error:
            faults += _judge(operation.record, kind, f"{pointer}/record", error)
    return make_step(dataset, operation, None if faults else record, pointer, faults=faults)


def make_step(
    dataset: str,
    operation: Operation,
    record: Record | None,
    pointer: str,
    *,
    record_at: str | None = None,
    faults: Sequence[Fault] = (),
) -> Step:
    """An operation with its record's id; the record stands at `pointer`/record unless said."""
    return Step(
        pointer=pointer,
        record_at=f"{pointer}/record" if record_at is None else record_at,
        operation=operation,
        id=record_id(dataset, operation.kind, operation.key),
        record=record,
        faults=faults,
    )


def _envelope_faults(operation: Operation, pointer: str) -> Iterable[Fault]:
    put = operation.op == "put"
    if put and operation.record is UNSET:
        yield Fault(pointer=pointer, detail="a put needs the field 'record'")
    if put and operation.reason is not UNSET:
        yield Fault(pointer=f"{pointer}/reason", detail="a put has no reason; the change set has")
    if not put and operation.record is not UNSET:
        yield Fault(pointer=f"{pointer}/record", detail="a retract has no record")
    if not put and operation.reason is UNSET:
        yield Fault(pointer=pointer, detail="a retract needs the field 'reason'")


def _operation_faults(raw: Any, pointer: str, error: Exception) -> list[Fault]:
    faults = _judge(raw, Operation, pointer, error)
    try:
        value = msgspec.json.decode(raw)
    except UNREADABLE:
        return faults
    if isinstance(value, dict) and "record" in value:
        at, kind = f"{pointer}/record", value.get("kind")
        faults = [fault for fault in faults if fault.pointer != at]
        if isinstance(kind, str) and kind in RECORDS:
            faults += collect_faults(value["record"], RECORDS[kind], at, strict=True)
    return faults or [Fault(pointer=pointer, detail=str(error))]


def _judge(raw: Any, kind: Any, pointer: str, error: Exception) -> list[Fault]:
    """Every fault of what `error` kept from being read as `kind`; there is always one."""
    try:
        value = msgspec.json.decode(raw)
    except RecursionError:
        return [Fault(pointer=pointer, detail="it is nested too deeply")]
    except UNREADABLE as broken:
        return [Fault(pointer=pointer, detail=f"this is no JSON: {broken}")]
    # Of a field given twice the untyped value is the last one, which may be right.
    return list(collect_faults(value, kind, pointer, strict=True)) or [
        Fault(pointer=pointer, detail=str(error))
    ]


def _faults_of_operations(body: bytes) -> Iterator[Fault]:
    """What is wrong with the operations of a change set whose head is faulty."""
    with contextlib.suppress(*UNREADABLE):
        raws = msgspec.json.decode(body, type=_Operations).operations
        for index, raw in enumerate(raws[:CHUNK]):
            yield from parse_operation("", raw, f"/operations/{index}").faults


def _decode(body: bytes, kind: type[T], pointer: str) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except UNREADABLE as error:
        raise MalformedError(_judge(body, kind, pointer, error)) from None


async def _chunks(dataset: str, raws: list[tuple[str, Any]]) -> AsyncIterator[list[Parsed]]:
    for start in range(0, len(raws), CHUNK):
        yield [parse_operation(dataset, raw, at) for at, raw in raws[start : start + CHUNK]]


async def _line_chunks(
    dataset: str, lines: AsyncIterator[bytes], digest: BodyDigest
) -> AsyncIterator[list[Parsed]]:
    chunk: list[Parsed] = []
    number = 1
    async for line in lines:
        number += 1
        digest.update(b"\n")
        digest.update(line)
        if line.strip():
            chunk.append(parse_operation(dataset, line, f"/lines/{number}"))
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    yield chunk
