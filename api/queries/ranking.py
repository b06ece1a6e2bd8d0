"""The place of actors among those that a name finds: which are on a page of a list."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.cursors import Position, write_cursor
from api.database import Connection, load_statements
from api.queries.compose import Parameters
from api.queries.filters import Filters, ListQuery
from api.queries.names import Hit, find_named, shown
from api.queries.values import RecordId
from schemas.paging import PageInfo

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
READ_INDEXED: Final = SQL["read_indexed"].replace(
    "{indexed}", Parameters({}).clause("indexed_seq", {"index": "names"}, {})
)
#: The order in which what is found is read; a list then takes that of the scores.
ORDER: Final = "-date"


class Ranking(msgspec.Struct, frozen=True, kw_only=True):
    """The actors on a page, of so many that a name finds, and the query that lists these alone."""

    query: ListQuery
    hits: Sequence[Hit]
    listed: ListQuery
    total: int
    more: bool
    indexed_seq: int

    def page(self, info: PageInfo, seq: int) -> PageInfo:
        """Which page of all that are found it is."""
        info = msgspec.structs.replace(info, limit=self.query.limit, indexed_seq=self.indexed_seq)
        if self.query.count:
            info = msgspec.structs.replace(info, count=self.total)
        if not self.more:
            return info
        last = self.hits[-1]
        position = Position(seq, str(last.likeness.score), last.id)
        cursor = write_cursor(position, self.query.canonical())
        return msgspec.structs.replace(info, next=cursor)

    def member(self) -> bytes:
        """The member of the answer that says why each was found."""
        return b',"matches":%b' % msgspec.json.encode(shown(self.hits))


async def rank(connection: Connection, query: ListQuery, readable: Sequence[str]) -> Ranking:
    """What the name of a query finds, from where its cursor ends on; as of now, on every page."""
    [name] = query.filters["name"]
    indexed_seq = await connection.fetchval(READ_INDEXED)
    [found] = await find_named(connection, [str(name)], query, readable)
    after, rest = query.after, found
    if after is not None:
        place = (-float(after.place), after.id)
        rest = [hit for hit in found if hit.order() > place]
    hits = rest[: query.limit]
    ids = [RecordId("actor", hit.id) for hit in hits]
    return Ranking(
        query=query,
        hits=hits,
        listed=_listed(query, ids),
        total=len(found),
        more=len(rest) > len(hits),
        indexed_seq=indexed_seq,
    )


def _listed(query: ListQuery, ids: Sequence[uuid.UUID]) -> ListQuery:
    others = {name: values for name, values in query.filters.items() if name != "name"}
    return msgspec.structs.replace(
        query,
        filters=Filters({**others, "id": tuple(ids)}),
        sort=ORDER,
        limit=max(len(ids), 1),
        limited=False,
        sorted=False,
        after=None,
        seq=None,
        count=False,
    )
