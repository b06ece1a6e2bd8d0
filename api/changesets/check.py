"""What only the database can say is wrong with a change set, all of it at once."""

from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any, Final

from api.changesets.faults import Fault
from api.changesets.stage import Staged
from api.database import Connection, load_statements
from api.errors import WhenceError

SQL: Final = load_statements(Path(__file__).parent / "sql" / "check.sql")
#: Pointers into the head, which stands elsewhere in the NDJSON form.
HEAD: Final = "/dataset_meta/"
Row = Any


class StaleVersionError(WhenceError):
    """A record has another version than the writer has read."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(fault.detail for fault in faults[:5]))
        self.faults = faults


async def check_versions(connection: Connection) -> None:
    """Raises StaleVersionError with the current versions, where they are not as expected."""
    rows = await connection.fetch(SQL["unexpected_versions"])
    if rows:
        raise StaleVersionError(
            [
                Fault(
                    pointer=f"{row['pointer']}/expect_version",
                    detail=f"the {row['kind']} {row['key']!r} has version {row['version']}, "
                    f"not {row['expect_version']}: "
                    + ("read it again" if row["version"] else "it does not exist yet, expect 0"),
                )
                for row in rows
            ]
        )


async def check_stage(
    connection: Connection, dataset_id: int, head_at: str, staged: Staged
) -> None:
    """Add every fault that the tables show to those already found."""
    async for fault in _faults(connection, dataset_id, staged):
        at = f"{head_at}{fault.pointer}" if fault.pointer.startswith(HEAD) else fault.pointer
        staged.faults.append(Fault(pointer=at, detail=fault.detail))


async def _faults(connection: Connection, dataset_id: int, staged: Staged) -> AsyncIterator[Fault]:
    for name, tell in TELL.items():
        arguments = (dataset_id,) if "$1" in SQL[name] else ()
        for row in await connection.fetch(SQL[name], *arguments):
            if staged.unsound_events and row.get("kind") == "participation":
                continue  # It may stand in an event whose own faults kept it out.
            pointer, detail = tell(row)
            yield Fault(pointer=pointer, detail=detail)


def _dangling(row: Row) -> tuple[str, str]:
    known = "is retracted" if row["status"] else "is neither in the dataset nor in this change set"
    return row["pointer"], f"the {row['kind']} {row['key']!r} {known}"


def _unknown(row: Row) -> tuple[str, str]:
    return row["pointer"], f"there is no {row['kind']} {row['key']!r} to retract"


def _still_named(row: Row) -> tuple[str, str]:
    return (
        row["pointer"],
        f"the {row['kind']} {row['key']!r} is still named by the {row['document_kind']} "
        f"{row['document_key']!r}; change or retract that too",
    )


def _parted(row: Row) -> tuple[str, str]:
    return (
        row["pointer"],
        f"the participation {row['key']!r} leaves the event {row['event_key']!r}, but the "
        f"statement {row['statement_key']!r} is about it; change that too",
    )


def _moved(row: Row) -> tuple[str, str]:
    return (
        f"{row['pointer']}/key",
        f"the participation {row['key']!r} belongs to {row['event_key']!r} and never moves; "
        "take another key",
    )


def _inactive_publisher(row: Row) -> tuple[str, str]:
    known = "is retracted" if row["status"] else "is no actor of the dataset"
    return "/dataset_meta/publisher", f"the dataset's publisher {known}"


def _passage(row: Row) -> tuple[str, str]:
    fact, source = f"the {row['kind']} {row['key']!r}", f"the source {row['source_key']!r}"
    if row["text_length"] is not None and row["end_at"] > row["text_length"]:
        detail = (
            f"a passage of {fact} ends at {row['end_at']}, beyond the text of {source}, "
            f"which has {row['text_length']} code points"
        )
    elif row["policy"] == "excerpt":
        detail = f"a passage of {fact} shows more than the 300 code points that {source} allows"
    else:
        detail = (
            f"a passage of {fact} shows words of {source}, whose policy is none: leave out "
            "exact, prefix and suffix"
        )
    return row["pointer"], detail


def _overdrawn(row: Row) -> tuple[str, str]:
    return (
        row["pointer"],
        f"passages and quotes of the source {row['source_key']!r} show {row['shown']} of its "
        f"{row['text_length']} code points; its policy lets a tenth out",
    )


def _quote(row: Row) -> tuple[str, str]:
    return (
        row["pointer"],
        f"the policy of the source {row['source_key']!r} lets no quote of "
        f"{row['key']!r} out; "
        "paraphrase it in `content`",
    )


def _circular_statement(row: Row) -> tuple[str, str]:
    return row["pointer"], f"the statement {row['key']!r} comes back to itself by its relations"


def _circular_event(row: Row) -> tuple[str, str]:
    return row["pointer"], f"the event {row['key']!r} comes back to itself by its parents"


def _coded(row: Row) -> tuple[str, str]:
    return (
        row["pointer"],
        f"{row['key']!r} is coded, but the dataset has no publisher to code it; "
        "dataset_meta names one",
    )


TELL: Final[Mapping[str, Callable[[Row], tuple[str, str]]]] = {
    "dangling_references": _dangling,
    "unknown_retractions": _unknown,
    "retracted_but_named": _still_named,
    "parted_participations": _parted,
    "moved_participations": _moved,
    "inactive_publisher": _inactive_publisher,
    "faulty_passages": _passage,
    "overdrawn_sources": _overdrawn,
    "quotes_without_leave": _quote,
    "circular_statements": _circular_statement,
    "circular_events": _circular_event,
    "coded_without_publisher": _coded,
}
