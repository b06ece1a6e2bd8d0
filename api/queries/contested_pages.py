"""Lays out contested facts: a page of them, or all of them batch by batch."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Final

import msgspec

from api.content import Content
from api.database import Connection, Connections
from api.errors import MalformedRequestError
from api.ids import parse_id
from api.queries.as_of import settle
from api.queries.beside import Beside, Wanted, read_labels
from api.queries.contested import Order, Placed, find_order
from api.queries.downloads import Download, reading
from api.queries.figures import context_of, figures_of, figures_on, id_of
from api.queries.filters import ListQuery
from api.queries.includes import read_related, together
from api.queries.positions import (
    IS_EVENT,
    MOST_STATEMENTS,
    Related,
    add_related,
)
from api.queries.sides import Said, affiliation_parties, event_facts
from schemas.affiliations import Affiliation
from schemas.base import UNSET, UnsetType
from schemas.contested import ContestedFact, ContestedPositions, Spread, Word
from schemas.events import Event
from schemas.paging import PageInfo
from schemas.positions import FactPositions, PartyPosition

#: Facts that a download lays out at once.
BATCH: Final = 50
EVENTS: Final = msgspec.json.Decoder(Event)
AFFILIATIONS: Final = msgspec.json.Decoder(Affiliation)


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Facts with all that is said of them, and the labels of what they name."""

    facts: Sequence[ContestedPositions]
    labels: bytes


async def read_contested(
    connection: Connection, beside: Beside, query: ListQuery, readable: Sequence[str]
) -> Content:
    """One page: two statements that put all contested facts in order, two for those on the page.

    The time that it is asked as of takes one more, and so do licences that are not yet known.
    """
    query = await settle(connection, query)
    order = await find_order(connection, query, readable)
    page, cursor = order.page(query)
    layout = await _lay_out(connection, page, order.seq)
    info = PageInfo(
        limit=query.limit, next=cursor, count=len(order.facts) if query.count else UNSET
    )
    body = b'{"data":%b,"page":%b,"labels":{%b}}' % (
        msgspec.json.encode(layout.facts),
        msgspec.json.encode(info),
        layout.labels,
    )
    datasets = dict.fromkeys(placed.fact.dataset for placed in page)
    known = beside.at(order.seq, order.latest)
    await read_labels(connection, known, Wanted(ids=b"", datasets=datasets.keys()))
    licences = [known.licences[dataset] for dataset in datasets]
    return Content(body=body, seq=order.seq, licences=licences)


async def stream_contested(
    connections: Connections, download: Download
) -> AsyncGenerator[Layout, None]:
    """All of them in the order asked for, or as many as the limit says, as of one seq."""
    async with reading(connections) as connection:
        query = msgspec.structs.replace(download.query, seq=download.seq)
        order = await find_order(connection, query, download.readable)
        facts = order.page(query)[0] if query.limited else _rest(order, query)
        for start in range(0, len(facts), BATCH):
            yield await _lay_out(connection, facts[start : start + BATCH], order.seq)


def _rest(order: Order, query: ListQuery) -> Sequence[Placed]:
    """All after the cursor, if there is one."""
    return order.page(msgspec.structs.replace(query, limit=len(order.facts) or 1))[0]


async def _lay_out(connection: Connection, page: Sequence[Placed], seq: int) -> Layout:
    ids = list(dict.fromkeys(placed.fact.document for placed in page))
    documents, labels = await read_related(connection, "facts", ids, seq, len(ids))
    records = [
        (EVENTS if IS_EVENT.search(text) else AFFILIATIONS).decode(text) for text in documents
    ]
    related = Related(labels=dict(labels))
    named = [text for each in page for _, voice in each.fact.voices() for text in voice.statements]
    own = [record.id for record in records]
    await add_related(connection, related, list(dict.fromkeys([*own, *named])), seq)
    if len(related.statements) + len(related.into) + len(related.merged) > MOST_STATEMENTS:
        raise MalformedRequestError(
            "", [("limit", f"brings more than {MOST_STATEMENTS} statements: ask for fewer facts")]
        )
    return await asyncio.to_thread(_put_together, page, records, related)


