"""How a part stands that statements name and no participation records: by all that is said."""

import uuid
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET

from api.database import Connection
from api.ids import parse_id, public_id
from api.queries.sides import TAKEN_OVER, reaches
from api.queries.taking_back import spoken_for, taken_back
from api.releases.facts import AT_ONCE, SQL, Fact, Named, read_facts
from schemas.standing import Standing, Voice
from schemas.statements import About, Statement

Row = Any
STANCES: Final = ("affirms", "denies", "questions")
STATEMENT: Final = msgspec.json.Decoder(Statement)


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of an event, in order of date, and of what is merged with it.

    `parts` are the recorded ones, by their ids; `survivors` the records that answer for merged
    ones; `gone` has party and statement, where the party took back what it said in it.
    """

    statements: Sequence[Statement]
    parts: Mapping[str, Named]
    survivors: Mapping[str, str]
    gone: set[tuple[str, str]]

    def first(self, public: str) -> str:
        """Who answers for the record."""
        return self.survivors.get(public, public)


def unrecorded(abouts: Iterable[About], facts: Iterable[Fact]) -> dict[str, list[Named]]:
    """The parts that these name and no participation records, by event."""
    recorded = {Named(f.id, part.actor, part.role) for f in facts for part in f.participations}
    found: dict[str, dict[Named, None]] = {}
    for about in abouts:
        if about.record is UNSET:
            named = Named(str(about.event), str(about.actor), str(about.role))
            if named not in recorded:
                found.setdefault(named.event, {})[named] = None
    return {event: list(parts) for event, parts in found.items()}


def part_standing(named: Named, talk: Talk) -> Standing:
    """The parties on each side of it, as `standings_of` in the database has it of recorded ones.

    Who affirms a role affirms those above it, who denies or questions one those below it.
    """
    stances = _stances(named, talk)
    sides: dict[str, dict[str, list[str]]] = {stance: {} for stance in STANCES}
    for statement in talk.statements:
        if statement.status == "active":
            for stance in stances[statement.id]:
                for party in spoken_for(statement, talk.survivors):
                    if (party, statement.id) not in talk.gone:
                        sides[stance].setdefault(party, []).append(statement.id)
    affirming, denying, questioning = (
        [Voice(party=party, statements=said) for party, said in sides[stance].items()]
        for stance in STANCES
    )
    return Standing(
        contested=any(one.party != other.party for one in affirming for other in denying),
        affirmed_by=affirming,
        denied_by=denying,
        questioned_by=questioning,
    )


def _stances(named: Named, talk: Talk) -> dict[str, set[str]]:
    """The sides that each statement takes on the part, by itself or through others."""
    found = {statement.id: set(_taken(statement, named, talk)) for statement in talk.statements}
    through = [
        (found[statement.id], found[str(about.record)], str(about.relation))
        for statement in talk.statements
        for about in statement.about
        if about.relation in TAKEN_OVER and str(about.record) in found
    ]
    before = -1
    while before != (before := sum(map(len, found.values()))):
        for own, theirs, relation in through:
            own.update({"questions"} if relation == "disputes" and theirs else theirs)
    return found


def _taken(statement: Statement, named: Named, talk: Talk) -> Iterator[str]:
    """The sides that a statement itself takes on the part."""
    event, actor, role = named
    for about in statement.about:
        said = talk.parts.get(str(about.record))
        if about.role is not UNSET:
            said = Named(str(about.event), str(about.actor), str(about.role))
        if (
            said is not None
            and about.stance in STANCES
            and talk.first(said.event) == talk.first(event)
            and talk.first(said.actor) == talk.first(actor)
            and reaches(said.role, role, str(about.stance))
        ):
            yield str(about.stance)


async def read_talks(
    connection: Connection, events: Iterable[str], seq: int
) -> AsyncIterator[tuple[str, Talk]]:
    """What was said of each event as of the seq, and what speaks through that, or takes it back."""
    ids = [parse_id(event)[1] for event in events]
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        rows = await connection.fetch(SQL["read_said"], some, seq)
        same = await connection.fetch(SQL["read_same"], some, seq)
        named = list({public_id("event", row["id"]) for row in same})
        facts = {fact.id: fact for fact, _ in await read_facts(connection, named, seq)}
        survivors = await _survivors(connection, (*rows, *same), facts.values(), seq)
        for own in some:
            said = [STATEMENT.decode(row["body"]) for row in rows if row["event_id"] == own]
            active = [statement for statement in said if statement.status == "active"]
            yield (
                public_id("event", own),
                Talk(
                    statements=said,
                    parts=dict(_parts(same, own, facts)),
                    survivors=survivors,
                    gone=taken_back(active, survivors),
                ),
            )


def _parts(
    same: Sequence[Row], own: uuid.UUID, facts: Mapping[str, Fact]
) -> Iterator[tuple[str, Named]]:
    """The recorded parts of an event, and of those that are merged with it."""
    for row in same:
        fact = facts.get(public_id("event", row["id"]))
        if row["event_id"] == own and fact is not None:
            for part in fact.participations:
                yield part.id, Named(fact.id, part.actor, part.role)


async def _survivors(
    connection: Connection, rows: Sequence[Row], facts: Iterable[Fact], seq: int
) -> dict[str, str]:
    """Who answers for whom, of all that these name."""
    ids = {row["id"] for row in rows}
    ids |= {named for row in rows for named in _ids_in(row.get("labelled", b""))}
    ids |= {parse_id(part.actor)[1] for fact in facts for part in fact.participations}
    found = await connection.fetch(SQL["read_survivors"], list(ids), seq)
    return {
        public_id(row["kind"], row["id"]): public_id(row["kind"], row["survivor_id"])
        for row in found
    }


def _ids_in(labelled: bytes) -> Iterator[uuid.UUID]:
    return (uuid.UUID(bytes=labelled[at : at + 16]) for at in range(0, len(labelled), 16))
