"""Reads change sets: who wrote what, when and why, and what it changed."""

import datetime
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.content import Content
from api.cursors import NOBODY, write_numbered
from api.database import CURRENT, Connection, load_statements
from api.errors import NotFoundError
from api.queries.asked import Asked
from api.queries.beside import Beside, Wanted, read_labels
from api.queries.parameters import PARAMETERS
from api.queries.told import shown
from api.queries.unknown import refuse_unknown, unknown_slugs
from api.queries.values import READ, Seq, Value, one_of
from api.queries.walks import read_after, read_limit
from schemas.base import UNSET, UnsetType
from schemas.changesets import Counts
from schemas.changesetsread import ChangeSet, DatasetFieldChange, ListedChange
from schemas.paging import PageInfo

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
FILTERS: Final = ("dataset", "written_by", "operation", "since", "until")
LIST_PARAMETERS: Final = (*FILTERS, "limit", "cursor")
PATH_PARAMETER: Final = "change_set_id"
ITEM_PARAMETERS: Final = ("limit", "cursor")
OPERATIONS: Final = ("write", "render", "revert", "purge")
LAST_ORDINAL: Final = 2**31 - 1


class ChangeSetsQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which change sets are asked for; of the many values of a filter any may match."""

    dataset: tuple[str, ...]
    written_by: tuple[str, ...]
    operation: tuple[str, ...]
    since: Value | None
    until: Value | None
    limit: int
    before: int = CURRENT

    def canonical(self) -> bytes:
        """The same for each page of one walk."""
        filters = [sorted(getattr(self, name)) for name in FILTERS[:3]]
        return msgspec.json.encode(["change sets", *filters, str(self.since), str(self.until)])


class ChangeSetQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A change set, and which of its changes are asked for."""

    id: uuid.UUID
    limit: int
    after: int


def parse_change_sets(query_string: bytes) -> ChangeSetsQuery:
    """Read the parameters of the list of change sets."""
    asked = Asked(query_string)
    asked.only(LIST_PARAMETERS, "the change sets")
    moment = READ["since"](PARAMETERS["updated_since"], "")
    query = ChangeSetsQuery(
        dataset=asked.many("dataset", _slug),
        written_by=asked.many("written_by", _name),
        operation=asked.many("operation", one_of(OPERATIONS)),
        since=asked.one("since", moment, None),
        until=asked.one("until", moment, None),
        limit=read_limit(asked),
    )
    before = read_after(asked, query.canonical(), CURRENT)
    return msgspec.structs.replace(query, before=before)


def parse_change_set(text: str, query_string: bytes) -> ChangeSetQuery:
    """Read the id of a change set and the parameters of its changes."""
    asked = Asked(query_string)
    asked.only(ITEM_PARAMETERS, "a change set")
    limit = read_limit(asked)
    found = read_change_set_id(asked, text)
    return ChangeSetQuery(id=found, limit=limit, after=read_after(asked, _walk(found), 0))


def read_change_set_id(asked: Asked, text: str) -> uuid.UUID:
    """The id in the address of a change set."""
    asked.values[PATH_PARAMETER] = [text]
    return asked.one(PATH_PARAMETER, _id, NOBODY)


async def read_change_sets(
    connection: Connection, query: ChangeSetsQuery, readable: Sequence[str]
) -> Content:
    """A page of change sets, newest first: one statement."""
    since, until = query.since, query.until
    rows = await connection.fetch(
        SQL["read_change_sets"],
        readable,
        *(list(getattr(query, name)) or None for name in FILTERS[:3]),
        since.seq + 1 if isinstance(since, Seq) else 0,
        until.seq if isinstance(until, Seq) else CURRENT,
        *(at if isinstance(at, datetime.datetime) else None for at in (since, until)),
        query.before,
        query.limit + 1,
    )
    seq = rows[0]["latest_seq"]
    unknown = unknown_slugs(rows[0]["unknown"])
    refuse_unknown(unknown, {"dataset": query.dataset, "since": (since,)}, seq)
    found = [row for row in rows if row["seq"] is not None]
    on_page = found[: query.limit]
    more = len(found) > query.limit
    page = PageInfo(
        limit=query.limit,
        next=write_numbered(on_page[-1]["seq"], query.canonical()) if more else UNSET,
    )
    data = [_change_set(row) for row in on_page]
    return Content(body=msgspec.json.encode({"data": data, "page": page}), seq=seq)