def _put_together(
    page: Sequence[Placed], records: Sequence[Event | Affiliation], related: Related
) -> Layout:
    members = together(b"", related.labels)
    context = context_of(related, members)
    said, laid = context.said, {}
    for record in records:
        if isinstance(record, Affiliation):
            laid[record.id] = _of_affiliation(record, said)
        else:
            laid |= {
                str(each.fact.id): _of_event(record, each) for each in event_facts(record, said)
            }
    counted = {each.fact.document for each in page if each.fact.kind == "figure"}
    events = {
        each.id: each
        for each in records
        if isinstance(each, Event) and parse_id(each.id)[1] in counted
    }
    for each in figures_on([*events.values()], context):
        laid[id_of(each)] = _of_figure(events[each.fact.event], each)
    return Layout(facts=[laid[each.fact.id] for each in page], labels=members)


def _of_affiliation(record: Affiliation, said: Said) -> ContestedPositions:
    fact = ContestedFact(
        kind="affiliation",
        id=record.id,
        key=record.key,
        dataset=record.dataset,
        subject=record.subject,
        type=record.type,
        object=record.object,
        start=record.start,
        end=record.end,
        evidence=record.evidence,
    )
    parties = affiliation_parties(record, said)
    first, last = _words(parties)
    return ContestedPositions(
        fact=fact, standing=record.standing, first_word=first, last_word=last, parties=parties
    )


def _of_event(event: Event, laid: FactPositions) -> ContestedPositions:
    fact = ContestedFact(
        kind=laid.fact.kind,
        id=str(laid.fact.id),
        key=str(laid.fact.key),
        dataset=event.dataset,
        event=event.id,
        title=event.title,
        when=event.when,
        actor=laid.fact.actor,
        role=laid.fact.role,
        evidence=event.evidence
        if isinstance(laid.fact.evidence, UnsetType)
        else laid.fact.evidence,
    )
    standing = laid.standing
    if isinstance(standing, UnsetType):
        raise TypeError(standing)
    first, last = _words(laid.parties)
    return ContestedPositions(
        fact=fact, standing=standing, first_word=first, last_word=last, parties=laid.parties
    )


def _of_figure(event: Event, laid: FactPositions) -> ContestedPositions:
    fact = ContestedFact(
        kind="figure",
        id=event.id,
        key=event.key,
        dataset=event.dataset,
        event=event.id,
        title=event.title,
        when=event.when,
        measure=laid.fact.measure,
        party=laid.fact.party,
        unit=laid.fact.unit,
        coded=laid.fact.coded,
        evidence=event.evidence,
    )
    given = [
        number
        for side in laid.parties
        for said in side.statements
        for figure in figures_of(said.figures)
        for number in (figure.low, figure.best, figure.high)
        if not isinstance(number, UnsetType)
    ]
    first, last = _words(laid.parties)
    return ContestedPositions(
        fact=fact,
        spread=Spread(lowest=min(given), highest=max(given)),
        first_word=first,
        last_word=last,
        parties=laid.parties,
    )


def _words(parties: Sequence[PartyPosition]) -> tuple[Word | UnsetType, Word | UnsetType]:
    """The first and the last dated statement."""
    dated = []
    for party in parties:
        for said in party.statements:
            if not isinstance(said.said, UnsetType) and not isinstance(
                said.said.earliest, UnsetType
            ):
                word = Word(
                    statement=said.id, party=party.party, stance=party.stance, said=said.said
                )
                dated.append((said.said.earliest, said.id, party.party, word))
    if not dated:
        return UNSET, UNSET
    dated.sort(key=lambda each: each[:3])
    return dated[0][3], dated[-1][3]
