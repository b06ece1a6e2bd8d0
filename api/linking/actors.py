"""An actor as it is compared: what it is called, where it belongs, who numbers it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from api.formats.csv import SEPARATOR
from api.names.called import OtherName
from api.names.peoples import PEOPLES
from api.names.written import PERSON, Name, Names, Written, gather, prepare
from api.queries.entities import SHARED_SCHEMES, Identifier

STATE: Final = "state"
#: Numbers that each country gives for itself: the same one elsewhere is another's.
OF_A_COUNTRY: Final = frozenset({"registration", "tax", "vat"})
#: Who has one number here has no other: two that differ hold apart. An entity has several of
#: OpenSanctions' ids, and every file of FollowTheMoney its own.
ONE_EACH: Final = frozenset({"wikidata", "ucdp", "iso3166", "acled", "lei"})
#: So many names of an actor are compared.
MOST_NAMES: Final = 60
#: So many names, countries and identifiers are shown to reviewers.
NAMES_SHOWN: Final = 8
MOST_SHOWN: Final = 20


class Compared(msgspec.Struct, frozen=True, gc=False):
    """An actor's document, but for what is not compared."""

    id: str
    dataset: str
    actor_kind: str
    name: str
    names: tuple[OtherName, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()

    @property
    def kind(self) -> str:
        """What sort of actor."""
        return self.actor_kind

    @property
    def is_person(self) -> bool:
        """Whether it is a human being, of whom more is asked before it is one with another."""
        return self.actor_kind == PERSON

    def known_as(self) -> Sequence[Identifier]:
        """The identifiers that are its own alone."""
        return [each for each in self.identifiers if each.scheme not in SHARED_SCHEMES]

    def written(self) -> Names:
        """Its names, ready to be compared."""
        return _prepare(self.actor_kind, (self.name, *self.names[:MOST_NAMES]))

    def shown(self) -> Mapping[str, str]:
        """What a reviewer reads of it, by column."""
        return {
            "name": self.name,
            "other_names": SEPARATOR.join(other.name for other in self.names[:NAMES_SHOWN]),
            "kind": self.actor_kind,
            "countries": " ".join(self.countries[:MOST_SHOWN]),
            "identifiers": SEPARATOR.join(map(str, self.identifiers[:MOST_SHOWN])),
            "dataset": self.dataset,
        }


COMPARED: Final = msgspec.json.Decoder(Compared)


@lru_cache(maxsize=20_000)
def _prepare(kind: str, names: tuple[str | OtherName, ...]) -> Names:
    given = [Name(n) if isinstance(n, str) else Name(n.name, n.kind) for n in names]
    prepared = prepare(given, kind)
    if kind != STATE:
        return prepared
    return gather([_of_people(each) for each in prepared.written], is_person=False)


def _of_people(name: Written) -> Written:
    """The name of a state's people (UKRAINIAN) as another name of the state."""
    country = None if name.state else PEOPLES.get(" ".join(name.words))
    return name if country is None else msgspec.structs.replace(name, state=country, kind="alias")


def shared(one: Compared, other: Compared) -> list[Identifier]:
    """The identifiers that both have, and that say which actor it is."""
    theirs = set(other.known_as())
    near = not (one.countries and other.countries) or bool({*one.countries} & {*other.countries})
    return [
        each
        for each in one.known_as()
        if each in theirs and (near or each.scheme not in OF_A_COUNTRY)
    ]
