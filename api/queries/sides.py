"""Puts facts, parties and statements together: what positions show."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from api.queries.taking_back import spoken_for
from schemas.affiliations import Affiliation
from schemas.base import UNSET, UnsetType
from schemas.events import Event, Participation
from schemas.figures import Figure
from schemas.positions import Fact, FactPositions, PartyPosition, PositionStatement
from schemas.standing import Standing
from schemas.statements import About, Statement

#: What a statement does to another, and the stance that it takes over from it.
TAKEN_OVER: Final = ("confirms", "repeats", "disputes")

#: Role → the one above it; as in the code table, which a test compares.
BROADER: Final[Mapping[str, str]] = {
    "perpetrator": "involved",
    "director": "involved",
    "coordinator": "involved",
    "supporter": "involved",
    "supplier": "supporter",
    "encourager": "supporter",
}
FAR: Final = 9

FigureKey = tuple[str, str | UnsetType, str | UnsetType]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Statements by their ids, and the records that answer for merged ones."""

    statements: Mapping[str, Statement]
    survivors: Mapping[str, str]

    def same(self, one: str | UnsetType, other: str | UnsetType) -> bool:
        """Whether both are one record, perhaps by a merge."""
        if isinstance(one, UnsetType) or isinstance(other, UnsetType):
            return False
        return self.survivors.get(one, one) == self.survivors.get(other, other)


def event_facts(event: Event, said: Said) -> Iterator[FactPositions]:
    """The event and its participations, each with every party to its standing."""
    fact = Fact(kind="event", event=event.id, id=event.id, key=event.key, title=event.title)
    parties = _parties(fact, event.standing, said, {})
    yield FactPositions(fact=fact, standing=event.standing, parties=parties)
    yield from participation_facts(event, said)


def participation_facts(event: Event, said: Said) -> Iterator[FactPositions]:
    """The participations of an event, each with every party to its standing."""
    for part in event.participations:
        fact = _participation_fact(event, part)
        roles = {
            other.id: other.role
            for other in event.participations
            if said.same(other.actor, part.actor)
        }
        parties = _parties(fact, part.standing, said, roles)
        yield FactPositions(fact=fact, standing=part.standing, parties=parties)


def _participation_fact(event: Event, part: Participation) -> Fact:
    return Fact(
        kind="participation",
        event=event.id,
        id=part.id,
        key=part.key,
        actor=part.actor,
        role=part.role,
        evidence=part.evidence,
    )


def under_datasets(entry: FactPositions, datasets: Mapping[str, str], said: Said) -> FactPositions:
    """The fact, and each statement on it, under the names of the datasets that have them."""
    parties = [
        msgspec.structs.replace(
            party,
            statements=[
                msgspec.structs.replace(each, dataset=said.statements[each.id].dataset)
                for each in party.statements
            ],
        )
        for party in entry.parties
    ]
    fact = msgspec.structs.replace(entry.fact, dataset=datasets[entry.fact.event])
    return msgspec.structs.replace(entry, fact=fact, parties=parties)


def _parties(
    fact: Fact | Affiliation, standing: Standing, said: Said, roles: Mapping[str, str]
) -> list[PartyPosition]:
    """The parties to a standing; `roles` are those of the actor's parts in the event, by id."""
    sides = (
        ("affirms", standing.affirmed_by),
        ("denies", standing.denied_by),
        ("questions", standing.questioned_by),
    )
    return [
        PartyPosition(
            party=voice.party,
            stance=stance,
            statements=[
                _taking_side(text, fact, stance, said, roles)
                for text in voice.statements
                if text in said.statements
            ],
        )
        for stance, voices in sides
        for voice in voices
    ]


def _taking_side(
    text: str, fact: Fact | Affiliation, stance: str, said: Said, roles: Mapping[str, str]
) -> PositionStatement:
    """The statement, with the nearest of its abouts to the fact: by that it takes the side."""
    statement = said.statements[text]
    ranked = [(_farness(about, fact, stance, said, roles), about) for about in statement.about]
    farness, about = min(ranked, key=lambda pair: pair[0], default=(FAR, None))
    if about is None or farness == FAR:
        return _shown(statement, stance=stance)
    return _shown(statement, stance=stance, modality=about.modality, about=about)


