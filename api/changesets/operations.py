"""One operation of a change set: its record decoded, or as much of it as can be read."""

import json
import re
import uuid
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final, Literal

import msgspec
from asyncpg.pgproto.pgproto import UUID
from msgspec import UNSET

from api.changesets.collect import collect_faults, find_nuls
from api.changesets.doubled import find_doubled, may_double
from api.changesets.faults import MOST_FAULTS, Fault
from api.changesets.lenient import Lenient, read_leniently
from api.changesets.rows import RawRow
from api.changesets.salvage import NOBODY, Remains, covers, salvage
from api.ids import record_digest
from schemas.base import Key
from schemas.changesets import RECORDS, ExpectVersion, Operation, Record

CHUNK: Final = 2_000
#: What msgspec raises on bytes that it cannot read.
UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
OPERATION: Final = msgspec.json.Decoder(Operation)
DECODERS: Final[Mapping[str, msgspec.json.Decoder[Record]]] = {
    kind: msgspec.json.Decoder(record) for kind, record in RECORDS.items()
}
#: Links are written by words of their own; what these do to the record is the same.
PLAIN: Final[Mapping[str, Literal["put", "retract"]]] = {"link": "put", "unlink": "retract"}
INVERSE: Final[Mapping[str, str]] = {plain: repr(word) for word, plain in PLAIN.items()}
LINK: Final = "link"
NAMED: Final = re.compile(rb'"key"\s*:\s*("(?:[^"\\]|\\.){0,1200}")')
#: Operation → the field that it needs; it has none of the others.
NEEDS: Final[Mapping[str, str | None]] = {
    "put": "record",
    "retract": "reason",
    "merge": "into",
    "unmerge": None,
    "link": "record",
    "unlink": "reason",
}
FIELDS: Final = ("record", "reason", "into")
#: The decoder's own limit varies; 400 levels it always reads.
TOO_DEEP: Final = "it is nested more than 400 levels deep; no change set needs more than ten"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One operation, decoded, and where it and its record stand in what the writer sent.

    With faults it has no record, but what remains of one. A retraction with a record is retracted
    as that: a revert retracts again what was revived. Raw rows are kept beside the record in the
    place of those that it has; none: those stay.
    """

    pointer: str
    record_at: str
    operation: Operation
    id: uuid.UUID
    record: Record | None
    faults: Sequence[Fault] = ()
    remains: Remains[Record] | None = None
    raw: Sequence[RawRow] = ()
    #: SHA-256 of the canonical JSON of a record that is known to have no NUL, and to differ from
    #: what is there.
    hash: bytes | None = None


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """An operation of which it is not known what it does to which record.

    `keys` are all that it names as one: what they are keys of may be told by it.
    """

    faults: Sequence[Fault]
    keys: frozenset[str] = frozenset()


Parsed = Step | Unreadable


def parse_operation(dataset: str, given: Any, pointer: str) -> Parsed:
    """One operation from JSON bytes, or from what could only be read leniently."""
    if isinstance(given, Lenient) and given.faults:
        return _read_meant(dataset, given, pointer, None)
    raw = json.dumps(given.value).encode() if isinstance(given, Lenient) else bytes(given)
    try:
        operation = OPERATION.decode(raw)
        record = _decode_record(operation)
    except UNREADABLE as error:
        return _read_faulty(dataset, raw, pointer, error)
    if not _is_whole(operation) or (may_double(raw) and find_doubled(raw, pointer)):
        return _read_faulty(dataset, raw, pointer, None)
    return make_step(dataset, operation, record, pointer)


def make_step(
    dataset: str,
    operation: Operation,
    record: Record | Remains[Record] | None,
    pointer: str,
    *,
    record_at: str | None = None,
    faults: Sequence[Fault] = (),
) -> Step:
    """An operation with its record's id; the record stands at `pointer`/record unless said."""
    if operation.op in PLAIN:
        operation = msgspec.structs.replace(operation, op=PLAIN[operation.op])
    return Step(
        pointer=pointer,
        record_at=f"{pointer}/record" if record_at is None else record_at,
        operation=operation,
        id=UUID(record_digest(dataset, operation.kind, operation.key)),
        record=None if isinstance(record, Remains) else record,
        faults=faults,
        remains=record if isinstance(record, Remains) else None,
    )


def judged_step(
    operation: Operation,
    own: bytes,
    record: Record,
    raw: Sequence[RawRow],
    digest: bytes | None,
) -> Step:
    """A put of a sound record, whose id and digest are known; it stands in no document."""
    at = f"/{operation.kind}/{operation.key}"
    return Step(
        pointer=at,
        record_at=at,
        operation=operation,
        id=UUID(own),
        record=record,
        raw=raw,
        hash=digest,
    )


def _decode_record(operation: Operation) -> Record | None:
    if operation.record is UNSET or PLAIN.get(operation.op, operation.op) != "put":
        return None
    return DECODERS[operation.kind].decode(operation.record)


def _is_whole(operation: Operation) -> bool:
    """Whether it has what belongs to it, and nothing else."""
    given = [name for name in FIELDS if getattr(operation, name) is not UNSET]
    needed = [name for name in (NEEDS[operation.op],) if name is not None]
    return given == needed and _right_words(operation.op, operation.kind) is None


