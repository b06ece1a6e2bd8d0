"""What only the database can say is wrong with links: their ends, and what they join."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from api.changesets.chains import Judged, find_crossed
from api.changesets.datasets import DatasetRow
from api.changesets.faults import Fault
from api.changesets.stage import Staged
from api.changesets.submission import Submission
from api.database import Connection, load_statements
from api.ids import public_id, record_id

SQL: Final = load_statements(Path(__file__).parent / "sql" / "links.sql")
ACROSS: Final = (
    "the link {!r} of {} names {}, or did: then what is internal would show in what is public, "
    "its history too"
)
Row = Any


async def check_links(
    connection: Connection,
    dataset: DatasetRow,
    before: DatasetRow | None,
    submission: Submission,
    staged: Staged,
    readable: Sequence[str],
) -> None:
    """Add the faults of links to those found; the writer may read these internal datasets."""
    rows = await connection.fetch(SQL["faulty_ends"], dataset.id, readable)
    staged.faults += [_end(row) for row in rows if not _may_be_there(row, dataset, staged)]
    if before is not None and before.distribution != dataset.distribution:
        at = f"{submission.head_at}/dataset_meta/distribution"
        across = await connection.fetch(SQL["links_across"], dataset.id)
        staged.faults += [Fault(pointer=at, detail=_across(row)) for row in across]
    if not staged.unsound.links and not await connection.fetchval(SQL["joins_any"]):
        return
    faulty = msgspec.json.encode(staged.unsound.links).decode()
    judged = await connection.fetch(SQL["joined_records"], dataset.id, readable, faulty)
    staged.faults += find_crossed([Judged(**row) for row in judged])


def _end(row: Row) -> Fault:
    detail = f"there is no {row['kind']} {row['key']}: the id is unknown here"
    if row["status"] in ("retracted", "purged"):
        detail = f"the {row['kind']} {row['key']} is {row['status']}"
    elif row["status"] is not None:
        detail = (
            f"{row['key']} is a record of an internal dataset; a link in a public one names only "
            "records of public ones"
        )
    return Fault(pointer=row["pointer"], detail=detail)


def _may_be_there(row: Row, dataset: DatasetRow, staged: Staged) -> bool:
    """Whether an operation that could not be read may have brought it."""
    ids = (
        record_id(dataset.slug, row["kind"], key)
        for key in staged.unsound.keys
        if key.isprintable()
    )
    return row["key"] in (public_id(row["kind"], own) for own in ids)


def _across(row: Row) -> str:
    return ACROSS.format(row["key"], row["slug"], public_id(row["kind"], row["id"]))
