"""Takes a change set back: what it changed is put as it was before it, by the one writer."""

import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import UNSET, UnsetType

from api.changesets.collect import collect_faults, find_nuls
from api.changesets.datasets import NEEDED, FieldChange, FieldChanges
from api.changesets.doubled import find_doubled
from api.changesets.faults import ChangeSetInvalidError, Fault
from api.changesets.heads import MalformedError
from api.changesets.operations import (
    CHUNK,
    UNREADABLE,
    Parsed,
    Step,
    Unreadable,
    make_step,
    read_value,
    tell_unread,
)
from api.changesets.restore import Keys, ids_named, key_of, restore
from api.changesets.submission import BodyDigest, Submission, Undoing
from api.changesets.untouched import RevertRefusedError
from api.changesets.write import Writing, write_change_set
from api.database import Connection, load_statements
from api.ids import parse_id, public_id
from schemas.changesets import (
    MOST_REASON,
    ChangeSetHead,
    ChangeSetResult,
    Operation,
    RevertInput,
)
from schemas.codes import Reason
from schemas.problems import ProblemFault

SQL: Final = load_statements(Path(__file__).parent / "sql" / "revert.sql")
#: What no dataset can be without: it stays as a dataset was made with it.
KEPT: Final = (*NEEDED, "distribution")
#: Change sets that are nobody's to take back → why.
LASTING: Final[Mapping[str, str]] = {
    "render": "it is an upgrade that renders current bodies again; there is nothing to restore",
    "purge": "what was purged is gone for good; write it anew under another key, if it may be said",
}
#: Of one that changed nothing but its dataset, by a Whence that did not keep what.
UNKNOWN: Final = "it changed its dataset alone, and what that was before is not known"
#: Why a record that was not there before is retracted: the change set says it, and whether what it
#: takes back was an error is not known.
REASON: Final[Reason] = "other"
#: What brings back what was retracted.
REVIVING: Final = ("put", "link")
Advance = Callable[[int], None]
Row = Any


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A change set to be reverted, how many records it changed, the edition before it."""

    seq: int
    id: uuid.UUID
    operation: str
    reason: str
    dataset: str
    distribution: str
    fields: FieldChanges
    changes: int
    edition: str | None


class _Retracted(msgspec.Struct, frozen=True):
    reason: Reason


class _Merged(msgspec.Struct, frozen=True):
    merged_into: str | UnsetType = UNSET


def read_revert(body: bytes) -> RevertInput:
    """What is said of a revert; raises MalformedError, or ChangeSetInvalidError with all faults."""
    if not body.strip():
        return RevertInput()
    try:
        value = read_value(body)
    except UNREADABLE as error:
        raise MalformedError([tell_unread(body, error, "")]) from None
    faults = [*find_doubled(body, ""), *collect_faults(value, RevertInput, "", strict=True)]
    faults += find_nuls(value, "")
    if not isinstance(value, dict):
        raise MalformedError(faults)
    if faults:
        raise ChangeSetInvalidError(faults)
    return msgspec.convert(value, RevertInput)


async def find_target(connection: Connection, named: uuid.UUID | int) -> Target | None:
    """The change set of that id, or of that seq."""
    by = (None, named) if isinstance(named, int) else (named, None)
    row = await connection.fetchrow(SQL["find_change_set"], *by)
    if row is None:
        return None
    fields = msgspec.json.decode(row["fields"], type=dict[str, FieldChange])
    return Target(**{**row, "fields": fields})


async def write_revert(
    connection: Connection,
    target: Target,
    given: RevertInput,
    writing: Writing,
    advance: Advance = lambda _: None,
) -> ChangeSetResult:
    """Write what restores it; RevertRefusedError with all that is in the way leaves no trace."""
    if target.operation in LASTING:
        raise RevertRefusedError(target.seq, LASTING[target.operation])
    if not target.changes and not target.fields:
        raise RevertRefusedError(target.seq, UNKNOWN)
    digest = BodyDigest()
    digest.update(b"revert " + target.id.bytes + msgspec.json.encode(given))
    submission = Submission(
        head=_head(target, given),
        chunks=_chunks(connection, target, advance),
        digest=digest,
        undoing=Undoing(seq=target.seq, fields=_fields_before(target.fields)),
    )
    try:
        return await write_change_set(connection, submission, writing)
    except ChangeSetInvalidError as error:
        raise RevertRefusedError(target.seq, faults=[_told(f) for f in error.faults]) from None


def _head(target: Target, given: RevertInput) -> ChangeSetHead:
    reason = f"Revert the change set {target.seq}: {target.reason}"[:MOST_REASON]
    return ChangeSetHead(
        id=given.id,
        dataset=target.dataset,
        reason=reason if given.reason is UNSET else given.reason,
        edition=UNSET if target.edition is None else target.edition,
    )


def _fields_before(fields: FieldChanges) -> Mapping[str, str | None]:
    return {
        name: change.before
        for name, change in fields.items()
        if change.before is not None or name not in KEPT
    }


async def _chunks(
    connection: Connection, target: Target, advance: Advance
) -> AsyncIterator[list[Parsed]]:
    """The operations that restore what it changed. Each stands at the public id of its record."""
    last = 0
    while rows := await connection.fetch(SQL["list_changes"], target.seq, last, CHUNK):
        last = rows[-1]["ordinal"]
        before = [row["body_before"] for row in rows if row["body_before"] is not None]
        keys = await keys_named(connection, before)
        yield [_undo(target.dataset, row, keys) for row in rows]
        advance(len(rows))


async def keys_named(connection: Connection, bodies: Sequence[str]) -> Keys:
    """The keys of all that these bodies name by its public id."""
    named = {name: parse_id(name)[1] for body in bodies for name in ids_named(body)}
    found = await connection.fetch(SQL["find_keys"], list(named.values()))
    keys = {row["id"]: row["key"] for row in found}
    return {name: keys[own] for name, own in named.items() if own in keys}


def _undo(dataset: str, row: Row, keys: Keys) -> Parsed:
    at = public_id(row["kind"], row["id"])
    name = f"the {row['kind']} {row['key']!r}"
    if row["op"] not in UNDO:
        detail = f"{name} took part in a {row['op']}, which a revert does not undo"
        return Unreadable(faults=[Fault(pointer=at, detail=detail)])
    try:
        return UNDO[row["op"]](dataset, at, row, keys)
    except msgspec.ValidationError as error:
        detail = f"{name} cannot be put again as it was: {error}"
        return Unreadable(faults=[Fault(pointer=at, detail=detail)])


def _restore_state(dataset: str, at: str, row: Row, keys: Keys) -> Step:
    """What was there is put again; what was not is retracted, what was retracted is so as then."""
    kind, key, body = row["kind"], row["key"], row["body_before"]
    if body is None:
        operation = Operation(op="retract", kind=kind, key=key, reason=REASON)
        return make_step(dataset, operation, None, at)
    if row["status_before"] != "retracted":
        return make_step(
            dataset, Operation(op="put", kind=kind, key=key), restore(kind, body, keys), at
        )
    reason = msgspec.json.decode(body, type=_Retracted).reason
    operation = Operation(op="retract", kind=kind, key=key, reason=reason)
    # Retracted for another reason, it was the same; what was put meanwhile was not.
    record = restore(kind, body, keys) if row["op"] in REVIVING else None
    return make_step(dataset, operation, record, at)


def _restore_merge(dataset: str, at: str, row: Row, keys: Keys) -> Step:
    """What answered for it, or that nothing did."""
    kind, key = row["kind"], row["key"]
    into = msgspec.json.decode(row["body_before"], type=_Merged).merged_into
    if into is UNSET:
        return make_step(dataset, Operation(op="unmerge", kind=kind, key=key), None, at)
    operation = Operation(op="merge", kind=kind, key=key, into=key_of(into, keys))
    return make_step(dataset, operation, None, at)


def _told(fault: Fault) -> ProblemFault:
    """A fault of the restoring operations, which nobody sent: of a record instead of at a place."""
    named = fault.pointer.partition("/")[0]
    return ProblemFault(record=named or UNSET, detail=fault.detail)


#: What brought a version → what undoes it.
UNDO: Final[Mapping[str, Callable[[str, str, Row, Keys], Step]]] = {
    "put": _restore_state,
    "retract": _restore_state,
    "merge": _restore_merge,
    "unmerge": _restore_merge,
    "link": _restore_state,
    "unlink": _restore_state,
}
