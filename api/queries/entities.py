"""Actors as tools that match names see them: types, properties, and what speaks for one of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, get_args

import msgspec

from api.names.called import OtherName
from api.names.countries import country_by_name
from api.names.latin import latin_words
from api.names.states import find_state
from api.queries.reconcile_asked import texts_of
from schemas.base import UNSET, UnsetType
from schemas.codes import ActorKind
from schemas.reconcile import ReconcileProperty, ReconcileType, Suggested

LONGEST_DESCRIPTION: Final = 200
#: Schemes that say how an actor is coded, or where it is registered, and not which it is: one code
#: has many. UCDP gives the number of a state (`gw`) to those before it, too.
SHARED_SCHEMES: Final = frozenset({"cameo", "gw", "kpp"})


class Identifier(msgspec.Struct, frozen=True, gc=False):
    """An identifier that somebody else issued."""

    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class Day(msgspec.Struct, frozen=True, gc=False):
    """A date as it was written."""

    edtf: str = ""


class Entity(msgspec.Struct, frozen=True, gc=False):
    """An actor's document, but for its evidence."""

    id: str
    dataset: str
    actor_kind: str
    name: str
    names: tuple[OtherName, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    description: str = ""
    start: Day = Day()
    end: Day = Day()

    def described(self) -> str:
        """What tells it from others of the name, in a line."""
        own = self.description[:LONGEST_DESCRIPTION]
        return " · ".join(part for part in (own, ", ".join(self.countries), self.dataset) if part)

    def type(self) -> ReconcileType:
        """Its kind as a type."""
        return ReconcileType(id=self.actor_kind, name=title(self.actor_kind))


ENTITY: Final = msgspec.json.Decoder(Entity)


def title(code: str) -> str:
    """What a code is called for people."""
    return code.replace("_", " ").capitalize()


TYPES: Final = tuple(ReconcileType(id=code, name=title(code)) for code in get_args(ActorKind))
#: Property → what it says of an actor, and its values.
PROPERTIES: Final[Mapping[str, tuple[str, Callable[[Entity], Sequence[str]]]]] = {
    "country": ("Countries that it belongs to, as ISO 3166-1 alpha-2", lambda e: e.countries),
    "kind": ("Kind of actor", lambda e: [e.actor_kind]),
    "dataset": ("Dataset that it is in", lambda e: [e.dataset]),
    "identifier": (
        "Identifiers that others issued, as scheme:value",
        lambda e: [f"{each.scheme}:{each.value}" for each in e.identifiers],
    ),
    "name": ("Its name", lambda e: [e.name]),
    "names": ("Its other names", lambda e: [each.name for each in e.names]),
    "description": ("What tells it from others of the name", lambda e: [e.description]),
    "start": ("When it began (EDTF)", lambda e: [e.start.edtf]),
    "end": ("When it ended (EDTF)", lambda e: [e.end.edtf]),
}
SUGGESTED: Final = tuple(
    Suggested(id=name, name=title(name), description=about)
    for name, (about, _) in PROPERTIES.items()
)


def values_of(entity: Entity, name: str) -> list[str]:
    """The values of a property; of one that is none, the identifiers of that scheme."""
    if name in PROPERTIES:
        return [value for value in PROPERTIES[name][1](entity) if value]
    return [each.value for each in entity.identifiers if each.scheme == name]


class Hint(msgspec.Struct, frozen=True):
    """What else is known of who is looked for: a property, and all that its values may mean."""

    pid: str
    asked: frozenset[str]


def read_hints(given: Iterable[ReconcileProperty]) -> list[Hint]:
    """What they may mean, worked out once for all candidates."""
    return [
        Hint(each.pid, frozenset(r for text in texts_of(each.v) for r in _readings(each.pid, text)))
        for each in given
    ]


def agrees(entity: Entity, hint: Hint) -> bool | None:
    """Whether what is known otherwise speaks for it; None where nothing is known of it."""
    own = {value.casefold() for value in values_of(entity, hint.pid)}
    if hint.pid == "identifier":
        own |= {each.value.casefold() for each in entity.identifiers}
    return not own.isdisjoint(hint.asked) if own and hint.asked else None


def _readings(name: str, text: str) -> Iterator[str]:
    """What a value may mean: a country is called by its name, too."""
    text = text.strip()
    yield text.casefold()
    if name == "kind":
        yield text.casefold().replace(" ", "_")
    if name == "country":
        found = country_of(text)
        if found:
            yield found.casefold()


def country_of(text: str) -> str | None:
    """The code of a country that is called so."""
    return country_by_name(text) or find_state(latin_words(text[:100]))


def unset(text: str) -> str | UnsetType:
    """A text, where there is one."""
    return text or UNSET
