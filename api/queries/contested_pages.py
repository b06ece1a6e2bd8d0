"""Lays out contested facts: a page of them, or all of them batch by batch."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Final

import msgspec

from api.content import Content
from api.database import Connection, Connections
from api.errors import MalformedRequestError
from api.queries.as_of import settle
from api.queries.beside import Beside, Wanted, read_labels
from api.queries.contested import Order, Placed, find_order
from api.queries.downloads import Download, reading
from api.queries.filters import ListQuery
from api.queries.includes import read_related, together
from api.queries.positions import (
    IS_EVENT,
    MOST_STATEMENTS,
    Related,
    add_related,
    named_in_standing,
    statement_ids,
    survivors_in,
)
from api.queries.sides import Said, affiliation_parties, event_facts, figure_facts
from api.queries.taking_back import TAKEN_BACK, taken_back
from schemas.affiliations import Affiliation
from schemas.base import UNSET, UnsetType
from schemas.contested import (
    ComparedFigure,
    ContestedFact,
    ContestedPositions,
    Spread,
    Word,
)
from schemas.events import Event
from schemas.figures import Figure
from schemas.paging import PageInfo
from schemas.positions import FactPositions, PartyPosition

#: Facts that a download lays out at once.
BATCH: Final = 50
EVENTS: Final = msgspec.json.Decoder(Event)
AFFILIATIONS: Final = msgspec.json.Decoder(Affiliation)


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Facts with all that is said of them, and the labels of what they name."""

    facts: Sequence[ContestedPositions]
    figures: Sequence[ComparedFigure]
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
    body = b'{"data":%b,"figures":%b,"page":%b,"labels":{%b}}' % (
        msgspec.json.encode(layout.facts),
        msgspec.json.encode(layout.figures),
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
    named = [text for each in page for text in named_in_standing(each.fact.standing)]
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
    said = Said(
        statements=related.statements,
        survivors=survivors_in(members) | related.merged_statements(),
    )
    laid = {}
    for record in records:
        if isinstance(record, Affiliation):
            laid[record.id] = _of_affiliation(record, said)
        else:
            laid |= {
                str(each.fact.id): _of_event(record, each) for each in event_facts(record, said)
            }
    facts = [laid[each.fact.id] for each in page]
    # A merged event's figures are those of the one that answers for it.
    events = [each for each in records if isinstance(each, Event) and each.status == "active"]
    return Layout(facts=facts, figures=_compared(events, said), labels=members)


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


def _words(parties: Sequence[PartyPosition]) -> tuple[Word | UnsetType, Word | UnsetType]:
    """The first and the last dated statement."""
    dated = []
    for party in parties:
        for said in party.statements:
            if not isinstance(said.said, UnsetType) and not isinstance(
                said.said.earliest, UnsetType
            ):
                word = Word(
                    statement=said.id, party=party.party, stance=str(party.stance), said=said.said
                )
                dated.append((said.said.earliest, said.id, party.party, word))
    if not dated:
        return UNSET, UNSET
    dated.sort(key=lambda each: each[:3])
    return dated[0][3], dated[-1][3]


def _compared(events: Sequence[Event], said: Said) -> list[ComparedFigure]:
    """What the parties, or a party and the dataset, count differently."""
    statements = [each for each in said.statements.values() if each.figures]
    gone = taken_back(list(said.statements.values()), said.survivors) if statements else set()
    compared = []
    for event in events:
        on = _on(event, said)
        own = [each for each in statements if each.id in on]
        for laid in figure_facts(event, own, said, gone):
            given = [_numbers(party) for party in laid.parties]
            coded = [] if isinstance(laid.fact.coded, UnsetType) else laid.fact.coded
            sides = [*given, {_bounds(figure) for figure in coded}]
            numbers = sorted(number for side in given for bounds in side for number in bounds)
            if len(set().union(*sides)) > 1 and numbers:
                spread = Spread(lowest=numbers[0], highest=numbers[-1])
                compared.append(ComparedFigure(fact=laid.fact, spread=spread, parties=laid.parties))
    return compared


def _on(event: Event, said: Said) -> set[str]:
    """The statements on an event or a part in it, and those that take back one of them."""
    parts = {part.id for part in event.participations}
    on = set(statement_ids(event))
    for statement in said.statements.values():
        for about in statement.about:
            is_own = said.same(about.event, event.id) or said.same(about.record, event.id)
            if is_own or about.record in parts:
                on.add(statement.id)
    taking = [
        (str(about.record), statement.id)
        for statement in said.statements.values()
        for about in statement.about
        if about.relation in TAKEN_BACK
    ]
    while more := {taker for taken, taker in taking if taken in on} - on:
        on |= more
    return on


def _numbers(party: PartyPosition) -> set[tuple[int, ...]]:
    return {
        _bounds(figure)
        for said in party.statements
        if not isinstance(said.figures, UnsetType)
        for figure in said.figures
    }


def _bounds(figure: Figure) -> tuple[int, ...]:
    """The numbers of a figure."""
    return tuple(
        number
        for number in (figure.low, figure.best, figure.high)
        if not isinstance(number, UnsetType)
    )