async def read_change_set(
    connection: Connection, beside: Beside, query: ChangeSetQuery, readable: Sequence[str]
) -> Content:
    """A change set and a page of its changes: one statement, and one for names not yet known."""
    after = min(query.after, LAST_ORDINAL)
    rows = await connection.fetch(
        SQL["read_change_set"], readable, query.id, after, query.limit + 1
    )
    head = rows[0]
    seq = head["latest_seq"]
    if head["seq"] is None:
        known = ": what was sent with this id changed nothing" if head["changed_nothing"] else ""
        raise NotFoundError(f"there is no change set {query.id}{known}").as_of(seq)
    found = [row for row in rows if row["ordinal"] is not None]
    changes = found[: query.limit]
    more = len(found) > query.limit
    page = PageInfo(
        limit=query.limit,
        next=write_numbered(changes[-1]["ordinal"], _walk(query.id)) if more else UNSET,
    )
    ids = b"".join([row["record"] for row in changes])
    labels = await read_labels(connection, beside.at(seq, seq), Wanted(ids=ids))
    body = b'{"data":%b,"changes":%b,"page":%b,"labels":{%b}}' % (
        msgspec.json.encode(_change_set(head)),
        msgspec.json.encode([_change(row) for row in changes]),
        msgspec.json.encode(page),
        b",".join(labels),
    )
    return Content(body=body, seq=seq, licences=(head["licence"],))


def _change_set(row: asyncpg.Record) -> ChangeSet:
    return ChangeSet(
        id=row["id"],
        seq=row["seq"],
        recorded_at=row["recorded_at"],
        dataset=row["slug"],
        operation=row["operation"],
        written_by=row["key_name"],
        reason=row["reason"],
        edition=row["edition"] or UNSET,
        reverts=row["reverts"] or UNSET,
        import_id=row["import_id"] or UNSET,
        counts=_counts(row["counts"]),
        dataset_changes=_dataset_changes(row["dataset_changes"]),
    )


def _dataset_changes(kept: str | None) -> dict[str, DatasetFieldChange] | UnsetType:
    changes = msgspec.json.decode(kept or "{}", type=dict[str, DatasetFieldChange])
    return dict(sorted(changes.items())) or UNSET


def _counts(kept: str) -> dict[str, int]:
    """In the order of the contract; the database keeps none."""
    counts = msgspec.json.decode(kept, type=dict[str, int])
    known = {name: counts.pop(name) for name in Counts.__struct_fields__ if name in counts}
    return known | counts


def _change(row: asyncpg.Record) -> ListedChange:
    return ListedChange(
        cursor=f"{row['seq']}.{row['ordinal']}",
        op=row["op"],
        id=row["public_id"],
        kind=row["kind"],
        key=UNSET if row["key"] is None else row["key"],
        version=row["version"],
    )


def _slug(text: str) -> str:
    return str(READ["slug"](PARAMETERS["dataset"], "")(text))


def _id(text: str) -> uuid.UUID:
    try:
        return msgspec.convert(text, uuid.UUID)
    except msgspec.ValidationError:
        detail = f"{shown(text)} is no id of a change set: it is a UUID, as writing it answered"
        raise ValueError(detail) from None


def _name(text: str) -> str:
    if not text or "\0" in text:
        raise ValueError(f"{shown(text)} is no name of a key")
    return text


def _walk(change_set: uuid.UUID) -> bytes:
    return f"changes of {change_set}".encode()
