"""Whether what a change set changed is still as it left it; the writer's lock is held."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from api.changesets.rows import PURGED
from api.changesets.submission import Undoing
from api.database import Connection, load_statements
from api.errors import WhenceError
from api.ids import public_id
from schemas.base import UNSET
from schemas.problems import ProblemFault

SQL: Final = load_statements(Path(__file__).parent / "sql" / "revert.sql")
Row = Any


class RevertRefusedError(WhenceError):
    """A change set that cannot be reverted as things are; `faults` are all that is in the way."""

    def __init__(self, seq: int, detail: str = "", faults: Sequence[ProblemFault] = ()) -> None:
        many = f"{len(faults)} things are in the way; the first: " if len(faults) > 1 else ""
        told = detail or f"{many}{faults[0].detail}"
        super().__init__(f"the change set {seq} cannot be reverted: {told}")
        self.faults = list(faults)


async def require_untouched(connection: Connection, undoing: Undoing) -> None:
    """Raise RevertRefusedError with all that later change sets changed again."""
    reverts = await connection.fetch(SQL["list_reverts"], undoing.seq)
    later = (undoing.seq, cancelled(undoing.seq, [(r["seq"], r["reverts_seq"]) for r in reverts]))
    records = await connection.fetch(SQL["touched_later"], *later)
    fields = await connection.fetch(SQL["redescribed_later"], *later, list(undoing.fields))
    faults = [_record_fault(row) for row in records] + [_field_fault(row) for row in fields]
    if faults:
        raise RevertRefusedError(undoing.seq, faults=faults)


def cancelled(seq: int, reverts: Sequence[tuple[int, int]]) -> list[int]:
    """Change sets after `seq` that come to nothing: each that was reverted, and what reverted it.

    `reverts` are those after it, the last first: the seq of each, and of what it takes back. One
    that was reverted itself takes back nothing.
    """
    undone: set[int] = set()
    pairs: set[int] = set()
    for revert, of in reverts:
        if revert not in undone:
            undone.add(of)
            pairs |= {revert, of} if of > seq else set()
    return sorted(pairs)


def _record_fault(row: Row) -> ProblemFault:
    by = f"by the change set {row['seq']} ({row['change_set']})"
    detail = f"the {row['kind']} {row['key']!r} was changed again {by}: revert that first"
    record = public_id(row["kind"], row["id"])
    if row["op"] == "purge":
        detail = f"the {row['kind']} {record} was purged {by}: that is for good"
        if not row["key"].startswith(PURGED):
            detail = f"what the {row['kind']} {record} was before was purged {by}: that is for good"
    return ProblemFault(
        record=record,
        key=UNSET if row["op"] == "purge" else row["key"],
        change_set=row["change_set"],
        seq=row["seq"],
        detail=detail,
    )


def _field_fault(row: Row) -> ProblemFault:
    return ProblemFault(
        change_set=row["change_set"],
        seq=row["seq"],
        detail=f"the dataset's {row['field']} was changed again by the change set {row['seq']} "
        f"({row['change_set']}): revert that first",
    )
