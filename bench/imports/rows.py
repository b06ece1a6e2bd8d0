"""Event data of any size: UCDP's real rows again and again, in other places at other times.

The rows are no part of this repository, nor are the files that are made of them.
"""

import csv
import datetime
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from api.errors import WhenceError
from api.settings import CHECKOUT

FOLDER: Final = CHECKOUT / "../shared/data"
FILES: Final = (
    "ucdp_ged_ukraine/conflict_data_ukr_2014-2019.csv",
    "ucdp_ged_sample_world/ucdpged_sample_1000.csv",
)
#: How much earlier each copy is than the one before; so are the reports in its cells.
DAYS: Final = 23
#: So many copies have the same sides, dyads, conflicts and speakers.
FAMILY: Final = 10
#: More than any id of an event, and than any of a side, dyad or conflict.
IDS: Final = 1_000_000
NUMBERS: Final = 100_000
NUMBERED: Final = tuple(
    f"{what}_{which}"
    for what in ("conflict", "dyad", "side_a", "side_b")
    for which in ("dset_id", "new_id")
)
NAMED: Final = ("conflict_name", "dyad_name", "side_a", "side_b")
YEARS: Final = ("year", "start_year", "end_year")
#: Those whom one-sided violence is against, whom all copies share.
CIVILIANS: Final = "Civilians"
DATE: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
SPEAKERS: Final = re.compile(r"(\s*(?:;|///|$))")
#: Of so many rows one is changed.
CHANGED: Final = 100
TOLD: Final = 1_000
Row = dict[str, str]
Advance = Callable[[int], object]


class RowsMissingError(WhenceError):
    """There is nothing to multiply."""

    exit_code = 2


class Files(msgspec.Struct, frozen=True, kw_only=True):
    """An edition of so many events, and the next one, in which `changes` of them differ."""

    events: int
    first: Path
    changed: Path
    changes: int


def read_rows(folder: Path = FOLDER) -> list[Row]:
    """The real rows, each with the columns of both files."""
    rows: dict[str, Row] = {}
    for path in (folder / name for name in FILES):
        if not path.is_file():
            raise RowsMissingError(f"{path} is missing, which this is measured on; see --rows")
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["id"].isdigit():
                    rows.setdefault(row["id"], row)
    columns = dict.fromkeys(name for row in rows.values() for name in row)
    return [{name: row.get(name, "") for name in columns} for row in rows.values()]


def make_files(folder: Path, rows: Sequence[Row], events: int, advance: Advance) -> Files:
    """Both editions, made where they are not there yet."""
    made_from = f"ged-{_digest(rows)}"
    name = f"{made_from}-{events}"
    files = Files(
        events=events,
        first=folder / f"{name}.csv",
        changed=folder / f"{name}-changed.csv",
        changes=len(range(CHANGED // 2, events, CHANGED)),
    )
    for old in folder.glob("ged-*.csv*"):
        if not old.name.startswith(made_from):
            old.unlink()
    for path, made in (
        (files.first, multiplied(rows, events)),
        (files.changed, changed(multiplied(rows, events))),
    ):
        if not path.exists():
            _write(path, made, advance)
    return files


def _digest(rows: Sequence[Row]) -> str:
    """What the files are made from: the rows, and how."""
    made = hashlib.sha256(Path(__file__).read_bytes())
    made.update(msgspec.json.encode(rows))
    return made.hexdigest()[:16]


def _write(path: Path, rows: Iterable[Row], advance: Advance) -> None:
    """One row after the other; under its name once it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".csv.new")
    rows = iter(rows)
    with aside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        first = next(rows)
        writer.writerows([first.keys(), first.values()])
        while batch := [row.values() for row in islice(rows, TOLD)]:
            writer.writerows(batch)
            advance(len(batch))
    aside.rename(path)


def multiplied(rows: Sequence[Row], events: int) -> Iterator[Row]:
    """So many rows; the first are as they are."""
    for number in range(events):
        copy, place = divmod(number, len(rows))
        yield _moved(rows[place], copy) if copy else rows[place]


def changed(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, but for some whose figures, place or date are corrected, in turns."""
    for number, row in enumerate(rows):
        turn, place = divmod(number, CHANGED)
        yield CORRECT[turn % len(CORRECT)](row) if place == CHANGED // 2 else row


def _moved(row: Row, copy: int) -> Row:
    """The row with an id of its own, in another place and at an earlier time."""
    family = copy // FAMILY
    days = copy * DAYS
    dates = {name: _earlier(row[name], days) for name in ("date_start", "date_end")}
    reports = {name: _earlier(row[name], days) for name in ("source_article", "source_date")}
    return (
        row
        | {name: dates["date_start"][:4] for name in YEARS if row.get(name)}
        | {"id": str(int(row["id"]) + copy * IDS), "relid": f"{row['relid']}-{copy}"}
        | dates
        | reports
        | _elsewhere(row, copy)
        | (_of_family(row, family) if family else {})
    )


def _elsewhere(row: Row, copy: int) -> Row:
    """Up to two degrees away, at a place with a name of its own."""
    name = row["where_coordinates"]
    named = {"where_coordinates": name and f"{name} {copy}"}
    if not row["latitude"]:
        return named
    lat = max(-89.0, min(89.0, float(row["latitude"]) + copy * 0.618034 % 4 - 2))
    lon = max(-179.0, min(179.0, float(row["longitude"]) + copy * 0.754878 % 4 - 2))
    return named | {
        "latitude": f"{lat:.6f}",
        "longitude": f"{lon:.6f}",
        "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})",
        "priogrid_gid": str(int((lat + 90) * 2) * 720 + int((lon + 180) * 2) + 1),
    }


def _of_family(row: Row, family: int) -> Row:
    """Other sides in another conflict, of whom others tell."""
    shared = {side for side in ("side_a", "side_b") if row[side] == CIVILIANS}
    numbers = {
        name: str(int(row[name]) + family * NUMBERS)
        for name in NUMBERED
        if row.get(name) and name[: len("side_a")] not in shared
    }
    names = {name: f"{row[name]} {family}" for name in NAMED if row[name] and name not in shared}
    told = row["source_original"]
    return numbers | names | {"source_original": told and SPEAKERS.sub(rf" {family}\1", told)}


def _figures(row: Row) -> Row:
    more = {name: str(int(row[name]) + 1) for name in ("deaths_unknown", "best", "high")}
    return row | more


def _place(row: Row) -> Row:
    return row | {"where_coordinates": f"{row['where_coordinates']} (corrected)"}


def _date(row: Row) -> Row:
    return row | {name: _earlier(row[name], 1) for name in ("date_start", "date_end")}


CORRECT: Final = (_figures, _place, _date)


def _earlier(text: str, days: int) -> str:
    """The text with each date in it so many days earlier."""
    return DATE.sub(lambda found: _day_before(found[0], days), text)


@lru_cache(65_536)
def _day_before(day: str, days: int) -> str:
    try:
        return (datetime.date.fromisoformat(day) - datetime.timedelta(days)).isoformat()
    except ValueError:
        return day
