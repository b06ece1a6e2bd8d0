"""Files in the format of UCDP's event data, of rows that say only what matters."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from api.importers.ged import GED
from tests.importing import Run, run

FOLDER: Final = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
EDITIONS: Final = tuple(
    FOLDER / "ucdp_ged_ukraine" / f"conflict_data_ukr_{years}.csv"
    for years in ("2014-2018", "2014-2019")
)
WORLD: Final = FOLDER / "ucdp_ged_sample_world" / "ucdpged_sample_1000.csv"
#: A row of the first kind of violence.
ROW: Final[Mapping[str, str]] = {
    "id": "700001",
    "relid": "XXX-2014-1-1-1",
    "year": "2014",
    "type_of_violence": "1",
    "conflict_new_id": "300",
    "conflict_name": "Nowhere: Government",
    "dyad_new_id": "400",
    "dyad_name": "Government of Nowhere - Front",
    "side_a_new_id": "61",
    "gwnoa": "369",
    "side_a": "Government of Ukraine",
    "side_b_new_id": "900",
    "gwnob": "",
    "side_b": "Front",
    "number_of_sources": "1",
    "source_article": '"Agency,2014-05-27,Five killed, two wounded"',
    "source_office": "Agency",
    "source_date": "2014-05-27",
    "source_headline": "Five killed, two wounded",
    "source_original": "army spokesman",
    "where_prec": "2",
    "where_coordinates": "Old town",
    "adm_1": "North province",
    "adm_2": "Old town district",
    "latitude": "48.5",
    "longitude": "37.25",
    "geom_wkt": "POINT (37.25 48.5)",
    "priogrid_gid": "199156",
    "country": "Ukraine",
    "country_id": "369",
    "region": "Europe",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2014-05-26",
    "date_end": "2014-05-26",
    "deaths_a": "1",
    "deaths_b": "3",
    "deaths_civilians": "1",
    "deaths_unknown": "0",
    "low": "4",
    "best": "5",
    "high": "6",
}
#: What makes of it another row.
SECOND: Final = {"id": "700002", "date_start": "2014-05-28", "date_end": "2014-05-28"}
#: What makes of it one-sided violence.
ONE_SIDED: Final = {
    "type_of_violence": "3",
    "side_a_new_id": "900",
    "side_a": "Front",
    "gwnoa": "",
    "side_b_new_id": "1",
    "side_b": "Civilians",
    "deaths_b": "0",
}


def write(path: Path, *rows: Mapping[str, str], columns: Sequence[str] = tuple(ROW)) -> Path:
    """A file of these rows, each ROW but for what it says."""
    path.write_text(table(*rows, columns=columns), encoding="utf-8")
    return path


def table(*rows: Mapping[str, str], columns: Sequence[str] = tuple(ROW)) -> str:
    """The same as a text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**ROW, **row} for row in rows)
    return text.getvalue()


def imported(folder: Path, *rows: Mapping[str, str], columns: Sequence[str] = tuple(ROW)) -> Run:
    """What the importer gives of these rows."""
    return run(GED, write(folder / "ged.csv", *rows, columns=columns))


def shown(run: Run, kind: str, key: str) -> Any:
    """A record as it is sent, without what is empty."""
    return _filled(msgspec.to_builtins(run.records[kind, key]))


def all_shown(run: Run, kind: str) -> dict[str, Any]:
    """All records of a kind, by key."""
    return {key: shown(run, kind, key) for key in run.of(kind)}


def _filled(value: object) -> Any:
    if isinstance(value, dict):
        return {name: _filled(each) for name, each in value.items() if each != []}
    return [_filled(each) for each in value] if isinstance(value, list) else value
