"""What many rows of UCDP's event data name: the publisher, the file, sides, conflicts, dyads.

What is said of them depends on no order of rows, and on no row but those that name them.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from api.importers.gedevents import (
    ALL_CIVILIANS,
    CIVILIANS,
    DATA_FILE,
    UNKNOWN,
    GedRow,
    conflict_key,
)
from api.importers.gleditschward import STATES
from api.importers.imported import Imported, Notices
from api.importers.values import LONGEST_LINE, cut
from schemas.actors import ActorInput, IdentifierInput, NameInput
from schemas.affiliations import AffiliationInput
from schemas.changesets import Record
from schemas.codes import Kind
from schemas.events import EventInput
from schemas.evidence import EvidenceInput, LocatorPassageInput
from schemas.sources import SourceInput

PUBLISHER: Final = "ucdp"
GOVERNMENT: Final = "Government of "
#: UCDP's number for civilians.
CIVILIANS_NUMBER: Final = "1"
SEVERAL_NAMES: Final = "row of a conflict that others name otherwise: the least name is its title"
SEVERAL_PAIRS: Final = "row of a dyad that others give other sides: the least pair is tied"
ONE_SIDE: Final = "row of a dyad whose two sides have one number: no tie is made of it"


class Shared:
    """What rows have said of sides, conflicts and dyads so far."""

    def __init__(self) -> None:
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._states: defaultdict[str, set[int]] = defaultdict(set)
        self._conflicts: defaultdict[int, set[str]] = defaultdict(set)
        self._dyads: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)

    def note(self, row: GedRow, notices: Notices) -> None:
        """Take in what a row says of them; tell what of it no record will say."""
        for side in row.sides:
            if side.key != CIVILIANS:
                self._names[side.key].add(side.name)
                if side.state is not None:
                    self._states[side.key].add(side.state)
        if row.conflict is not None:
            number, name = row.conflict
            names = self._conflicts[number]
            if name and names - {name, ""}:
                notices.tell(SEVERAL_NAMES)
            names.add(name)
        if row.dyad is None:
            return
        pair = (row.sides[0].key, row.sides[1].key)
        if pair[0] == pair[1]:
            notices.tell(ONE_SIDE)
            return
        if self._dyads[row.dyad] - {pair}:
            notices.tell(SEVERAL_PAIRS)
        self._dyads[row.dyad].add(pair)

    def records(self) -> Iterator[Imported]:
        """All of them; none where no row was read."""
        if not self._names:
            return
        yield _put("source", DATA_FILE, _data_file())
        yield _put("actor", PUBLISHER, _publisher())
        yield _put("actor", CIVILIANS, _population(ALL_CIVILIANS, CIVILIANS_NUMBER))
        yield _put("actor", UNKNOWN, _population("Parties not known"))
        for key in self._names:
            yield _put("actor", key, self._side(key))
        for number, names in self._conflicts.items():
            yield _put("event", conflict_key(number), _conflict(number, names))
        for number, pairs in self._dyads.items():
            yield _put("affiliation", f"dyad-{number}", _dyad(number, pairs))

    def _side(self, key: str) -> ActorInput:
        name, *others = sorted(self._names[key])
        states = sorted(self._states.get(key, ()))
        cited = _cited(f"side_a_new_id or side_b_new_id {key}")
        is_state = bool(states) or name.startswith(GOVERNMENT)
        return ActorInput(
            actor_kind="state" if is_state else "armed_group",
            name=cut(name, LONGEST_LINE),
            names=[
                NameInput(name=cut(other, LONGEST_LINE), kind="alias", evidence=cited)
                for other in others
            ],
            countries=sorted({STATES[state] for state in states if state in STATES}),
            identifiers=[
                IdentifierInput(scheme="ucdp", value=key),
                *(IdentifierInput(scheme="gw", value=str(state)) for state in states),
            ],
            evidence=cited,
        )


def _put(kind: Kind, key: str, record: Record) -> Imported:
    return Imported(kind=kind, key=key, record=record)


def _cited(note: str) -> list[EvidenceInput]:
    return [EvidenceInput(source=DATA_FILE, passage=LocatorPassageInput(note=note))]


def _data_file() -> SourceInput:
    return SourceInput(
        source_kind="data_file",
        title="UCDP Georeferenced Event Dataset (GED)",
        publisher=PUBLISHER,
        url="https://ucdp.uu.se/downloads/",
        licence="CC-BY-4.0",
    )


def _publisher() -> ActorInput:
    return ActorInput(
        actor_kind="organization",
        name="Uppsala Conflict Data Program",
        names=[NameInput(name="UCDP", kind="acronym")],
        countries=["SE"],
        evidence=[EvidenceInput(source=DATA_FILE)],
    )


def _population(name: str, number: str | None = None) -> ActorInput:
    return ActorInput(
        actor_kind="population",
        name=name,
        identifiers=[] if number is None else [IdentifierInput(scheme="ucdp", value=number)],
        evidence=[EvidenceInput(source=DATA_FILE)],
    )


def _conflict(number: int, names: set[str]) -> EventInput:
    return EventInput(
        title=cut(min(filter(None, names), default=f"Conflict {number}"), LONGEST_LINE),
        category="conflict",
        coded=True,
        evidence=_cited(f"conflict_new_id {number}"),
    )


def _dyad(number: int, pairs: set[tuple[str, str]]) -> AffiliationInput:
    """UCDP defines a dyad as two primary parties in armed conflict with each other."""
    subject, other = min(pairs)
    return AffiliationInput(
        subject=subject,
        type="opposes",
        object=other,
        coded=True,
        evidence=_cited(f"dyad_new_id {number}"),
    )
