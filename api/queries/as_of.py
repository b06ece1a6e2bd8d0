"""Which seq as_of names, and what to say where there is none."""

import datetime
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.database import Connection, load_statements
from api.errors import BadCursorError, MalformedRequestError, NotKeptError
from api.queries.filters import ListQuery
from api.queries.values import Seq, When

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))


async def find_seq(connection: Connection, when: When) -> int:
    """The seq itself, or that of the last change set up to a time, which takes a statement.

    Raises MalformedRequestError for a time to come, and for one before the first change set; a
    seq is held against the latest where the data are read.
    """
    if isinstance(when, Seq):
        return when.seq
    [row] = await connection.fetch(SQL["find_seq"], when)
    if row["is_future"] or row["seq"] is None:
        raise _refused(when, row)
    seq: int = row["seq"]
    return seq


async def settle(connection: Connection, query: ListQuery) -> ListQuery:
    """The query with the seq of the time that it is asked as of; a cursor has it already."""
    if query.as_of is None or query.seq is not None:
        return query
    try:
        seq = await find_seq(connection, query.as_of)
    except MalformedRequestError as refused:
        raise refused.beside(query.filters) from None
    return msgspec.structs.replace(query, seq=seq)


def refuse_unkept(place: str, seq: int | None, first: int, latest: int) -> None:
    """Raise for a seq before that of the release which a mirror began with."""
    if seq is not None and seq < first:
        raise NotKeptError(
            f"{place}: seq:{seq} is before this mirror begins: it has all from seq:{first} on, and "
            "its origin what was before"
        ).as_of(latest)


def pinned(query: ListQuery, latest: int) -> int:
    """The seq that an answer is of: what the query is pinned to, else the latest."""
    if query.seq is None:
        return latest
    if query.after is not None and query.seq > latest:
        detail = "is of a change set that this server has not"
        raise BadCursorError("", [("cursor", detail)]).as_of(latest)
    return query.seq


def _refused(when: datetime.datetime, row: asyncpg.Record) -> MalformedRequestError:
    asked, latest = when.isoformat().replace("+00:00", "Z"), row["latest_seq"]
    if not latest:
        detail = "there is no change set to be as of: nothing was written here yet"
    elif row["is_future"]:
        detail = (
            f"{asked} is in the future; the latest change set is seq:{latest}, "
            f"recorded at {row['latest']}"
        )
    else:
        detail = (
            f"{asked} is before the first change set, which is seq:{row['first_seq']}, recorded at "
            f"{row['first']}"
        )
    return MalformedRequestError("", [("as_of", detail)]).as_of(latest)
