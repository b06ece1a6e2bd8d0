"""An actor as it is compared: what it is called, where it belongs, who numbers it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import msgspec

from api.formats.csv import SEPARATOR
from api.linking.offices import GOVERNMENT, Office, name_within, read_office
from api.names.called import OtherName
from api.names.latin import latin_words
from api.names.peoples import PEOPLES
from api.names.written import PERSON, Name, Names, Written, gather, prepare
from api.queries.entities import SHARED_SCHEMES, Identifier

STATE: Final = "state"
#: Kinds that act for a state.
OF_STATES: Final = frozenset({STATE, "government_body"})
#: What of its state an actor is by CAMEO's code behind the country: UKRMIL is Ukraine's military,
#: and bears the name `UKRAINE` all the same.
CAMEO: Final = "cameo"
BODIES: Final = {
    "GOV": GOVERNMENT,
    "MIL": "military",
    "COP": "police",
    "LEG": "parliament",
    "JUD": "court",
    "SPY": "intelligence",
}
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
    #: What no document has: words of its names that are written small elsewhere, names that others
    #: of its kind bear in its dataset, and the states of what it is tied to as a part.
    common: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    part_of: frozenset[str] = frozenset()

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

    @property
    def body(self) -> str:
        """What of its state it is by a code of CAMEO's; nothing where that says no more."""
        codes = (each.value[3:] for each in self.identifiers if each.scheme == CAMEO)
        return next((BODIES.get(code, code.lower()) for code in codes), "")

    @property
    def is_government(self) -> bool:
        """Whether it is the government of a state whose name it bears, by code, kind or name."""
        if self.body:
            return self.body == GOVERNMENT
        return self.actor_kind == "government_body" or GOVERNMENT in latin_words(self.name)

    def called(self) -> Sequence[str | OtherName]:
        """As many of its names as are compared."""
        return (self.name, *self.names[:MOST_NAMES])

    def written(self) -> Names:
        """Its names that say who it is, ready to be compared."""
        return self.read().names

    def offices(self) -> Sequence[Office]:
        """Those of its names that say what it is and not who."""
        return self.read().offices

    def states_of(self, office: Office) -> frozenset[str]:
        """Whose it is: by that or another name, else by its country, else by whose part it is."""
        named = office.states or frozenset().union(*(each.states for each in self.offices()))
        return named or frozenset(self.countries) or self.part_of

    def sides(self) -> frozenset[str]:
        """The states that it acts for: the one that it is, or whose body it is."""
        if self.actor_kind not in OF_STATES:
            return frozenset()
        return self.written().states.union(*(self.states_of(each) for each in self.offices()))

    def read(self) -> "Read":
        """Both at once."""
        return _read(self.actor_kind, tuple(self.called()), self.body, self.common)

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


class Read(NamedTuple):
    """What an actor's names say: names that say who it is, and offices that say what it is."""

    names: Names
    offices: Sequence[Office]


@lru_cache(maxsize=20_000)
def _read(kind: str, names: tuple[str | OtherName, ...], body: str, common: frozenset[str]) -> Read:
    given = [Name(n) if isinstance(n, str) else Name(n.name, n.kind) for n in names]
    if kind == PERSON:
        given = [Name(name_within(n.text, common) or n.text, n.kind) for n in given]
    prepared = prepare(given, kind)
    read = [_read_one(each, kind, body, common) for each in prepared.written]
    own = [each for each in read if isinstance(each, Written)]
    return Read(
        names=gather(own, is_person=prepared.is_person),
        offices=[each for each in read if isinstance(each, Office)],
    )


def _read_one(name: Written, kind: str, body: str, common: frozenset[str]) -> Written | Office:
    """A name as it is compared here, or the office that it is, where it says no more.

    The name of a state's people (UKRAINIAN) is another name of the state, or of that part of it
    which the code says.
    """
    state = None if kind == PERSON else name.state or PEOPLES.get(" ".join(name.words))
    if state is not None and body not in ("", GOVERNMENT):
        return Office(text=name.text, words=frozenset({body}), states=frozenset({state}))
    if state is not None:
        is_other = name.state is None and (kind == STATE or body)
        return msgspec.structs.replace(name, state=state, kind="alias") if is_other else name
    office = read_office(name.text, common)
    if office is None:
        return name
    if kind != PERSON and office.words == {GOVERNMENT} and office.states:
        return msgspec.structs.replace(name, state=min(office.states))
    return office


def shared(one: Compared, other: Compared) -> list[Identifier]:
    """The identifiers that both have, and that say which actor it is."""
    theirs = set(other.known_as())
    near = not (one.countries and other.countries) or bool({*one.countries} & {*other.countries})
    return [
        each
        for each in one.known_as()
        if each in theirs and (near or each.scheme not in OF_A_COUNTRY)
    ]
