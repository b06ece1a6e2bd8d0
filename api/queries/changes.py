"""Reads the feed: every change of a document, in the one order."""

from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.content import Content, tag_of
from api.database import Connection, Connections, load_statements
from api.ids import PREFIXES
from api.queries.asked import Asked
from api.queries.downloads import Snapshot
from api.queries.parameters import PARAMETERS as FILTERS
from api.queries.unknown import refuse_unknown, unknown_slugs
from api.queries.values import READ, Place, one_of, read_place
from api.queries.walks import read_limit
from schemas.changes import FeedPage

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
PARAMETERS: Final = ("after", "dataset", "kind", "limit", "format")
FORMATS: Final = ("json", "ndjson", "sse")
#: Kinds of documents; a participation is in its event's.
KINDS: Final = tuple(kind for kind in PREFIXES if kind != "participation")
#: Entries that a stream reads at once.
BATCH: Final = 500
LAST_EVENT_ID: Final = "Last-Event-ID"


def _along(change_sets: str, kind: str = "") -> str:
    words = {"{change_sets}": SQL[change_sets], "{kind}": SQL[kind] if kind else ""}
    text = SQL["read_changes"]
    for word, meant in words.items():
        text = text.replace(word, meant)
    return text


ALONG_ALL: Final = _along("along_all")
ALONG_ONE: Final = _along("along_one")
ALONG_KINDS: Final = _along("along_kinds", "of_its_kind")


BEGINNING: Final = Place(0)


class ChangesQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which changes are asked for, and where they begin; `begun` names what says so."""

    after: Place = BEGINNING
    begun: str = "after"
    datasets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    limit: int
    limited: bool
    format: str | None = None


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the feed: each entry as JSON with its place, and where it goes on.

    `deciding` tells the entries from all others; `full` where there may be more.
    """

    latest: int
    entries: Sequence[tuple[Place, bytes]]
    deciding: bytes
    licences: Sequence[str]
    next: Place
    full: bool


def parse_changes(
    query_string: bytes, preferred: str | None = None, last_event_id: str = ""
) -> ChangesQuery:
    """Read the parameters of the feed; a stream of events goes on after the last that is named.

    `preferred` is the format where no parameter names one.
    """
    asked = Asked(query_string)
    asked.only(PARAMETERS, "the feed")
    slug = READ["slug"](FILTERS["dataset"], "")
    chosen = asked.one("format", one_of(FORMATS), None)
    live = (chosen or preferred) == "sse"
    if live and "limit" in asked.values:
        asked.fault("limit", "a stream of events has no limit")
    begun = "after"
    if live and last_event_id:
        begun, asked.values[LAST_EVENT_ID] = LAST_EVENT_ID, [last_event_id]
    query = ChangesQuery(
        after=asked.one(begun, read_place, BEGINNING),
        begun=begun,
        datasets=tuple(map(str, asked.many("dataset", slug))),
        kinds=asked.many("kind", one_of(KINDS)),
        limit=read_limit(asked),
        limited="limit" in asked.values,
        format=chosen,
    )
    asked.settle()
    return query


async def read_changes(
    connection: Connection, query: ChangesQuery, readable: Sequence[str], until: int | None = None
) -> Changes:
    """The next changes after a place, as far as the latest seq, or another one."""
    text = ALONG_KINDS if query.kinds else ALONG_ONE if len(query.datasets) == 1 else ALONG_ALL
    after, limit = query.after, query.limit
    filters = [list(values) or None for values in (query.kinds, query.datasets)]
    rows = await connection.fetch(
        text, after.seq, after.ordinal, until, filters[0], limit, readable, filters[1]
    )
    latest = rows[0]["latest_seq"]
    _check(query, rows[0]["unknown"], latest)
    found = [row for row in rows if row["entry"] is not None]
    entries = [(Place(row["seq"], row["ordinal"]), row["entry"]) for row in found]
    full = len(entries) == limit
    return Changes(
        latest=latest,
        entries=entries,
        deciding=b"".join([row["deciding"] for row in found]),
        licences=list(dict.fromkeys([row["licence"] for row in found])),
        next=entries[-1][0] if full else Place(latest if until is None else until),
        full=full,
    )


async def read_page(
    connection: Connection, query: ChangesQuery, readable: Sequence[str]
) -> Content:
    """A page of the feed: one statement."""
    found = await read_changes(connection, query, readable)
    page = msgspec.json.encode(FeedPage(limit=query.limit, next=str(found.next)))
    body = b'{"data":[%b],"page":%b}' % (b",".join([entry for _, entry in found.entries]), page)
    tag = tag_of(found.deciding + page)
    return Content(body=body, seq=found.latest, licences=found.licences, tag=tag)


async def read_start(
    connection: Connection, query: ChangesQuery, readable: Sequence[str]
) -> Snapshot:
    """The latest seq as a stream begins, or all that is wrong with what is asked."""
    datasets = list(query.datasets) or None
    [row] = await connection.fetch(SQL["read_start"], readable, datasets)
    _check(query, row["unknown"], row["latest_seq"])
    return Snapshot(
        seq=row["latest_seq"], recorded_at=row["recorded_at"], licences=row["licences"] or ()
    )


async def stream_changes(
    connections: Connections, query: ChangesQuery, readable: Sequence[str], until: int
) -> AsyncGenerator[bytes, None]:
    """The feed up to a seq, an entry a line; no more of them than the limit, where there is one."""
    left = query.limit if query.limited else None
    async with connections.lend() as connection:
        while left is None or left > 0:
            limit = BATCH if left is None else min(left, BATCH)
            query = msgspec.structs.replace(query, limit=limit)
            found = await read_changes(connection, query, readable, until)
            yield b"".join([b"%b\n" % entry for _, entry in found.entries])
            if not found.full:
                return
            query = msgspec.structs.replace(query, after=found.next)
            left = None if left is None else left - len(found.entries)


def _check(query: ChangesQuery, unknown: Sequence[str] | None, latest: int) -> None:
    """Raise for a place that is not there yet, and for datasets that are unknown."""
    named = {"dataset": query.datasets, query.begun: (query.after,)}
    refuse_unknown(unknown_slugs(unknown), named, latest)
