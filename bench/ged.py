"""Real events, multiplied: UCDP's rows of Ukraine in many places and years, where they are at hand.

The rows are no part of this repository; without them the generator's events are taken.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from api.settings import CHECKOUT
from bench.generator import Chunk
from tests import ged

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
    "dataset_meta": {"title": "UCDP GED, multiplied", "licence": "CC-BY-4.0", "publisher": "ucdp"},
}
Row = Mapping[str, str]


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
    rows = ged.read_edition(ROWS)
    columns = list(rows[0])
    others = [made for made in ged.operations(rows, columns) if made["kind"] != "event"]
    made = [made for made in ged.operations(rows, columns) if made["kind"] == "event"]
    yield from others
    for number in range(events):
        copy, place = divmod(number, len(made))
        yield _moved(made[place], copy)


def _moved(operation: dict[str, Any], copy: int) -> dict[str, Any]:
    """The event in another country and another year, with keys of its own."""
    record = operation["record"]
    country = COUNTRIES[int((copy * 0.618034 % 1) * (copy * 0.754878 % 1) * len(COUNTRIES))]
    years = copy * 13 % YEARS - (2014 - FIRST_YEAR)
    parts = [part | {"key": f"{part['key']}-{copy}"} for part in record["participations"]]
    return operation | {
        "key": f"{operation['key']}-{copy}",
        "record": record
        | {
            "when": {"edtf": _later(record["when"]["edtf"], years)},
            "place": record["place"] | {"country": country},
            "participations": parts,
        },
    }


def _later(edtf: str, years: int) -> str:
    """The same days in another year."""
    days = [datetime.date.fromisoformat(day) for day in edtf.strip("[]").split("..")]
    moved = [day.replace(year=day.year + years, day=min(day.day, 28)).isoformat() for day in days]
    return moved[0] if len(moved) == 1 else f"[{moved[0]}..{moved[1]}]"
