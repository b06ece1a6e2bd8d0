"""What only the database can say is wrong with a change set, all of it at once."""

import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from api.changesets.cycles import Edge, find_cycles
from api.changesets.faults import Fault
from api.changesets.remains import Unsound
from api.changesets.rows import PURGED
from api.changesets.salvage import covers
from api.changesets.stage import Staged
from api.changesets.submission import Submission
from api.database import Connection, load_statements
from api.errors import WhenceError
from api.ids import public_id

FILES: Final = Path(__file__).parent / "sql"
SQL: Final = {**load_statements(FILES / "check.sql"), **load_statements(FILES / "check_texts.sql")}
MISSING: Final = "is neither in the dataset nor in this change set"
Row = Any


class StaleVersionError(WhenceError):
    """A record has another version than the writer has read."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(fault.detail for fault in faults[:5]))
        self.faults = faults


async def check_stage(
    connection: Connection,
    dataset_id: int,
    submission: Submission,
    staged: Staged,
    *,
    is_new: bool = False,
) -> None:
    """Add every fault that the tables show to those already found.

    `is_new`: this transaction made each record and each part. Raises StaleVersionError with all of
    them where versions are others than expected: read again, the rest may have another cause.
    """
    staged.faults += await _publisher_faults(connection, dataset_id, submission, staged.unsound)
    names = [name for name in TELL if not (is_new and name in OF_KNOWN)]
    found = _faults(connection, dataset_id, staged.unsound, names)
    staged.faults += [fault async for fault in found]
    stale = [_stale(row) for row in await connection.fetch(SQL["unexpected_versions"])]
    if stale:
        raise StaleVersionError([*stale, *staged.faults])


async def _publisher_faults(
    connection: Connection, dataset_id: int, submission: Submission, unsound: Unsound
) -> list[Fault]:
    """The publisher that is named and not there, or that is retracted while it is one."""
    meta = submission.head.dataset_meta
    named = meta if meta is msgspec.UNSET else meta.publisher
    at = f"{submission.head_at}/dataset_meta/publisher"
    if covers(submission.gaps, at) or named in unsound.keys:
        return []
    row = await connection.fetchrow(SQL["inactive_publisher"], dataset_id)
    if row is None:
        return []
    if named is msgspec.UNSET and row["pointer"] is not None:
        detail = f"the actor {row['key']!r} publishes the dataset; dataset_meta may name another"
        return [Fault(pointer=row["pointer"], detail=detail)]
    known = "is retracted" if row["is_retracted"] else MISSING
    detail = f"the dataset's publisher, the actor {row['key'] or named!r}, {known}"
    return [Fault(pointer=at, detail=detail)]


async def _faults(
    connection: Connection, dataset_id: int, unsound: Unsound, names: Sequence[str]
) -> AsyncIterator[Fault]:
    for name in names:
        for row in await _fetch(connection, name, dataset_id, unsound):
            pointer, detail = TELL[name](row)
            if name != "dangling_references" or not _may_be_there(row, unsound):
                yield Fault(pointer=pointer, detail=detail)
    for name, words in CIRCLES.items():
        rows = await _fetch(connection, name, dataset_id, unsound)
        for cycle in find_cycles([Edge(**row) for row in rows]):
            yield Fault(pointer=cycle.pointer, detail=f"{words.format(cycle.key)}: {cycle.chain}")


async def _fetch(connection: Connection, name: str, dataset_id: int, unsound: Unsound) -> list[Row]:
    dataset = (dataset_id,) if "$1" in SQL[name] else ()
    takes = TAKES[name](unsound) if name in TAKES else ()
    return await connection.fetch(SQL[name], *dataset, *takes)


def _may_be_there(row: Row, unsound: Unsound) -> bool:
    """Whether it may stand in an event, or be named by an operation, that could not be read."""
    part = row["kind"] == "participation" and unsound.has_unknown_parts
    return part or row["key"] in unsound.keys


def _stale(row: Row) -> Fault:
    known = "read it again" if row["version"] else "it does not exist yet, expect 0"
    return Fault(
        pointer=f"{row['pointer']}/expect_version",
        detail=f"the {row['kind']} {row['key']!r} has version {row['version']}, "
        f"not {row['expect_version']}: {known}",
        version=row["version"],
    )


def _dangling(row: Row) -> tuple[str, str]:
    known = "is retracted" if row["status"] else MISSING
    named = repr(row["key"])
    if row["status"] == "purged":
        known = "was purged"
        if row["key"].startswith(PURGED):
            named = public_id(row["kind"], uuid.UUID(row["key"].removeprefix(PURGED)))
    return row["pointer"], f"the {row['kind']} {named} {known}"


def _unknown(row: Row) -> tuple[str, str]:
    return row["pointer"], f"there is no {row['kind']} {row['key']!r} to {_word(row)}"


def _word(row: Row) -> str:
    return "unlink" if row["kind"] == "link" else str(row["op"])


def _purged(row: Row) -> tuple[str, str]:
    known = f"the {row['kind']} {row['key']!r} was purged"
    if row["op"] == "put":
        return row["pointer"], f"{known}, and its key names nothing again; take another"
    return row["pointer"], f"{known}: there is nothing left to {_word(row)}"


def _impossible(row: Row) -> tuple[str, str]:
    kind, key = row["kind"], row["into_key"]
    if row["status"] == "merged":
        where = f"the {kind} {key!r} is itself merged into {row['merged_key']!r}: "
        detail = where + (
            "that would go in a circle; unmerge it first, or leave out one of these merges"
            if row["is_circle"]
            else "merge into that one, or unmerge it first"
        )
    elif row["status"]:
        detail = f"the {kind} {key!r} is {row['status']}; what answers for another is active"
    elif row["others"]:
        detail = (
            f"{key!r} is the key of a record of kind {' and '.join(row['others'])}; records of "
            f"one kind are merged, here of kind {kind}"
        )
    else:
        detail = (
            f"the {kind} {key!r} {MISSING}; `into` is a key of this dataset, and what is the same "
            "in another one is linked"
        )
    return f"{row['pointer']}/into", detail


def _unready(row: Row) -> tuple[str, str]:
    named = f"the {row['kind']} {row['key']!r}"
    if row["op"] == "unmerge":
        detail = f"{named} is {row['was']}, not merged"
    elif row["op"] == "merge":
        detail = f"{named} is {row['was']}; put it before it is merged"
    else:
        detail = f"{named} is merged into {row['merged_key']!r}; unmerge it first"
    return row["pointer"], detail


def _answering(row: Row) -> tuple[str, str]:
    return (
        row["pointer"],
        f"the {row['kind']} {row['key']!r} answers for {row['merged_key']!r}, which is merged "
        "into it; unmerge that first",
    )


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


def _passage(row: Row) -> tuple[str, str]:
    fact, source = f"the {row['kind']} {row['key']!r}", f"the source {row['source_key']!r}"
    if row["fault"] == "beyond":
        detail = (
            f"a passage of {fact} ends at {row['end_at']}, beyond the text of {source}, "
            f"which has {row['text_length']} code points"
        )
    elif row["fault"] == "more":
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
    if row["excerpted_key"] is not None:
        detail = (
            f"the quote of {row['key']!r} has {row['shown']} code points; the policy of the source "
            f"{row['excerpted_key']!r} lets at most 300 of a quote out, and a tenth of the text in "
            "all: shorten it, or paraphrase it in `content`"
        )
    else:
        detail = (
            f"the policy of the source {row['source_key']!r} lets no quote of {row['key']!r} out; "
            "paraphrase it in `content`"
        )
    return row["pointer"], detail


def _coded(row: Row) -> tuple[str, str]:
    return (
        row["pointer"],
        f"{row['key']!r} is coded, but the dataset has no publisher to code it; "
        "dataset_meta names one",
    )


TELL: Final[Mapping[str, Callable[[Row], tuple[str, str]]]] = {
    "dangling_references": _dangling,
    "unknown_records": _unknown,
    "purged_records": _purged,
    "impossible_merges": _impossible,
    "unready_merges": _unready,
    "retracted_survivors": _answering,
    "retracted_but_named": _still_named,
    "parted_participations": _parted,
    "moved_participations": _moved,
    "faulty_passages": _passage,
    "overdrawn_sources": _overdrawn,
    "quotes_without_leave": _quote,
    "coded_without_publisher": _coded,
}
#: What can only be wrong with records and participations that were there before.
OF_KNOWN: Final = frozenset({"purged_records", "parted_participations", "moved_participations"})

#: Which chains may not come back to themselves, and how that is told.
CIRCLES: Final[Mapping[str, str]] = {
    "statement_relations": "the statement {!r} comes back to itself by its relations",
    "event_parents": "the event {!r} comes back to itself by its parents",
    "source_republications": "the source {!r} comes back to itself by what it republishes",
}


def _known_parts(unsound: Unsound) -> tuple[Any, ...]:
    return unsound.events, [part["id"] for part in unsound.parts]


def _json(*values: Any) -> tuple[str, ...]:
    return tuple(msgspec.json.encode(value).decode() for value in values)


#: What a statement takes of the records with faults, after the dataset.
TAKES: Final[Mapping[str, Callable[[Unsound], tuple[Any, ...]]]] = {
    "dangling_references": _known_parts,
    "parted_participations": _known_parts,
    "moved_participations": lambda unsound: _json(unsound.parts),
    "faulty_passages": lambda unsound: _json(unsound.sources, unsound.citations),
    "overdrawn_sources": lambda unsound: _json(unsound.sources, unsound.citations, unsound.quotes),
    "quotes_without_leave": lambda unsound: _json(unsound.sources, unsound.quotes),
    "statement_relations": lambda unsound: _json(unsound.relations),
    "event_parents": lambda unsound: _json(unsound.parents),
    "source_republications": lambda unsound: _json(unsound.republished),
    "coded_without_publisher": lambda unsound: (unsound.coded,),
}
