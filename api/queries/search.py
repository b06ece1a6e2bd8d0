"""Finds records by words: best first, with what was found in them, and counts of what there is."""

import functools
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import asyncpg
import msgspec

from api.content import Content, tag_of
from api.cursors import Position, check_place, read_cursor, write_cursor
from api.database import Connection, load_statements
from api.names.finding import WHOLE
from api.queries.asked import Asked
from api.queries.beside import Beside, Wanted, read_labels
from api.queries.compose import Parameters, Statement, conjunction
from api.queries.conditions import unknown_of
from api.queries.filters import Filters
from api.queries.highlights import highlights_of
from api.queries.lists import HEAD
from api.queries.names import Hit
from api.queries.parameters import PARAMETERS, SEARCH_CONTROLS, SEARCH_FILTERS, SEARCH_PARAMETERS
from api.queries.search_names import find_actors, may_be_misspelt, may_be_named, member
from api.queries.unknown import refuse_unknown
from api.queries.values import READ, whole_number
from api.queries.words import NO_WORD, Words, prepare, refuse_wordless
from api.search.words import SQL as WORDS
from schemas.base import UNSET
from schemas.paging import PageInfo
from schemas.search import Facets

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
MOST_HITS: Final = 100
DEFAULT_HITS: Final = 20
#: So many are ranked and counted.
MOST_RANKED: Final = 10_000
SORT: Final = "rank"
#: Filter → the clause that it becomes.
CLAUSES: Final = {"kind": "kind_any", "act": "act_any", "country": "countries_any"}
#: Facet, value and count; of what has no value, none.
FACETS: Final = msgspec.json.Decoder(list[tuple[str, str | None, int]])
NO_YEAR: Final = "-Infinity"
TEXTS: Final = WORDS["texts"].replace("$1", ":ids")


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for, among what, and which page of it."""

    words: Words
    filters: Filters
    limit: int = DEFAULT_HITS
    after: Position | None = None

    def canonical(self) -> bytes:
        """The same for the same question, whatever the order in which it was put."""
        named = {name: sorted(map(str, values)) for name, values in self.filters.items()}
        return msgspec.json.encode(["search", str(self.words), named], order="deterministic")


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """The documents of a page, in its order, and the JSON of each hit."""

    rows: Sequence[asyncpg.Record]
    seqs: set[int]
    labelled: bytes


@functools.lru_cache(maxsize=512)
def parse_search(query_string: bytes) -> SearchQuery:
    """Read the parameters of a search."""
    asked = Asked(query_string)
    asked.only((*SEARCH_FILTERS, *SEARCH_CONTROLS), "a search")
    words = asked.one("q", _read("q"), None)
    if words is None and "q" not in asked.values:
        asked.fault("q", NO_WORD)
    named = (name for name in SEARCH_FILTERS if name in asked.values and name != "q")
    filters = Filters({name: asked.many(name, _read(name)) for name in named})
    limit = asked.one("limit", whole_number(1, MOST_HITS), DEFAULT_HITS)
    if not isinstance(words, Words):
        asked.cursor(str, None)
        asked.settle()
        raise TypeError(words)
    query = SearchQuery(words=words, filters=filters, limit=limit)

    def read(text: str) -> Position:
        place = read_cursor(text, query.canonical())
        check_place(place.place, SORT)
        return place

    after = asked.cursor(read, None)
    asked.settle()
    return msgspec.structs.replace(query, after=after)


def _read(name: str) -> Any:
    parameter = SEARCH_PARAMETERS.get(name) or PARAMETERS[name]
    return READ[parameter.form](parameter, "")


def finding(query: SearchQuery, readable: Sequence[str]) -> Statement:
    """The statement that finds, ranks and counts."""
    after = query.after
    parameters = Parameters(
        {
            "readable": tuple(readable),
            "limit": query.limit + 1,
            "rank": None if after is None else float(after.place),
            "after": after and after.id,
        }
    )
    slugs = query.filters.get("dataset")
    conditions = [
        parameters.clause("dataset_any", {}, {"values": slugs})
        if slugs
        else parameters.clause("visible", {}, {})
    ]
    conditions += [
        parameters.written(SQL[clause], {}, {"values": query.filters[name]})
        for name, clause in CLAUSES.items()
        if name in query.filters
    ]
    if "year" in query.filters:
        years = tuple(float(str(year)) for year in query.filters["year"])
        conditions.append(parameters.written(SQL["year_any"], {}, {"values": years}))
    words = {
        "asked": query.words.written(parameters),
        "conditions": conjunction(conditions),
        "after": "" if after is None else parameters.written(SQL["after_hit"], {}),
        "unknown": unknown_of(parameters, query.filters),
        "indexed": parameters.clause("indexed_seq", {"index": "words"}, {}),
        "all_indexed": SQL["all_indexed_seq"],
        "most": str(MOST_RANKED),
    }
    return Statement(parameters.written(SQL["find_words"], words), parameters.arguments())


def reading(
    ids: Sequence[uuid.UUID], query: str, readable: Sequence[str], *, begun: bool = False
) -> Statement:
    """The statement that reads what was found, with marks; `begun`: and what has none."""
    shared = {"readable": tuple(readable), "ids": tuple(ids), "query": query, "begun": begun}
    parameters = Parameters(shared)
    texts = parameters.written(TEXTS, {})
    words = {"texts": texts, "visible": parameters.clause("visible", {}, {})}
    return Statement(parameters.written(SQL["read_hits"], words), parameters.arguments())


async def read_search(
    connection: Connection, beside: Beside, query: SearchQuery, readable: Sequence[str]
) -> Content:
    """One page: what has the words and who is called so, what is shown of it, and labels."""
    await prepare((query.words,))
    statement = finding(query, readable)
    [row] = await connection.fetch(statement.text, *statement.arguments)
    refuse_unknown(row["unknown"], query.filters, row["latest_seq"])
    # Words that are too common to be looked for may be a name, which nobody has misspelt.
    typo = not row["wordless"] and may_be_misspelt(query.words, row["total"])
    # To look for a letter takes ten times as long: not where texts have the word, and somebody it.
    enough = 0.0 if row["total"] else WHOLE
    named = await _named(connection, query, readable, typo=typo, enough=enough)
    refuse_wordless((query.words,), row["wordless"] and not named, row["latest_seq"])
    ids = row["ids"][: query.limit]
    scores = dict(zip(ids, row["ranks"], strict=False))
    asked = reading(ids, row["wanted"], readable, begun=bool(query.words.beginnings))
    rows = await connection.fetch(asked.text, *asked.arguments) if ids else []
    known = beside.at(row["latest_seq"], row["latest_seq"])
    seqs, datasets = ({found[name] for found in rows} for name in ("seq", "dataset_id"))
    labelled = [*(found["labelled"] for found in rows), *(each.id.bytes for each in named or ())]
    wanted = Wanted(ids=b"".join(labelled), seqs=seqs, datasets=datasets)
    labels = await read_labels(connection, known, wanted)
    hits = [_hit(found, scores[found["id"]], known.times[found["seq"]], query) for found in rows]
    # Only as far as names are written down, too, nobody is missing who is called so.
    indexed = row["indexed_seq"] if named is None else row["all_indexed_seq"] or 0
    page, facets = msgspec.json.encode(_page(query, row, indexed)), _facets(row["facets"])
    body = b'{"data":[%b],%b"page":%b,"facets":%b,"labels":{%b}}' % (
        b",".join(hits),
        member(named),
        page,
        facets,
        b",".join(labels),
    )
    return Content(
        body=body,
        tag=tag_of(body),
        seq=row["latest_seq"],
        licences=[known.licences[dataset] for dataset in datasets],
        lasting=row["indexed_seq"] == row["all_indexed_seq"] == row["latest_seq"],
    )


async def _named(
    connection: Connection,
    query: SearchQuery,
    readable: Sequence[str],
    *,
    typo: bool,
    enough: float,
) -> Sequence[Hit] | None:
    """The actors that are called so; None where none are looked for."""
    if query.after is not None or not may_be_named(query.words, query.filters):
        return None
    return await find_actors(
        connection, query.words, query.filters, readable, typo=typo, enough=enough
    )


def _hit(found: asyncpg.Record, score: str, time: bytes, query: SearchQuery) -> bytes:
    marks = msgspec.json.encode(highlights_of(found["marked"], query.words))
    head = HEAD % (found["version"], found["seq"], time)
    record = head + found["body"][1:]
    return b'{"score":%b,"highlights":%b,"record":%b}' % (score.encode(), marks, record)


def _page(query: SearchQuery, row: asyncpg.Record, indexed_seq: int) -> PageInfo:
    more = len(row["ids"]) > query.limit
    last = query.limit - 1
    cursor = (
        write_cursor(Position(0, row["ranks"][last], row["ids"][last]), query.canonical())
        if more
        else UNSET
    )
    return PageInfo(
        limit=query.limit,
        next=cursor,
        count=min(row["total"], MOST_RANKED),
        approximate=row["total"] > MOST_RANKED,
        indexed_seq=indexed_seq,
    )


def _facets(counted: str | None) -> bytes:
    facets: dict[str, list[dict[str, str | int]]] = {name: [] for name in Facets.__struct_fields__}
    found = FACETS.decode(counted or "[]")
    for name, value, number in sorted(found, key=lambda each: (-each[2], each[1] or "")):
        if value not in (None, NO_YEAR):
            facets[name].append({"value": value, "count": number})
    return msgspec.json.encode(facets)