def _farness(
    about: About, fact: Fact | Affiliation, stance: str, said: Said, roles: Mapping[str, str]
) -> int:
    if about.relation in TAKEN_OVER:
        return 3
    if about.stance != stance:
        return FAR
    if said.same(about.record, fact.id):
        return 0
    if isinstance(fact, Affiliation):
        return FAR
    role = roles.get(str(about.record))
    if said.same(about.event, fact.event) and said.same(about.actor, fact.actor):
        role = str(about.role)
    if role is None or not reaches(role, str(fact.role), stance):
        return FAR
    return 1 if role == fact.role else 2


def reaches(said: str, role: str, stance: str) -> bool:
    """Affirming a role affirms those above it; denying or questioning one, those below it."""
    below, above = (said, role) if stance == "affirms" else (role, said)
    while below != above and below in BROADER:
        below = BROADER[below]
    return below == above


def affiliation_parties(affiliation: Affiliation, said: Said) -> list[PartyPosition]:
    """Every party to an affiliation."""
    return _parties(affiliation, affiliation.standing, said, {})


def figure_facts(
    event: Event, statements: Sequence[Statement], said: Said, gone: set[tuple[str, str]]
) -> Iterator[FactPositions]:
    """What each party says of each figure in statements on an event, beside what is coded.

    What nobody says any more (`gone`: who took which statement back), and the dataset does not
    either, is no fact.
    """
    keys = {_key(figure): None for figure in event.figures}
    keys |= {_key(figure): None for statement in statements for figure in statement.figures}
    for key in keys:
        measure, party, unit = key
        coded = [figure for figure in event.figures if _key(figure) == key]
        parties = list(_counting(key, event, statements, said, gone))
        if not (coded or parties):
            continue
        fact = Fact(
            kind="figure",
            event=event.id,
            measure=measure,
            party=party,
            unit=unit,
            coded=coded or UNSET,
        )
        yield FactPositions(fact=fact, parties=parties)


def _counting(
    key: FigureKey,
    event: Event,
    statements: Sequence[Statement],
    said: Said,
    gone: set[tuple[str, str]],
) -> Iterator[PartyPosition]:
    by_party: dict[str, list[PositionStatement]] = {}
    for statement in statements:
        figures = [figure for figure in statement.figures if _key(figure) == key]
        if figures:
            modality = _how_sure(statement, event, said)
            as_shown = _shown(statement, modality=modality, figures=figures)
            for party in spoken_for(statement, said.survivors):
                if (party, statement.id) not in gone:
                    by_party.setdefault(party, []).append(as_shown)
    for party, shown in by_party.items():
        yield PartyPosition(party=party, statements=sorted(shown, key=_day))


def _how_sure(statement: Statement, event: Event, said: Said) -> str | UnsetType:
    """How sure a speaker is of the event: of its numbers, statements do not say it apart."""
    parts = {part.id for part in event.participations}
    for about in statement.about:
        named = said.same(about.record, event.id) or said.same(about.event, event.id)
        if (named or about.record in parts) and about.modality is not UNSET:
            return about.modality
    return UNSET


def _key(figure: Figure) -> FigureKey:
    return figure.measure, figure.party, figure.unit


def _day(statement: PositionStatement) -> tuple[str, str]:
    """Its first possible day, undated last."""
    said = statement.said
    if isinstance(said, UnsetType) or isinstance(said.earliest, UnsetType):
        return "~", statement.id
    return said.earliest.isoformat(), statement.id


def _shown(
    statement: Statement,
    *,
    stance: str | UnsetType = UNSET,
    modality: str | UnsetType = UNSET,
    about: About | UnsetType = UNSET,
    figures: list[Figure] | UnsetType = UNSET,
) -> PositionStatement:
    return PositionStatement(
        id=statement.id,
        act=statement.act,
        said=statement.said,
        stance=stance,
        modality=modality,
        about=about,
        speakers=statement.speakers,
        medium=statement.medium,
        via=statement.via,
        content=statement.content,
        quote=statement.quote,
        language=statement.language,
        figures=figures,
        evidence=statement.evidence,
    )
