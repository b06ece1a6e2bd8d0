"""The dataset that a change set writes: made or changed by its dataset_meta."""

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET

from api.changesets.declared import checks_as_text, faulty_checks
from api.changesets.faults import Fault
from api.changesets.salvage import covers
from api.changesets.submission import Submission
from api.database import Connection, load_statements
from api.ids import parse_id, public_id, record_id

SQL: Final = load_statements(Path(__file__).parent / "sql" / "write.sql")
NEEDED: Final = ("title", "licence")
GIVEN: Final = ("title", "licence", "citation", "distribution", "note", "contact", "checks")


class DatasetRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table datasets."""

    id: int
    slug: str
    title: str
    publisher_id: uuid.UUID | None = None
    licence: str
    citation: str | None = None
    distribution: str = "public"
    note: str | None = None
    contact: str | None = None
    #: As JSON.
    checks: str | None = None


class FieldChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a field of a dataset was and became; the publisher by its id, None: there was none."""

    before: str | None = None
    after: str | None = None


FieldChanges = Mapping[str, FieldChange]


def field_changes(before: DatasetRow | None, after: DatasetRow) -> FieldChanges:
    """The fields of a dataset that a change set changed, or made it with."""
    was, became = {} if before is None else _fields(before), _fields(after)
    return {
        name: FieldChange(before=was.get(name), after=value)
        for name, value in became.items()
        if was.get(name) != value
    }


def _fields(row: DatasetRow) -> dict[str, str | None]:
    publisher = None if row.publisher_id is None else public_id("actor", row.publisher_id)
    return {name: getattr(row, name) for name in GIVEN} | {"publisher": publisher}


async def find_dataset(connection: Connection, slug: str) -> DatasetRow | None:
    """The dataset of that slug, if there is one."""
    row = await connection.fetchrow(SQL["find_dataset"], slug)
    return None if row is None else DatasetRow(**row)


async def save_dataset(
    connection: Connection, submission: Submission, before: DatasetRow | None, faults: list[Fault]
) -> DatasetRow:
    """The dataset as the change set wants it; a new one needs a title and a licence."""
    head = submission.head
    wanted: dict[str, object] = {} if before is None else msgspec.structs.asdict(before)
    meta = head.dataset_meta
    if meta is not UNSET:
        given = {name: getattr(meta, name) for name in GIVEN} | {"checks": checks_as_text(meta)}
        faults += faulty_checks(meta, f"{submission.head_at}/dataset_meta/checks")
        wanted |= {name: value for name, value in given.items() if value is not UNSET}
        if meta.publisher is not UNSET:
            wanted["publisher_id"] = record_id(head.dataset, "actor", meta.publisher)
    if submission.undoing is not None:
        restored = dict(submission.undoing.fields)
        if "publisher" in restored:
            publisher = restored.pop("publisher")
            wanted["publisher_id"] = None if publisher is None else parse_id(publisher)[1]
        wanted |= restored
    for name in NEEDED:
        if name not in wanted:
            detail = f"the dataset {head.dataset!r} is new: dataset_meta gives its {name}"
            at = f"{submission.head_at}/dataset_meta/{name}"
            if not covers(submission.gaps, at):
                faults.append(Fault(pointer=at, detail=detail))
            wanted[name] = ""
    row = msgspec.convert({"id": 0, "slug": head.dataset} | wanted, DatasetRow)
    values = (*(getattr(row, name) for name in ("title", "publisher_id", *GIVEN[1:])),)
    if before is None:
        made = await connection.fetchval(SQL["create_dataset"], head.dataset, *values)
        return msgspec.structs.replace(row, id=made)
    if row != before:
        await connection.execute(SQL["update_dataset"], row.id, *values)
    return row
