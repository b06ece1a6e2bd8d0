"""Reads the affiliations around an actor: level by level, breadth first."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from struct import Struct
from typing import Final, get_args

import msgspec

from api.content import Content
from api.database import Connection, load_statements
from api.ids import parse_id, public_id
from api.queries.asked import Asked
from api.queries.beside import Beside, Wanted, read_labels
from api.queries.filters import ItemQuery
from api.queries.items import FoundItem, find_item
from api.queries.parameters import DATE_MATCHES, PARAMETERS
from api.queries.values import READ, When, one_of, read_as_of, whole_number
from schemas.base import UNSET, UnsetType
from schemas.codes import SCHEMES
from schemas.network import Cut, Edge, Graph, Node

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
NETWORK: Final = ("depth", "types", "valid_at", "date_match", "as_of", "format")
FORMATS: Final = ("json", "graphml")
MOST_DEPTH: Final = 3
MOST_NODES: Final = 500
MOST_EDGES: Final = 1000
EDGES: Final = msgspec.json.Decoder(Edge)
PAIR: Final = Struct("16s16s")


class NetworkQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What a network is asked beside the actor: how many steps, of which types, on which day."""

    depth: int = 1
    types: tuple[str, ...] = ()
    valid_at: datetime.date | None = None
    date_match: str = DATE_MATCHES[0]
    as_of: When | None = None
    format: str | None = None


def parse_network(query_string: bytes) -> NetworkQuery:
    """Read the parameters of a network; MalformedRequestError has all that is wrong with them."""
    asked = Asked(query_string)
    asked.only(NETWORK, "a network")
    query = NetworkQuery(
        depth=asked.one("depth", whole_number(1, MOST_DEPTH), 1),
        types=asked.many("types", one_of(get_args(SCHEMES["affiliation_type"]))),
        valid_at=asked.one("valid_at", _read_day, None),
        date_match=asked.one("date_match", one_of(DATE_MATCHES), DATE_MATCHES[0]),
        as_of=asked.one("as_of", read_as_of, None),
        format=asked.one("format", one_of(FORMATS), None),
    )
    if "date_match" in asked.values and "valid_at" not in asked.values:
        asked.fault("date_match", "says how it matches: give valid_at, too")
    asked.settle()
    return query


def _read_day(text: str) -> datetime.date:
    day = READ["day"](PARAMETERS["valid_at"], "affiliation")(text)
    if not isinstance(day, datetime.date):
        raise TypeError(day)
    return day


async def read_network(
    connection: Connection,
    beside: Beside,
    actor: str,
    query: NetworkQuery,
    readable: Sequence[str],
) -> Content:
    """The actor, a statement for each level, one for kinds, and one for names not yet known.

    Whatever is tied to an actor is of its dataset, so that who may read the one may read the other.
    """
    found = await find_item(connection, "actor", actor, ItemQuery(as_of=query.as_of), readable)
    walk = Walk(found.id)
    for distance in range(1, query.depth + 1):
        await _read_level(connection, walk, query, found.seq, distance)
        if walk.cut is not UNSET or not walk.frontier:
            break
    body = await _write(connection, beside, walk, found)
    return Content(body=body, seq=found.seq, licences=(found.licence,))


class Walk:
    """How far a walk has come: actors with their distances, affiliations, and who was met last."""

    def __init__(self, beginning: uuid.UUID) -> None:
        self.distances: dict[uuid.UUID, int] = {beginning: 0}
        self.edges: dict[uuid.UUID, Edge] = {}
        self.frontier: list[uuid.UUID] = [beginning]
        self.cut: Cut | UnsetType = UNSET

    def take(self, key: uuid.UUID, edge: Edge, distance: int) -> bool:
        """Take an affiliation with its ends, unless that would be more actors than there may be."""
        ends = [parse_id(edge.subject)[1], parse_id(edge.object)[1]]
        met = [end for end in dict.fromkeys(ends) if end not in self.distances]
        if len(self.distances) + len(met) > MOST_NODES:
            return False
        self.edges[key] = edge
        self.distances.update(dict.fromkeys(met, distance))
        self.frontier += met
        return True


async def _read_level(
    connection: Connection, walk: Walk, query: NetworkQuery, seq: int, distance: int
) -> None:
    """Take the affiliations of those who were met last, the newest first, as far as may be."""
    day = None if query.valid_at is None else str(query.valid_at)
    room = MOST_EDGES - len(walk.edges)
    rows = await connection.fetch(
        SQL["read_level"],
        walk.frontier,
        seq,
        query.types or None,
        list(walk.edges),
        day,
        query.date_match,
        # With no room left one says how many there are.
        max(room, 1),
    )
    walk.frontier = []
    total = rows[0]["total"] if rows else 0
    edges = [(row["id"], _edge(row["body"], row["merged"])) for row in rows[:room]]
    taken = sum(walk.take(key, edge, distance) for key, edge in edges)
    if taken < total:
        walk.cut = Cut(distance=distance, left_out=total - taken)


def _edge(body: bytes, merged: bytes | None) -> Edge:
    """The affiliation between those who answer for its ends."""
    edge = EDGES.decode(body)
    if merged is None:
        return edge
    ends = {_actor(own): _actor(survivor) for own, survivor in PAIR.iter_unpack(merged)}
    return msgspec.structs.replace(
        edge,
        subject=ends.get(edge.subject, edge.subject),
        object=ends.get(edge.object, edge.object),
    )


def _actor(value: bytes) -> str:
    return public_id("actor", uuid.UUID(bytes=value))


async def _write(connection: Connection, beside: Beside, walk: Walk, found: FoundItem) -> bytes:
    rows = await connection.fetch(SQL["read_kinds"], list(walk.distances), found.seq)
    kinds = {row["id"]: row["code"] for row in rows}
    nodes = [
        Node(id=public_id("actor", key), actor_kind=kinds.get(key, UNSET), distance=distance)
        for key, distance in walk.distances.items()
    ]
    graph = Graph(nodes=nodes, edges=list(walk.edges.values()), cut=walk.cut)
    ids = b"".join(key.bytes for key in walk.distances) + _parties(graph.edges)
    known = beside.at(found.seq, found.latest)
    labels = await read_labels(connection, known, Wanted(ids=ids))
    return b'{"data":%b,"labels":{%b}}' % (msgspec.json.encode(graph), b",".join(labels))


def _parties(edges: Iterable[Edge]) -> bytes:
    named: dict[str, None] = {}
    for edge in edges:
        said = edge.standing
        for voice in (*said.affirmed_by, *said.denied_by, *said.questioned_by):
            named[voice.party] = None
        if not isinstance(said.coded_by, UnsetType):
            named[said.coded_by] = None
    return b"".join(parse_id(text)[1].bytes for text in named)
