"""A row of UCDP's event data as an event, or everything that is wrong with it."""

from collections.abc import Mapping
from typing import Final

import msgspec
from msgspec import UNSET

from api.importers.alpha3 import ALPHA2
from api.importers.gleditschward import STATES
from api.importers.values import LONGEST_LINE, clean, cut, day, degrees, whole
from schemas.base import UnsetType
from schemas.codes import Category, Precision, Role
from schemas.dates import DateInput
from schemas.events import EventInput, ParticipationInput, PlaceInput
from schemas.evidence import EvidenceInput, LocatorPassageInput
from schemas.figures import FigureInput

DATA_FILE: Final = "ucdp-ged"
CIVILIANS: Final = "civilians"
UNKNOWN: Final = "unknown"
#: What UCDP calls those whom one-sided violence is against.
ALL_CIVILIANS: Final = "Civilians"
#: By type of violence: category, what the title says, and the roles of the sides.
TYPES: Final[Mapping[int, tuple[Category, str, Role, Role]]] = {
    1: ("battle", "State-based violence", "participant", "participant"),
    2: ("battle", "Non-state violence", "participant", "participant"),
    3: ("attack_on_civilians", "One-sided violence", "perpetrator", "victim"),
}
ONE_SIDED: Final = 3
#: UCDP's 1 to 7 in that order.
PRECISIONS: Final[tuple[Precision, ...]] = (
    *("exact", "near", "admin2", "admin1"),
    *("area", "country", "international"),
)
SUMMARISED: Final = "Told by its sources in sum with others, says UCDP (event clarity 2)."
WHOLE: Final = "is no whole number of 0 or more"
NO_DAY: Final = "is no day; write it as 2014-05-26"
OUTSIDE: Final = (
    "rows whose best estimate lies outside low..high: the bound that contradicts it is kept raw"
)
NO_COUNTRY: Final = "rows whose iso3 or country_id names no country of today: kept raw"
EXACT_RANGE: Final = "rows of date_prec 1 whose date_start and date_end differ: one of these days"
BOTH_DEATHS: Final = (
    "rows of one-sided violence with deaths_b, which deaths_civilians counts: kept raw"
)


class Cells:
    """The cells of one row, read as values; what is wrong with them comes together."""

    __slots__ = ("cells", "faults", "notices")

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.cells = cells
        self.faults: list[tuple[str, str]] = []
        self.notices: list[str] = []

    def text(self, column: str) -> str:
        """One line."""
        return clean(self.cells[column])

    def named(self, column: str) -> str:
        """One line that has to be there."""
        text = clean(self.cells[column])
        if not text:
            self.faults.append((column, "is missing"))
        return text

    def number(self, column: str) -> int | None:
        """A whole number where there is one."""
        text = self.cells.get(column, "")
        if (number := whole(text)) is None and text.strip():
            self.faults.append((column, WHOLE))
        return number

    def needed(self, column: str) -> int:
        """A whole number that has to be there."""
        number = self.number(column)
        if number is None and not self.cells[column].strip():
            self.faults.append((column, f"is missing; it {WHOLE.replace('is no', 'is a')}"))
        return number or 0

    def code(self, column: str, most: int) -> int:
        """A code from 1."""
        number = whole(self.cells[column])
        if number is None or not 1 <= number <= most:
            self.faults.append((column, f"is no code from 1 to {most}"))
            return 1
        return number

    def day(self, column: str) -> str | None:
        """A day that has to be there."""
        found = day(self.cells[column])
        if found is None:
            missing = not self.cells[column].strip()
            self.faults.append((column, NO_DAY.replace("is no day", "is missing", missing)))
        return found


class Side(msgspec.Struct, frozen=True, gc=False):
    """A side as a row names it: its key, its name, and the number of the state that it is."""

    key: str
    name: str
    state: int | None


class GedRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a row says: the event, and what it says of what other rows name too."""

    key: str
    event: EventInput
    row: EvidenceInput
    sides: tuple[Side, Side]
    conflict: tuple[int, str] | None
    dyad: int | None


def read_row(cells: Cells) -> GedRow:
    """The row; worth nothing where the cells then have faults."""
    key = str(cells.needed("id"))
    violence = cells.code("type_of_violence", len(TYPES))
    category, what, *roles = TYPES[violence]
    sides = _side(cells, "a"), _side(cells, "b")
    row = EvidenceInput(source=DATA_FILE, passage=LocatorPassageInput(row=key))
    when, days = _when(cells)
    place, where = _place(cells)
    conflict = cells.number("conflict_new_id")
    event = EventInput(
        title=cut(", ".join(filter(None, (what, where, days))), LONGEST_LINE),
        category=category,
        summary=SUMMARISED if _clarity(cells) == 2 else UNSET,
        when=when,
        place=place,
        parent=UNSET if conflict is None else conflict_key(conflict),
        figures=_figures(cells, sides, violence),
        participations=[
            ParticipationInput(
                key=f"{key}-{letter}", actor=side.key, role=role, coded=True, evidence=[row]
            )
            for letter, side, role in zip("ab", sides, roles, strict=True)
        ],
        coded=True,
        evidence=[row],
    )
    return GedRow(
        key=key,
        event=event,
        row=row,
        sides=sides,
        conflict=None if conflict is None else (conflict, cells.text("conflict_name")),
        dyad=None if violence == ONE_SIDED else cells.number("dyad_new_id"),
    )


def _clarity(cells: Cells) -> int:
    """1 where an edition has no such column, or nothing in it."""
    return cells.code("event_clarity", 2) if cells.cells.get("event_clarity", "").strip() else 1


def conflict_key(number: int) -> str:
    """The key of a conflict."""
    return f"conflict-{number}"


def _side(cells: Cells, letter: str) -> Side:
    name = cells.named(f"side_{letter}")
    if name == ALL_CIVILIANS:
        return Side(CIVILIANS, name, None)
    state = cells.number(f"gwno{letter}")
    return Side(str(cells.needed(f"side_{letter}_new_id")), name, state)


def _when(cells: Cells) -> tuple[DateInput, str]:
    """The date, and how a title says it."""
    precision = cells.code("date_prec", 5)
    start, end = cells.day("date_start"), cells.day("date_end")
    if start is None or end is None:
        return DateInput(edtf=""), ""
    if start == end:
        return DateInput(edtf=start), start
    if end < start:
        cells.faults.append(("date_end", f"is before date_start, {start}"))
    if precision == 1:
        cells.notices.append(EXACT_RANGE)
    return DateInput(edtf=f"[{start}..{end}]"), f"{start} to {end}"


def _place(cells: Cells) -> tuple[PlaceInput | UnsetType, str]:
    """The place, and how a title says it."""
    where = cells.text("where_coordinates")
    names = (where, cells.text("adm_2"), cells.text("adm_1"))
    name = cut(", ".join(dict.fromkeys(filter(None, names))), LONGEST_LINE)
    precision = PRECISIONS[cells.code("where_prec", len(PRECISIONS)) - 1]
    lat, lon = _point(cells)
    country = _country(cells)
    if not name and lat is None and country is UNSET:
        return UNSET, ""
    place = PlaceInput(
        name=name or UNSET,
        country=country,
        precision=precision,
        lat=UNSET if lat is None else lat,
        lon=UNSET if lon is None else lon,
    )
    return place, where or name or clean(cells.cells.get("country", ""))


def _point(cells: Cells) -> tuple[float | None, float | None]:
    written = cells.cells["latitude"], cells.cells["longitude"]
    if not any(map(str.strip, written)):
        return None, None
    lat, lon = degrees(written[0], 90), degrees(written[1], 180)
    if lat is None:
        cells.faults.append(("latitude", "is no number from -90 to 90"))
    if lon is None:
        cells.faults.append(("longitude", "is no number from -180 to 180"))
    return lat, lon


def _country(cells: Cells) -> str | UnsetType:
    letters = cells.cells.get("iso3", "").strip()
    number = cells.cells.get("country_id", "")
    found = ALPHA2.get(letters) or STATES.get(whole(number) or 0)
    if found is None and (letters or number.strip()):
        cells.notices.append(NO_COUNTRY)
    return found or UNSET


def _figures(cells: Cells, sides: tuple[Side, Side], violence: int) -> list[FigureInput]:
    counted = [
        (sides[0].key, cells.number("deaths_a")),
        (sides[1].key, cells.number("deaths_b")),
        (CIVILIANS, cells.number("deaths_civilians")),
        (UNKNOWN, cells.number("deaths_unknown")),
    ]
    if violence == ONE_SIDED and sides[1].key == CIVILIANS and counted.pop(1)[1]:
        cells.notices.append(BOTH_DEATHS)
    parties = [
        FigureInput(measure="killed", party=party, best=best)
        for party, best in counted
        if best is not None
    ]
    return [*_total(cells), *parties]


def _total(cells: Cells) -> list[FigureInput]:
    """All killed; where bounds and best estimate contradict, the estimate is what was coded."""
    low, best, high = (cells.number(column) for column in ("low", "best", "high"))
    if best is None and low is not None and high is not None and low > high:
        cells.faults.append(("low", f"is more than high, {high}, without best between them"))
    if best is not None and ((low or 0) > best or (high is not None and high < best)):
        cells.notices.append(OUTSIDE)
        low = low if low is not None and low <= best else None
        high = high if high is not None and high >= best else None
    given = [UNSET if each is None else each for each in (low, best, high)]
    if given == [UNSET, UNSET, UNSET]:
        return []
    return [FigureInput(measure="killed", low=given[0], best=given[1], high=given[2])]
