"""ACLED as its API and its export tool give it: events with actors, outlets and crowds."""

import datetime
from collections.abc import Iterator
from typing import Final

from msgspec import UNSET, UnsetType

from api.importers.acledactors import Actors, Side, read_sides
from api.importers.acledcodes import BROADER, CATEGORIES, NEUTRAL, PRECISIONS
from api.importers.acledsource import ACLED, DATASET, FILE, PUBLISHER, SOURCE, cite
from api.importers.acledvalues import read_crowd, read_day, read_when
from api.importers.cells import Cells, make_key, split_list, tell_unknown
from api.importers.doubles import Doubles
from api.importers.imported import Format, Given, Gone, Imported, Notices, RowFault
from api.importers.inputs import InputFile
from api.importers.tables import TableRow, read_header, read_table
from api.importers.values import LONGEST_LINE, UNSEEN, cut, digest
from api.names.countries import NUMBERS, country_by_name
from schemas.codes import Category
from schemas.events import EventInput, ParticipationInput, PlaceInput
from schemas.figures import FigureInput

NEEDED: Final = ("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1")
DELETED: Final = ("event_id_cnty", "deleted_timestamp")
#: Served, or kept beside the event alone: the page of the format says which.
NAMED: Final = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country
admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities
tags timestamp population_1km population_2km population_5km population_best
"""
COLUMNS: Final = frozenset(NAMED.split())
CROWD: Final = "crowd size="
LONGEST_ID: Final = 100
LONGEST_SUMMARY: Final = 5000
MOST_FATALITIES: Final = 100_000_000


class AcledImporter:
    """One run: each row an event; at the end the actors and outlets that events name."""

    def __init__(self, _edition: str) -> None:
        self.notices = Notices()
        self._actors = Actors()
        self._doubles = Doubles("event_id_cnty")

    def read(self, file: InputFile) -> Iterator[Given]:
        """Events row by row; of a file of deleted ids, what is no more."""
        is_deleted = _is_deleted(file.head())
        self.notices.partial |= is_deleted
        for row in read_table(file, DELETED if is_deleted else NEEDED):
            if isinstance(row, RowFault):
                yield row
                continue
            cells = Cells(file.name, row)
            key = _read_id(cells)
            if is_deleted:
                yield from cells.faults
                if not cells.faults:
                    yield Gone(kind="event", key=key, named=key)
                continue
            self.notices.at = f"{file.name}:{row.line}"
            named = Actors()
            event = self._read_event(cells, row, key, named)
            fault = event and self._doubles.fault(key, event, file.name, row.line)
            yield from [fault] if fault else cells.faults
            if event is not None and fault is None:
                self._actors.take(named)
                tell_unknown(self.notices, row, COLUMNS)
                raw = (row.raw(),)
                yield Imported(kind="event", key=key, record=event, raw=raw, line=row.line)

    def rest(self) -> Iterator[Given]:
        """The source and its publisher, if there were events; their actors and outlets."""
        if self._actors.are_there():
            yield Imported(kind="source", key=SOURCE, record=FILE)
            yield Imported(kind="actor", key=PUBLISHER, record=ACLED)
            yield from self._actors.rest()

    def _read_event(
        self, cells: Cells, row: TableRow, key: str, named: Actors
    ) -> EventInput | None:
        day = read_day(cells.text("event_date"))
        if day is None:
            cells.fault("event_date", "is no date; 2025-05-16 or 16 May 2025 is right")
        precision = _code(cells, "time_precision")
        if not cells.text("time_precision"):
            self.notices.tell("a date without time_precision is taken as the day")
        place = self._read_place(cells)
        fatalities = cells.whole("fatalities", 0, MOST_FATALITIES)
        sides = read_sides(cells, self.notices)
        outlets = split_list(cells.text("source"), ";")
        category = self._read_category(cells)
        if cells.faults or day is None:
            return None
        evidence = cite(key)
        figures = list(self._read_crowds(cells.text("tags")))
        if fatalities is not None:
            figures.insert(0, FigureInput(measure="killed", best=fatalities))
        return EventInput(
            title=_make_title(cells, day, precision or "1"),
            category=category,
            summary=self._read_summary(row) or UNSET,
            when=read_when(day, precision or "1"),
            place=place,
            figures=figures,
            participations=list(_take_part(key, sides, named)),
            coded=True,
            evidence=[evidence, *(named.cite_outlet(name) for name in outlets)],
        )

    def _read_category(self, cells: Cells) -> Category:
        """By the sub type; one that is not known goes by its type, and is told."""
        sub, main = cells.text("sub_event_type"), cells.text("event_type")
        if not main:
            cells.fault("event_type", f"is empty; there are {', '.join(BROADER)}")
        category = CATEGORIES.get(sub)
        if category is None:
            self.notices.tell(f"unknown sub_event_type {sub[:80]!r}, taken by event_type")
            category = BROADER.get(main)
        if category is None:
            self.notices.tell(f"unknown event_type {main[:80]!r}, taken as other")
        return category or "other"

    def _read_place(self, cells: Cells) -> PlaceInput | UnsetType:
        lat, lon = cells.degrees("latitude", 90), cells.degrees("longitude", 180)
        name = cells.name("location")
        if bool(cells.text("latitude")) != bool(cells.text("longitude")):
            empty = "longitude" if cells.text("latitude") else "latitude"
            cells.fault(empty, "is empty; latitude and longitude come together")
        number, country = cells.whole("iso", 0, 999), cells.text("country")
        code = NUMBERS.get(number or 0) or country_by_name(country)
        if code is None and (number or country):
            self.notices.tell(f"no code of the country {country[:80]!r}, iso {number}")
        precision = _code(cells, "geo_precision")
        if precision is None or (not name and lat is None and code is None):
            if name or lat is not None:
                self.notices.tell("a place without geo_precision is kept raw alone")
            return UNSET
        return PlaceInput(
            name=name or UNSET,
            country=code or UNSET,
            precision=PRECISIONS[precision],
            lat=UNSET if lat is None else lat,
            lon=UNSET if lon is None else lon,
        )

    def _read_summary(self, row: TableRow) -> str:
        notes = UNSEEN.sub("", row.cells.get("notes", "")).strip()
        if len(notes) > LONGEST_SUMMARY:
            told = f"notes are longer than {LONGEST_SUMMARY} characters: cut, and kept whole raw"
            self.notices.tell(told)
        return cut(notes, LONGEST_SUMMARY)

    def _read_crowds(self, tags: str) -> Iterator[FigureInput]:
        """How many took part, where a tag says so in numbers."""
        for tag in split_list(tags, ";"):
            if tag.casefold().startswith(CROWD):
                figure = read_crowd(tag[len(CROWD) :])
                if figure is None:
                    self.notices.tell("a crowd size in words is kept raw alone")
                else:
                    yield figure


def _take_part(event: str, sides: list[Side], named: Actors) -> Iterator[ParticipationInput]:
    """Each actor of each side once; two sides may hold the same."""
    for side in sides:
        for name, column in side.actors():
            actor = named.key(name, side.inter if column == side.column else 0)
            yield ParticipationInput(
                key=f"{event}-{side.column}-{digest(name)}",
                actor=actor,
                role=side.role,
                coded=True,
                evidence=[cite(event, column)],
            )


def _read_id(cells: Cells) -> str:
    key = cells.text("event_id_cnty")
    if not key or len(key) > LONGEST_ID or make_key(key) != key:
        cells.fault("event_id_cnty", "is no id of ACLED; one such as NOR1234 is right")
    return key


def _code(cells: Cells, column: str) -> str | None:
    """A code of precision, also as `1.0`; none where the cell is empty."""
    number = cells.whole(column, 1, 3)
    return None if number is None else str(number)


def _make_title(cells: Cells, day: datetime.date, precision: str) -> str:
    """What, where and when."""
    sub = cells.text("sub_event_type") or cells.text("event_type")
    sub = NEUTRAL.get(sub, sub)
    where = ", ".join(filter(None, (cells.text("location"), cells.text("country"))))
    when = {"1": f"{day}", "2": f"about {day}", "3": f"{day:%Y-%m}"}[precision]
    return cut(", ".join(filter(None, (sub, where, when))), LONGEST_LINE)


def _is_deleted(head: bytes) -> bool:
    return "deleted_timestamp" in {name.strip() for name in read_header(head)}


def _recognise(head: bytes) -> bool:
    header = {name.strip() for name in read_header(head)}
    return header >= {*NEEDED} or header >= {*DELETED}


ACLED_FORMAT: Final = Format(
    name="acled",
    title="ACLED events and deleted ids (CSV)",
    dataset=DATASET,
    recognise=_recognise,
    start=AcledImporter,
    needed=NEEDED,
)
