"""Real events, multiplied: UCDP's rows of Ukraine in many places and years, where they are at hand.

The rows are no part of this repository; without them the generator's events are taken.
"""

import datetime
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from api.importers.ged import GED
from api.importers.imported import Imported
from api.importers.inputs import InputFile
from api.settings import CHECKOUT
from bench.generator import Chunk
from schemas.events import EventInput

ROWS: Final = CHECKOUT / "../shared/data/ucdp_ged_ukraine/conflict_data_ukr_2014-2019.csv"
#: As uneven as wars are: the first have most of the events.
COUNTRIES: Final = (
    *("AF", "SY", "UA", "MX", "ET", "IQ", "CO", "NG", "IN", "YE", "SO", "CD", "LK", "PK", "SD"),
    *("DZ", "MM", "PH", "RU", "TR", "BR", "AO", "UG", "SS", "PE", "NP", "TD", "BI", "LR", "SL"),
    *("RW", "TH", "KE", "ML", "CF", "CM", "MZ", "BF", "ZA", "IL"),
)
FIRST_YEAR: Final = 1989
YEARS: Final = 34
HEAD: Final = {
    "dataset": "bench",
    "reason": "Made for measuring",
    "dataset_meta": {
        "title": "UCDP GED, multiplied",
        "licence": "CC-BY-4.0",
        "publisher": GED.dataset.publisher,
    },
}


def change_sets(events: int, size: int) -> Iterator[Chunk]:
    """Change sets of at most `size` operations with so many events."""
    lines = [msgspec.json.encode(HEAD)]
    for operation in _operations(events):
        lines.append(msgspec.json.encode(operation))
        if len(lines) > size:
            yield size, lines
            lines = lines[:1]
    if len(lines) > 1:
        yield len(lines) - 1, lines


def records(events: int) -> int:
    """How many records that makes."""
    return sum(1 for _ in _operations(events))


def _operations(events: int) -> Iterator[dict[str, Any]]:
    """So many events, conflicts among them, with what they name but for what was said of them."""
    importer = GED.start("")
    rows = [
        each for each in importer.read(InputFile(ROWS, ROWS.name)) if isinstance(each, Imported)
    ]
    shared = [each for each in importer.rest() if isinstance(each, Imported)]
    made = [(each.key, each.record) for each in rows if isinstance(each.record, EventInput)]
    for each in (*shared, *(row for row in rows if row.kind in ("actor", "source"))):
        yield {"op": "put", "kind": each.kind, "key": each.key, "record": each.record}
    conflicts = sum(each.kind == "event" for each in shared)
    for number in range(events - conflicts):
        copy, place = divmod(number, len(made))
        key, event = made[place]
        record = _moved(event, copy)
        yield {"op": "put", "kind": "event", "key": f"{key}-{copy}", "record": record}


def _moved(event: EventInput, copy: int) -> EventInput:
    """The event in another country and another year, with keys of its own."""
    country = COUNTRIES[int((copy * 0.618034 % 1) * (copy * 0.754878 % 1) * len(COUNTRIES))]
    years = copy * 13 % YEARS - (2014 - FIRST_YEAR)
    parts = [replace(part, key=f"{part.key}-{copy}") for part in event.participations]
    when, place = event.when, event.place
    return replace(
        event,
        when=UNSET if when is UNSET else replace(when, edtf=_later(when.edtf, years)),
        place=UNSET if place is UNSET else replace(place, country=country),
        participations=parts,
    )


def _later(edtf: str, years: int) -> str:
    """The same days in another year."""
    days = [datetime.date.fromisoformat(day) for day in edtf.strip("[]").split("..")]
    moved = [day.replace(year=day.year + years, day=min(day.day, 28)).isoformat() for day in days]
    return moved[0] if len(moved) == 1 else f"[{moved[0]}..{moved[1]}]"
