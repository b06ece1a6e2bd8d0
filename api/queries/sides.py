"""Puts facts, parties and statements together: what positions show."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from api.queries.taking_back import spoken_for, taken_back
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


def event_facts(event: Event, statements: Sequence[Statement]) -> Iterator[FactPositions]:
    """The event and its participations, each with every party to its standing."""
    known = {statement.id: statement for statement in statements}
    fact = Fact(kind="event", event=event.id, id=event.id, key=event.key, title=event.title)
    parties = _parties(fact, event.standing, known, {})
    yield FactPositions(fact=fact, standing=event.standing, parties=parties)
    for part in event.participations:
        fact = _participation_fact(event, part)
        roles = {
            other.id: other.role for other in event.participations if other.actor == part.actor
        }
        parties = _parties(fact, part.standing, known, roles)
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


def _parties(
    fact: Fact, standing: Standing, known: Mapping[str, Statement], roles: Mapping[str, str]
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
                _taking_side(known[text], fact, stance, roles)
                for text in voice.statements
                if text in known
            ],
        )
        for stance, voices in sides
        for voice in voices
    ]


def _taking_side(
    statement: Statement, fact: Fact, stance: str, roles: Mapping[str, str]
) -> PositionStatement:
    """The statement, with the nearest of its abouts to the fact: by that it takes the side."""
    ranked = [(_farness(about, fact, stance, roles), about) for about in statement.about]
    farness, about = min(ranked, key=lambda pair: pair[0], default=(FAR, None))
    if about is None or farness == FAR:
        return _shown(statement, stance=stance)
    return _shown(statement, stance=stance, modality=about.modality, about=about)


def _farness(about: About, fact: Fact, stance: str, roles: Mapping[str, str]) -> int:
    if about.relation in TAKEN_OVER:
        return 3
    if about.stance != stance:
        return FAR
    if about.record == fact.id:
        return 0
    role = roles.get(str(about.record))
    if about.event == fact.event and about.actor == fact.actor:
        role = str(about.role)
    if role is None or not _reaches(role, str(fact.role), stance):
        return FAR
    return 1 if role == fact.role else 2


def _reaches(said: str, role: str, stance: str) -> bool:
    """Affirming a role affirms those above it; denying or questioning one, those below it."""
    below, above = (said, role) if stance == "affirms" else (role, said)
    while below != above and below in BROADER:
        below = BROADER[below]
    return below == above


def figure_facts(event: Event, statements: Sequence[Statement]) -> Iterator[FactPositions]:
    """What each party says of each figure, beside what the dataset itself codes.

    What nobody says any more, and the dataset does not either, is no fact.
    """
    gone = taken_back(statements)
    keys = {_key(figure): None for figure in event.figures}
    keys |= {_key(figure): None for statement in statements for figure in statement.figures}
    for key in keys:
        measure, party, unit = key
        coded = [figure for figure in event.figures if _key(figure) == key]
        parties = list(_counting(key, statements, gone))
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
    key: FigureKey, statements: Sequence[Statement], gone: set[tuple[str, str]]
) -> Iterator[PartyPosition]:
    by_party: dict[str, list[PositionStatement]] = {}
    for statement in statements:
        figures = [figure for figure in statement.figures if _key(figure) == key]
        if figures:
            shown = _shown(statement, figures=figures)
            for party in spoken_for(statement):
                if (party, statement.id) not in gone:
                    by_party.setdefault(party, []).append(shown)
    for party, said in by_party.items():
        yield PartyPosition(party=party, statements=sorted(said, key=_day))


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
