"""How what statements are about stands: looked up in its documents, some at a time."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from msgspec import UNSET, UnsetType

from api.database import Connection, load_statements
from api.formats.names import Names
from api.ids import KINDS, parse_id
from schemas.labels import Label
from schemas.standing import Standing
from schemas.statements import About

SQL: Final = load_statements(Path(__file__).with_name("releases.sql"))
#: Events have up to 10,000 participations.
AT_ONCE: Final = 50


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


def speaking(standing: Standing) -> bytes:
    """The ids of the parties to a standing, 16 bytes each."""
    voices = (*standing.affirmed_by, *standing.denied_by, *standing.questioned_by)
    return b"".join(parse_id(voice.party)[1].bytes for voice in voices)
