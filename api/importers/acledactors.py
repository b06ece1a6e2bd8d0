"""The two sides of an ACLED event, and all actors and outlets that events name."""

from collections.abc import Iterator
from typing import Final

import msgspec

from api.importers.acledcodes import (
    AGAINST_CIVILIANS,
    AGAINST_PROTESTERS,
    CIVILIANS,
    PROTESTERS,
    countries_of,
    kind_of,
    read_inter,
)
from api.importers.acledsource import PUBLISHER, SOURCE, make_outlet, make_outlet_source
from api.importers.cells import Cells, make_key, split_list
from api.importers.imported import Imported, Notices
from api.importers.values import LONGEST_LINE
from schemas.actors import ActorInput
from schemas.codes import Role
from schemas.evidence import EvidenceInput, LocatorPassageInput

NAMED: Final = LocatorPassageInput(note="named in the columns of actors")
OUTLET: Final = "outlet: "
MOST_OUTLETS: Final = 900


#: What the column civilian_targeting says where it says anything.
TARGETED: Final = "civilian targeting"


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two sides: its actor, those beside it, and what ACLED lets say of their part."""

    column: str
    name: str
    inter: int
    beside: list[str]
    role: Role = "participant"

    def actors(self) -> Iterator[tuple[str, str]]:
        """Each actor once, with the column that names it."""
        if self.name:
            yield self.name, self.column
        associates = f"assoc_actor_{self.column[-1]}"
        yield from ((name, associates) for name in self.beside if name != self.name)


def read_sides(cells: Cells, notices: Notices) -> list[Side]:
    """The sides of an event.

    ACLED's two actors tell nothing of who attacked whom. Where it says of the event that civilians
    were attacked, the civilians are the target, and whoever stands opposite had some part in it.
    """
    sides = [_read_side(cells, number, notices) for number in "12"]
    targeting = cells.text("civilian_targeting")
    if targeting.casefold() not in ("", TARGETED):
        notices.tell(f"unknown civilian_targeting {targeting[:80]!r}, kept raw alone")
    targets = {side.column for side in sides if _is_target(cells, side)}
    if len(targets) != 1:
        return sides
    return [
        msgspec.structs.replace(side, role="target" if side.column in targets else "involved")
        for side in sides
    ]


def _is_target(cells: Cells, side: Side) -> bool:
    sub = cells.text("sub_event_type")
    coded = cells.text("civilian_targeting").casefold() == TARGETED
    told = coded or cells.text("event_type") == AGAINST_CIVILIANS
    if sub == AGAINST_PROTESTERS:
        return side.inter in (PROTESTERS, CIVILIANS)
    return told and side.inter == CIVILIANS


def _read_side(cells: Cells, number: str, notices: Notices) -> Side:
    column, associates = f"actor{number}", f"assoc_actor_{number}"
    name, beside = cells.name(column), split_list(cells.text(associates), ";")
    if number == "1" and not cells.text(column):
        cells.fault(column, "is empty; each event of ACLED has a first actor")
    outlets = split_list(cells.text("source"), ";") if number == "1" else []
    if len(outlets) > MOST_OUTLETS:
        cells.fault("source", f"names more than {MOST_OUTLETS} outlets")
    for names, named in ((beside, associates), (outlets, "source")):
        if any(len(each) > LONGEST_LINE for each in names):
            cells.fault(named, f"a name has more than {LONGEST_LINE} characters")
    text = cells.text(f"inter{number}")
    inter = read_inter(text)
    if inter is None:
        notices.tell(f"unknown inter{number} {text[:80]!r}, taken as none")
    return Side(column=column, name=name, inter=inter or 0, beside=beside)


class Actors:
    """Actors and outlets by name, for events name them and nothing else."""

    def __init__(self) -> None:
        self._inters: dict[str, set[int]] = {}
        self._outlets: dict[str, EvidenceInput] = {}

    def are_there(self) -> bool:
        """Whether any event named one."""
        return bool(self._inters)

    def key(self, name: str, inter: int) -> str:
        """The key of an actor; its sort is remembered where it is coded."""
        inters = self._inters.setdefault(name, set())
        if inter:
            inters.add(inter)
        return _own_key(name)

    def cite_outlet(self, name: str) -> EvidenceInput:
        """What an outlet published, as evidence."""
        found = self._outlets.get(name)
        if found is None:
            found = self._outlets[name] = EvidenceInput(source=make_key(OUTLET + name))
        return found

    def take(self, named: "Actors") -> None:
        """Those whom a row names."""
        for name, inters in named._inters.items():
            self._inters.setdefault(name, set()).update(inters)
        self._outlets.update(named._outlets)

    def rest(self) -> Iterator[Imported]:
        """All of them, once all events were read."""
        evidence = [EvidenceInput(source=SOURCE, passage=NAMED)]
        for name, inters in self._inters.items():
            actor = ActorInput(
                actor_kind=kind_of(name, inters),
                name=name,
                countries=countries_of(name),
                evidence=evidence,
            )
            yield Imported(kind="actor", key=_own_key(name), record=actor)
        for name in self._outlets:
            key = make_key(OUTLET + name)
            yield Imported(kind="actor", key=key, record=make_outlet(name))
            yield Imported(kind="source", key=key, record=make_outlet_source(name, key))


def _own_key(name: str) -> str:
    """An actor's name, unless a publisher or an outlet has that key."""
    return make_key(f"actor: {name}" if name == PUBLISHER or name.startswith(OUTLET) else name)
