"""An event as it is compared: when, where, who is said to have had a part, and what was counted."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from api.formats.csv import SEPARATOR

#: Kilometres that a point may be off, taken for the purpose of finding: of these codes only `near`
#: says how many. Of what is known to a country or less no point says anything.
REACH: Final[Mapping[str, float]] = {
    "exact": 5.0,
    "near": 25.0,
    "admin2": 100.0,
    "admin1": 300.0,
    "area": 300.0,
}
MOST_SHOWN: Final = 8


class When(msgspec.Struct, frozen=True, gc=False):
    """Its date as written, with the first and last day that it may have been."""

    edtf: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where it was, and how well that is known."""

    precision: str
    name: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None


class Part(msgspec.Struct, frozen=True, gc=False):
    """Who is said to have had which part."""

    actor: str
    role: str


class Figure(msgspec.Struct, frozen=True, gc=False):
    """What the dataset itself counts."""

    measure: str
    party: str = ""
    unit: str = ""
    low: int | None = None
    best: int | None = None
    high: int | None = None

    def bounds(self) -> tuple[int, int]:
        """Between which numbers it is."""
        known = [each for each in (self.low, self.best, self.high) if each is not None]
        return min(known), max(known)

    def __str__(self) -> str:
        low, high = self.bounds()
        return f"{self.measure} {low}" if low == high else f"{self.measure} {low} to {high}"


class Event(msgspec.Struct, frozen=True):
    """An event's document, but for what is not compared."""

    id: str
    dataset: str
    name: str = msgspec.field(name="title")
    kind: str = msgspec.field(name="category")
    when: When | None = None
    place: Place | None = None
    figures: tuple[Figure, ...] = ()
    participations: tuple[Part, ...] = ()
    #: What those are called who are said to have had a part; no document has it.
    who: tuple[str, ...] = ()

    def days(self) -> tuple[int, int] | None:
        """The first and last day that it may have been, as numbers; None where neither is known.

        Of what is open at one end, the end that is known says most: the day on which it began.
        """
        if self.when is None:
            return None
        known = [day for day in (self.when.earliest, self.when.latest) if day is not None]
        return (known[0].toordinal(), known[-1].toordinal()) if known else None

    def point(self) -> tuple[float, float, float] | None:
        """Where it was, and how many kilometres off at most; None where no point says that."""
        place = self.place
        if place is None or place.lat is None or place.lon is None or place.precision not in REACH:
            return None
        return place.lat, place.lon, REACH[place.precision]

    @property
    def country(self) -> str:
        """The country that it was in, where it is known."""
        return "" if self.place is None else self.place.country

    def actors(self) -> Sequence[str]:
        """Who is said to have had a part, each once."""
        return [*dict.fromkeys(part.actor for part in self.participations)]

    def shown(self) -> Mapping[str, str]:
        """What a reviewer reads of it, by column."""
        place = self.place or Place(precision="")
        return {
            "name": self.name,
            "kind": self.kind,
            "when": "" if self.when is None else self.when.edtf,
            "place": ", ".join(word for word in (place.name, place.precision) if word),
            "countries": place.country,
            "participants": SEPARATOR.join(self.who[:MOST_SHOWN]),
            "figures": SEPARATOR.join(map(str, self.figures[:MOST_SHOWN])),
            "dataset": self.dataset,
        }


EVENTS: Final = msgspec.json.Decoder(Event)
