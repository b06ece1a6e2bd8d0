"""Reads digests: what a mirror compares its copy with."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.content import Content
from api.database import Connection, load_statements
from api.errors import MalformedRequestError
from api.queries.asked import Asked
from api.queries.changes import KINDS
from api.queries.parameters import PARAMETERS as FILTERS
from api.queries.unknown import refuse_unknown
from api.queries.values import READ, whole_number
from schemas.digests import Digest, Digests

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
PARAMETERS: Final = ("dataset", "seq")
MOST_SEQ: Final = 10**18 - 1


class DigestQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Of which datasets, all where none is named, and as of which seq, the latest where none is."""

    datasets: tuple[str, ...]
    seq: int | None


def parse_digests(query_string: bytes) -> DigestQuery:
    """Read the parameters of the digests."""
    asked = Asked(query_string)
    asked.only(PARAMETERS, "the digests")
    query = DigestQuery(
        datasets=tuple(map(str, asked.many("dataset", READ["slug"](FILTERS["dataset"], "")))),
        seq=asked.one("seq", whole_number(0, MOST_SEQ), None),
    )
    asked.settle()
    return query


async def read_digests(
    connection: Connection, query: DigestQuery, readable: Sequence[str]
) -> Content:
    """Count and digest of each dataset and kind, as of a seq: one statement."""
    datasets = list(query.datasets) or None
    rows = await connection.fetch(SQL["read_digests"], readable, datasets, KINDS, query.seq)
    latest = rows[0]["latest_seq"]
    unknown = [f"dataset={slug}" for slug in rows[0]["unknown"] or ()]
    refuse_unknown(unknown, {"dataset": query.datasets}, latest)
    _check(query, latest, rows[0]["purge_seq"])
    found = Digests(
        seq=latest if query.seq is None else query.seq,
        data=[
            Digest(
                dataset=row["slug"],
                kind=row["kind"],
                count=row["records"],
                digest=f"{int(row['digest']):032x}",
            )
            for row in rows
            if row["slug"] is not None
        ],
    )
    return Content(body=msgspec.json.encode(found), seq=latest)


def _check(query: DigestQuery, latest: int, purged: int) -> None:
    """Raise for a seq that is not there yet, or of which a purge has left no digest."""
    if query.seq is None:
        return
    if query.seq > latest:
        fault = f"{query.seq} is after the latest change set, which is {latest}"
    elif query.seq < purged:
        fault = (
            f"{query.seq} is before purge_seq, which is {purged}: what was purged there is in no "
            f"digest any more; ask for {purged} or later"
        )
    else:
        return
    raise MalformedRequestError("", [("seq", fault)]).as_of(latest)
