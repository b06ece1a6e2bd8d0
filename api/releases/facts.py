"""How what statements are about stands: looked up in its documents, some at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from msgspec import UNSET, UnsetType

from api.database import Connection, load_statements
from api.formats.names import Names
from api.ids import KINDS, parse_id
from api.queries.sides import reaches
from api.queries.taking_back import spoken_for, taken_back
from schemas.labels import Label
from schemas.standing import Standing, Voice
from schemas.statements import About, Statement

SQL: Final = load_statements(Path(__file__).with_name("releases.sql"))
#: Events have up to 10,000 participations.
AT_ONCE: Final = 50
STANCES: Final = ("affirms", "denies", "questions")


class Part(msgspec.Struct, frozen=True):
    """A participation, as far as it tells how it stands."""

    id: str
    actor: str
    role: str
    standing: Standing


class Fact(msgspec.Struct, frozen=True):
    """An event or an affiliation, as far as it tells how it stands."""

    id: str
    standing: Standing
    participations: list[Part] = []


class Named(NamedTuple):
    """A part that a statement names, recorded or not."""

    event: str
    actor: str
    role: str


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What a statement is about, and how that stands; a part with its event, actor and role."""

    kind: str
    record: str | UnsetType = UNSET
    event: str | UnsetType = UNSET
    actor: str | UnsetType = UNSET
    role: str | UnsetType = UNSET
    standing: Standing | UnsetType = UNSET


FACT: Final = msgspec.json.Decoder(Fact)
STATEMENT: Final = msgspec.json.Decoder(Statement)


class Facts:
    """How what some statements are about stands, with the names of all that is in it."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._standings: dict[str, Standing] = {}
        self._parts: dict[Named, Standing] = {}

    def learn(self, fact: Fact) -> None:
        """Know how a fact and its participations stand."""
        self._standings[fact.id] = fact.standing
        for part in fact.participations:
            self._standings[part.id] = part.standing
            self._parts.setdefault(Named(fact.id, part.actor, part.role), part.standing)

    def learn_part(self, named: Named, standing: Standing) -> None:
        """Know how a part stands that is not recorded."""
        self._parts[named] = standing

    def target(self, about: About) -> Target:
        """What is meant, and how it stands."""
        if about.record is UNSET:
            named = Named(str(about.event), str(about.actor), str(about.role))
            return Target(kind="part", **named._asdict(), standing=self._parts.get(named, UNSET))
        kind = KINDS[about.record[:3]]
        label = self.names.label(about.record) if kind == "participation" else None
        return Target(
            kind=kind,
            record=about.record,
            event=label.event if label else UNSET,
            actor=label.actor if label else UNSET,
            role=label.role if label else UNSET,
            standing=self._standings.get(about.record, UNSET),
        )


def wanted(abouts: Iterable[About], labels: Mapping[str, Label]) -> list[str]:
    """The events and affiliations whose documents tell how these stand."""
    found: dict[str, None] = {}
    for about in abouts:
        record = about.record
        if record is UNSET:
            found[str(about.event)] = None
        elif record.startswith(("evt_", "aff_")):
            found[record] = None
        elif record.startswith("par_") and record in labels:
            found[str(labels[record].event)] = None
    return list(found)


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


def part_standing(named: Named, parts: Iterable[Part], said: Sequence[Statement]) -> Standing:
    """How an unrecorded part stands, by the recorded ones of the actor and by what is said of it.

    As the writer has it: who affirms a role affirms those above it, who denies or questions one
    those below it, and what a party took back does not count.
    """
    own = [part for part in parts if part.actor == named.actor]
    roles = {part.id: part.role for part in own}
    gone = taken_back(said, {})
    sides: dict[str, dict[str, Voice]] = {stance: {} for stance in STANCES}
    for part in own:
        for stance, voices in _sides(part.standing):
            if reaches(part.role, named.role, stance):
                sides[stance] |= {voice.party: voice for voice in voices}
    for statement in said:
        for stance in _taken(statement, named, roles):
            for party in spoken_for(statement, {}):
                if (party, statement.id) not in gone:
                    sides[stance].setdefault(party, Voice(party=party, statements=[statement.id]))
    affirming, denying, questioning = (list(sides[stance].values()) for stance in STANCES)
    return Standing(
        contested=any(one.party != other.party for one in affirming for other in denying),
        affirmed_by=affirming,
        denied_by=denying,
        questioned_by=questioning,
    )


def _sides(standing: Standing) -> Iterator[tuple[str, Sequence[Voice]]]:
    voices = (standing.affirmed_by, standing.denied_by, standing.questioned_by)
    return zip(STANCES, voices, strict=True)


def _taken(statement: Statement, named: Named, roles: Mapping[str, str]) -> Iterator[str]:
    """The sides that a statement takes on the part."""
    for about in statement.about:
        role = roles.get(str(about.record))
        if (about.event, about.actor) == named[:2]:
            role = str(about.role)
        if role and about.stance in STANCES and reaches(role, named.role, str(about.stance)):
            yield str(about.stance)


async def read_facts(
    connection: Connection, ids: Sequence[str], seq: int
) -> list[tuple[Fact, bytes]]:
    """How they stood as of the seq, each with the ids in it that have labels."""
    found = []
    for start in range(0, len(ids), AT_ONCE):
        some = [parse_id(public_id)[1] for public_id in ids[start : start + AT_ONCE]]
        rows = await connection.fetch(SQL["read_facts"], some, seq)
        found += [(FACT.decode(row["body"]), row["labelled"]) for row in rows]
    return found


async def read_said(connection: Connection, event: str, seq: int) -> list[Statement]:
    """What was said of an event as of the seq, and what takes that back."""
    rows = await connection.fetch(SQL["read_said"], parse_id(event)[1], seq)
    return [STATEMENT.decode(row["body"]) for row in rows]


def speaking(standing: Standing) -> bytes:
    """The ids of the parties to a standing, 16 bytes each."""
    voices = (voice for _, side in _sides(standing) for voice in side)
    return b"".join(parse_id(voice.party)[1].bytes for voice in voices)
