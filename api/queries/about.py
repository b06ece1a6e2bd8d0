"""Reads what is said of an actor and what it says itself, in groups of equal rank."""

import itertools
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

import asyncpg
import msgspec

from api.content import Content
from api.cursors import NONE, Position, check_place, check_seq, read_cursor, write_cursor
from api.database import Connection, load_statements
from api.ids import parse_id
from api.queries.asked import Asked
from api.queries.beside import ID, Beside, Wanted, read_labels
from api.queries.filters import ItemQuery
from api.queries.includes import LABELS
from api.queries.items import find_item
from api.queries.values import Seq, When, read_as_of
from api.queries.walks import read_limit
from schemas.base import UNSET, UnsetType
from schemas.codes import SCHEMES
from schemas.labels import Label
from schemas.saidabout import SaidAbout, StatementGroup
from schemas.statements import About

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
PARAMETERS: Final = ("limit", "cursor", "as_of")
MOST_OF_GROUP: Final = 100
BY: Final = ("others", "itself")
STANCES: Final = get_args(SCHEMES["stance"])
RELATIONS: Final = get_args(SCHEMES["relation"])
#: The side of those by whose numbers people or things of the actor are counted.
COUNTED: Final = "counted"
#: In this order they are shown; the last is what an actor says of other matters.
SIDES: Final = ("affirms", "denies", "questions", "mentions", *RELATIONS, COUNTED, "")
STATEMENTS: Final = msgspec.json.Decoder(SaidAbout)


class Walk(msgspec.Struct, frozen=True, kw_only=True):
    """A group that is walked through, and after which of its statements."""

    by: str
    side: str
    day: str
    id: uuid.UUID


class AboutQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked beside the actor: how many of each group, or which group further on."""

    limit: int
    as_of: When | None = None
    walk: Walk | None = None


def parse_about(actor: str, query_string: bytes) -> AboutQuery:
    """Read the parameters; MalformedRequestError has all that is wrong with them."""
    asked = Asked(query_string)
    asked.only(PARAMETERS, "statements about an actor")
    limit = read_limit(asked, MOST_OF_GROUP)
    as_of = asked.one("as_of", read_as_of, None)

    def read(text: str) -> Position:
        position = read_cursor(text, _walked(actor))
        check_seq(position.seq, as_of.seq if isinstance(as_of, Seq) else None)
        _walk(position)
        return position

    position = asked.cursor(read, None)
    asked.settle()
    if position is None:
        return AboutQuery(limit=limit, as_of=as_of)
    return AboutQuery(limit=limit, as_of=Seq(seq=position.seq), walk=_walk(position))


def _walked(actor: str) -> bytes:
    return b"statements-about " + actor.encode()


def _walk(position: Position) -> Walk:
    by, _, rest = position.place.partition("/")
    side, _, day = rest.partition("/")
    if by not in BY or side not in SIDES:
        raise ValueError(NONE)
    check_place(day, "date")
    return Walk(by=by, side=side, day=day, id=position.id)


async def read_about(
    connection: Connection,
    beside: Beside,
    actor: str,
    query: AboutQuery,
    readable: Sequence[str],
) -> Content:
    """The actor, a statement for all groups, and one for names that are not yet known.

    Each group is cut by itself, so that denials are never cut off before claims.
    """
    found = await find_item(connection, "actor", actor, ItemQuery(as_of=query.as_of), readable)
    walk = query.walk
    rows = await connection.fetch(
        SQL["read_about"],
        found.id,
        found.seq,
        query.limit + 1,
        None if walk is None else walk.by == BY[1],
        None if walk is None else walk.side,
        None if walk is None else walk.day,
        None if walk is None else walk.id,
    )
    groups = [
        (by, side, list(group))
        for (by, side), group in itertools.groupby(sorted(rows, key=_rank), key=_group)
    ]
    shown = [(by, side, group[: query.limit]) for by, side, group in groups]
    ids = found.id.bytes + b"".join(row["labelled"] for _, _, group in shown for row in group)
    labels = await read_labels(connection, beside.at(found.seq, found.latest), Wanted(ids=ids))
    named = LABELS.decode(b"{%b}" % b",".join(labels))
    data = [
        _shown(by, side, [_statement(row, actor, named) for row in group])
        for by, side, group in shown
    ]
    data = [
        msgspec.structs.replace(entry, next=_next(actor, found.seq, group, query.limit))
        for entry, (_, _, group) in zip(data, groups, strict=True)
    ]
    body = b'{"data":%b,"labels":{%b}}' % (msgspec.json.encode(data), b",".join(labels))
    return Content(body=body, seq=found.seq, licences=(found.licence,))


def _group(row: asyncpg.Record) -> tuple[str, str]:
    return BY[row["itself"]], row["qualifier"]


def _rank(row: asyncpg.Record) -> tuple[bool, int]:
    """Place of its group; within one they stay in order."""
    return row["itself"], SIDES.index(row["qualifier"])


def _shown(by: str, side: str, statements: list[SaidAbout]) -> StatementGroup:
    return StatementGroup(
        by=by,
        stance=side if side in STANCES else UNSET,
        relation=side if side in RELATIONS else UNSET,
        counted=True if side == COUNTED else UNSET,
        statements=statements,
    )


def _next(actor: str, seq: int, group: Sequence[asyncpg.Record], limit: int) -> str | UnsetType:
    if len(group) <= limit:
        return UNSET
    last = group[limit - 1]
    place = "/".join((*_group(last), last["day"]))
    return write_cursor(Position(seq, place, last["id"]), _walked(actor))


def _statement(row: asyncpg.Record, actor: str, named: Mapping[str, Label]) -> SaidAbout:
    """The statement, with what of it is about the actor in the way of its group."""
    statement = STATEMENTS.decode(row["body"])
    if row["matched"] is None:
        return statement
    if row["qualifier"] == COUNTED:
        counting = [each for each in statement.figures if _answering(each.party, named) == actor]
        # What answers for a merged statement is found by the numbers of that one.
        return msgspec.structs.replace(statement, figures=counting or statement.figures)
    matched = {key for (key,) in ID.iter_unpack(row["matched"])}
    alike = [about for about in statement.about if row["qualifier"] in _sides(about)]
    about = [each for each in alike if _concerns(each, actor, matched, named)]
    # What answers for a merged statement is found by what that one is about.
    return msgspec.structs.replace(statement, about=about or alike)


def _sides(about: About) -> tuple[str | UnsetType, str | UnsetType]:
    return about.stance, about.relation


def _concerns(about: About, actor: str, matched: set[bytes], named: Mapping[str, Label]) -> bool:
    """Whether it is about the actor, a part of it, or what else of it was found."""
    if isinstance(about.record, UnsetType):
        return _answering(about.actor, named) == actor
    if parse_id(about.record)[1].bytes in matched:
        return True
    label = named.get(about.record)
    whose = UNSET if label is None else label.actor
    return actor in (_answering(about.record, named), _answering(whose, named))


def _answering(public_id: str | UnsetType, named: Mapping[str, Label]) -> str | UnsetType:
    """The record that answers for it, where it is merged."""
    label = None if isinstance(public_id, UnsetType) else named.get(public_id)
    if label is None or isinstance(label.survivor, UnsetType):
        return public_id
    return label.survivor
