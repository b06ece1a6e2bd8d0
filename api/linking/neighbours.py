"""Pairs of events that are worth comparing: of overlapping days, and not too far apart."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

from api.database import load_statements
from api.errors import WhenceError
from api.linking.candidates import SQL as PAIRS
from api.linking.candidates import Advance, Pairs, on_disk
from api.linking.events import Event
from api.queries.places import Circle

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: Days that may lie between two dates of one event: the night, and news that is a day late.
APART: Final = 1
#: An event is compared with so many others that are near, the nearest.
MOST_NEAR: Final = 200
#: Days of what is known to a few days, and to some weeks; what is longer is compared with what is
#: about as long.
FEW: Final = 3
WEEKS: Final = 62
EVERY: Final = 1_000
NO_BOX: Final = {"south": None, "north": None, "west": None, "east": None}
#: Keys by which an actor may be another.
KeysOf = Callable[[str], Iterable[int]]
Point = tuple[float, float, float]


class Neighbours(Pairs):
    """Events by their days, their boxes and who is in them, and the pairs they make."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for name in ("create_events", "create_actors"):
            self._file.execute(SQL[name])
        try:
            self._file.execute(SQL["create_boxes"])
        except sqlite3.OperationalError as error:
            detail = f"Python's SQLite here has no R*Tree, which finds events near others: {error}"
            raise WhenceError(detail) from None
        self._asked: list[dict[str, Any]] = []

    def add(self, events: Sequence[Event], keys_of: KeysOf, advance: Advance) -> None:
        """All events that say when they were, and where or in which country."""
        datasets = {slug: n for n, slug in enumerate(sorted({each.dataset for each in events}))}
        self._file.execute("BEGIN")
        for place, event in enumerate(events):
            days, point = event.days(), event.point()
            if days is not None and (point is not None or event.country):
                own = {"place": place, "dataset": datasets[event.dataset], "span": _span(*days)}
                self._insert(own | {"first": days[0], "last": days[1]}, event.country, point)
                keys = {key for actor in event.actors() for key in keys_of(actor)}
                self._file.executemany(SQL["insert_actor"], [(place, key) for key in keys])
            if not place % EVERY:
                advance(EVERY)
        self._file.execute("COMMIT")
        self._file.execute(SQL["create_days"])

    def _insert(self, own: dict[str, int], country: str, point: Point | None) -> None:
        lat, lon, _ = point or (None, None, None)
        asked: dict[str, Any] = own | {"country": country, "lat": lat, "lon": lon}
        asked |= {"located": point is not None, "apart": APART, "most": MOST_NEAR + 1, **NO_BOX}
        self._file.execute(SQL["insert_event"], asked)
        for box in reversed([*_boxes(*point)] if point else []):
            asked |= box
            self._file.execute(SQL["insert_box"], asked)
        self._asked.append(asked)

    def match(self, advance: Advance) -> int:
        """Find the pairs; how many there are."""
        self._file.execute("BEGIN")
        longest = max((asked["last"] - asked["first"] for asked in self._asked), default=0)
        for number, asked in enumerate(self._asked, 1):
            place = asked["place"]
            asked["longest"] = longest
            found = self._look("find_near", asked) if asked["located"] else []
            found += self._look("find_there", asked) if asked["country"] else []
            pairs = [(min(place, other), max(place, other)) for other in found]
            self._file.executemany(PAIRS["insert_pair"], pairs)
            if not number % EVERY:
                advance(EVERY)
        self._file.execute("COMMIT")
        return self.count()

    def _look(self, name: str, asked: dict[str, Any]) -> list[int]:
        found = [place for (place,) in self._file.execute(SQL[name], asked)]
        self.skipped += len(found) > MOST_NEAR
        return found[:MOST_NEAR]


def _span(first: int, last: int) -> int:
    length = last - first + 1
    return 0 if length <= FEW else 1 if length <= WEEKS else 2


def _boxes(lat: float, lon: float, reach: float) -> Iterator[dict[str, float]]:
    """The box around a point; once more from the other side of the date line, if it is over it."""
    bounds = Circle(lat=lat, lon=lon, km=reach).bounds()
    west, east = bounds.west, bounds.east
    if west > east:
        west, east = (west - 360, east) if lon < 0 else (west, east + 360)
    turns = [0, 360] if west < -180 else [0, -360] if east > 180 else [0]
    for turn in turns:
        sides = {"south": bounds.south, "north": bounds.north}
        yield sides | {"west": west + turn, "east": east + turn}


def neighbours() -> AbstractContextManager[Neighbours]:
    """Room for pairs of events."""
    return on_disk(Neighbours)