def _read_faulty(dataset: str, raw: bytes, pointer: str, error: Exception | None) -> Parsed:
    try:
        read = Lenient(value=read_value(raw), faults=find_doubled(raw, pointer))
    except UNREADABLE as broken:
        lenient = read_leniently(raw, pointer)
        if lenient is None:
            return Unreadable(faults=[tell_unread(raw, broken, pointer)], keys=_named(raw))
        read = lenient
    return _read_meant(dataset, read, pointer, error)


def _read_meant(dataset: str, read: Lenient, pointer: str, error: Exception | None) -> Parsed:
    """The operation that it was to be, with all that is wrong with it."""
    value = read.value
    known = frozenset(fault.pointer for fault in read.faults)
    found = _faults(value, pointer)
    others = (fault for fault in found if not covers(known, fault.pointer))
    faults = list(islice(chain(read.faults, others), MOST_FAULTS))
    faults = faults or [Fault(pointer=pointer, detail=str(error))]
    operation = _meant(value, pointer) if isinstance(value, dict) else None
    if operation is None or len(faults) >= MOST_FAULTS:
        return Unreadable(faults=faults, keys=_named(json.dumps(value).encode()))
    remains = None
    if operation.op == "put":
        remains = salvage(value.get("record"), RECORDS[operation.kind], f"{pointer}/record")
        known |= {f"{pointer}/key"} if operation.key.startswith(NOBODY) else frozenset()
        remains = msgspec.structs.replace(remains, gaps=remains.gaps | known)
    return make_step(dataset, operation, remains, pointer, faults=faults)


def read_value(raw: bytes) -> Any:
    """Whatever the JSON says; raises one of UNREADABLE."""
    return msgspec.json.decode(raw)


def tell_unread(raw: bytes, error: Exception, pointer: str) -> Fault:
    """Why it is no JSON."""
    detail = f"this is no JSON: {str(error).split(' - at `$')[0]}"
    if isinstance(error, RecursionError):
        detail = TOO_DEEP
    if raw.startswith(BOM_UTF8):
        detail = "it begins with a byte order mark; send UTF-8 without one"
    elif raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        detail = "this is UTF-16; send UTF-8"
    return Fault(pointer=pointer, detail=detail)


def _named(raw: bytes) -> frozenset[str]:
    """The keys in what may be broken JSON."""
    keys = set()
    for found in NAMED.finditer(raw):
        try:
            keys.add(json.loads(found[1]))
        except ValueError:
            continue
    return frozenset(keys)


def _meant(value: dict[str, Any], pointer: str) -> Operation | None:
    """The operation without its record, where it is known which it touches."""
    kind, key, op = value.get("kind"), value.get("key"), value.get("op")
    if not isinstance(kind, str) or kind not in RECORDS or _is_misplaced(op, kind):
        return None
    if not isinstance(op, str) or op not in NEEDS:
        if "record" not in value:
            return None
        op = "put"
    plain = PLAIN.get(op, op)
    if not _fits(key, Key):
        if plain != "put":
            return None
        key = f"{NOBODY}{pointer}/key"
    expected = value.get("expect_version")
    version = expected if _fits(expected, ExpectVersion) else UNSET
    return msgspec.convert(
        {"op": plain, "kind": kind, "key": key}
        | ({} if version is UNSET else {"expect_version": version}),
        Operation,
    )


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _faults(value: Any, pointer: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        return collect_faults(value, Operation, pointer, strict=True)
    return chain(_envelope_faults(value, pointer), _record_faults(value, f"{pointer}/record"))


def _envelope_faults(value: dict[str, Any], pointer: str) -> Iterator[Fault]:
    """What is wrong with the operation but for its record."""
    for fault in collect_faults(value, Operation, pointer, strict=True):
        if fault.pointer != f"{pointer}/record":
            yield fault
    op = value.get("op")
    if not isinstance(op, str) or op not in NEEDS:
        return
    needed, named = NEEDS[op], f"{'an' if op.startswith('u') else 'a'} {op}"
    if needed is not None and needed not in value:
        yield Fault(pointer=pointer, detail=f"{named} needs the field {needed!r}")
    for name in FIELDS:
        if name in value and name != needed:
            known = "; the change set has" if name == "reason" else ""
            yield Fault(pointer=f"{pointer}/{name}", detail=f"{named} has no {name}{known}")
    kind = value.get("kind")
    right = _right_words(op, kind) if isinstance(kind, str) and kind in RECORDS else None
    if right is not None:
        yield Fault(
            pointer=f"{pointer}/op", detail=f"{op!r} is not for {kind}s: there it is {right}"
        )


def _right_words(op: str, kind: str) -> str | None:
    """What is right for such a record where the operation is not: links have their own."""
    if kind == LINK:
        return None if op in PLAIN else INVERSE.get(op, "'link' or 'unlink'")
    return repr(PLAIN[op]) if op in PLAIN else None


def _is_misplaced(op: Any, kind: Any) -> bool:
    """Whether nobody knows what its record is: that of a link, or one of that kind."""
    return op in (("link", "unlink") if kind != LINK else ("merge", "unmerge"))


def _record_faults(value: dict[str, Any], at: str) -> Iterator[Fault]:
    kind = value.get("kind")
    if "record" not in value or NEEDS.get(str(value.get("op")), "record") != "record":
        return
    if isinstance(kind, str) and kind in RECORDS and not _is_misplaced(value.get("op"), kind):
        yield from collect_faults(value["record"], RECORDS[kind], at, strict=True)
    yield from find_nuls(value["record"], at)
