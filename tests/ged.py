"""UCDP's event data, as far as two editions of it need converting to compare them.

Values are trimmed, numbers and dates written in one way, and columns that only one edition has
are left out: what is left differs where the coders changed something.
"""

import csv
import datetime
import decimal
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.records import Operation, actor, event, part, source

Row = Mapping[str, str]
DATES: Final = ("date_start", "date_end")
BOUNDS: Final = ("low", "best", "high")
CATEGORIES: Final = {"1": "battle", "2": "battle", "3": "attack_on_civilians"}
#: UCDP's 1 to 7 in that order.
PRECISIONS: Final = ("exact", "near", "admin2", "admin1", "area", "country", "international")
#: Column → the field of the record that it decides. Those that are not named are kept as text.
FIELDS: Final = {
    **dict.fromkeys(("where_coordinates", "adm_1", "adm_2"), "place"),
    **dict.fromkeys(("latitude", "longitude", "where_prec", "iso3"), "place"),
    **dict.fromkeys((*DATES, "date_prec"), "when"),
    **dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), "figures"),
    **dict.fromkeys(BOUNDS, "figures"),
    **dict.fromkeys(("side_a", "side_b", "side_a_new_id", "side_b_new_id"), "participations"),
    **dict.fromkeys(("conflict_name", "dyad_name"), "title"),
    **dict.fromkeys(("source_article", "source_office", "source_date"), "evidence"),
    **dict.fromkeys(("source_headline", "source_original"), "evidence"),
    "type_of_violence": "category",
}
COUNTED: Final = {"civilians": "deaths_civilians", "unknown": "deaths_unknown"}


def read_edition(path: Path) -> list[Row]:
    """The rows of an edition, without the second line, which tags its columns."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [{name: normal(name, value) for name, value in row.items()} for row in rows[1:]]


def normal(column: str, value: str) -> str:
    """A value in the one way in which it is written here."""
    value = value.strip()
    if column in DATES:
        return datetime.datetime.fromisoformat(value).date().isoformat()
    try:
        number = decimal.Decimal(value)
    except decimal.InvalidOperation:
        return value
    return f"{number.normalize():f}" if number.is_finite() else value


def shared_columns(editions: Iterable[Sequence[Row]]) -> list[str]:
    """The columns that all of them have, in the order of the first."""
    first, *others = ([*rows[0]] for rows in editions)
    return [name for name in first if all(name in columns for columns in others)]


def operations(rows: Sequence[Row], columns: Sequence[str]) -> list[Operation]:
    """The edition as records, of these columns alone."""
    sides = {row[f"{side}_new_id"]: row[side] for row in rows for side in ("side_a", "side_b")}
    return [
        source("ged", source_kind="data_file", title="UCDP GED", publisher="ucdp"),
        actor("ucdp", actor_kind="organization", name="UCDP", evidence=_cited()),
        *(actor(key, actor_kind="population", evidence=_cited()) for key in COUNTED),
        *(
            actor(key, actor_kind="armed_group", name=name, evidence=_cited())
            for key, name in sides.items()
        ),
        *(_event({name: row[name] for name in columns}) for row in rows),
    ]


def _cited(**locator: str) -> list[dict[str, object]]:
    passage = {"passage": {"type": "locator", **locator}} if locator else {}
    return [{"source": "ged", **passage}]


def _event(row: Row) -> Operation:
    start, end = (row[name] for name in DATES)
    # In some rows the best estimate lies outside its bounds, which no figure takes.
    text = row.keys() - FIELDS.keys() | {"low", "high"}
    kept = [f"{name}: {value}" for name, value in row.items() if name in text and value]
    named = [row[name] for name in ("where_coordinates", "adm_2", "adm_1") if row[name]]
    return event(
        row["id"],
        title=f"{row['conflict_name']}: {row['dyad_name']}",
        category=CATEGORIES[row["type_of_violence"]],
        summary="\n".join(kept),
        when={"edtf": start if start == end else f"[{start}..{end}]"},
        place={
            "name": ", ".join(named),
            "country": {"UKR": "UA"}[row["iso3"]],
            "precision": PRECISIONS[int(row["where_prec"]) - 1],
            "lat": float(row["latitude"]),
            "lon": float(row["longitude"]),
        },
        figures=_figures(row),
        participations=[
            part(f"{row['id']}-{side}", row[f"side_{side}_new_id"], "participant", coded=True)
            | {"evidence": _cited(row=row["id"])}
            for side in "ab"
        ],
        coded=True,
        evidence=[
            evidence
            for article in _articles(row)
            for evidence in _cited(row=row["id"], note=article)
        ],
    )


def _figures(row: Row) -> list[dict[str, object]]:
    low, best, high = (int(row[name]) for name in BOUNDS)
    bounds = {"low": low, "best": best, "high": high} if low <= best <= high else {"best": best}
    parties = {row[f"side_{side}_new_id"]: f"deaths_{side}" for side in "ab"} | COUNTED
    return [
        {"measure": "killed", **bounds},
        *(
            {"measure": "killed", "party": key, "best": int(row[name])}
            for key, name in parties.items()
        ),
    ]


def _articles(row: Row) -> list[str]:
    """Who reported it, from which the lists of offices, dates and headlines are drawn."""
    articles = row["source_article"].strip('"').split('";"')
    return [f"{article}: {row['source_original']}"[:500] for article in articles]
