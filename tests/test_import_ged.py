"""UCDP's event data: a row is an event as UCDP codes it, and what many rows name besides."""

from pathlib import Path

import pytest

from api.importers.alpha3 import ALPHA2
from api.importers.gleditschward import STATES
from api.importers.imported import RawRow
from schemas.countries import COUNTRIES
from tests.gedrows import ONE_SIDED, ROW, SECOND, all_shown, imported, shown

DATA = {"source": "ucdp-ged", "polarity": "supports"}
CITED = {**DATA, "passage": {"type": "locator", "row": "700001"}}


def part(side: str, actor: str, role: str) -> dict[str, object]:
    key = f"700001-{side}"
    return {"key": key, "actor": actor, "role": role, "coded": True, "evidence": [CITED]}


def killed(party: str, best: int) -> dict[str, object]:
    return {"measure": "killed", "party": party, "best": best}


def test_a_row_is_an_event_with_all_that_ucdp_codes(tmp_path: Path) -> None:
    made = imported(tmp_path, {})
    assert (made.faults, made.gone) == ([], [])
    [article] = [key for key in made.of("source") if key.startswith("article-")]
    assert shown(made, "event", "700001") == {
        "title": "State-based violence, Old town, 2014-05-26",
        "category": "battle",
        "when": {"edtf": "2014-05-26"},
        "place": {
            "name": "Old town, Old town district, North province",
            "country": "UA",
            "precision": "near",
            "lat": 48.5,
            "lon": 37.25,
        },
        "parent": "conflict-300",
        "figures": [
            {"measure": "killed", "low": 4, "best": 5, "high": 6},
            killed("61", 1),
            killed("900", 3),
            killed("civilians", 1),
            killed("unknown", 0),
        ],
        "participations": [part("a", "61", "participant"), part("b", "900", "participant")],
        "coded": True,
        "evidence": [CITED, {"source": article, "polarity": "supports"}],
    }


def test_a_row_names_its_conflict_dyad_and_sides(tmp_path: Path) -> None:
    made = imported(tmp_path, {})
    note = {"type": "locator", "note": "conflict_new_id 300"}
    assert shown(made, "event", "conflict-300") == {
        "title": "Nowhere: Government",
        "category": "conflict",
        "coded": True,
        "evidence": [{**DATA, "passage": note}],
    }
    assert shown(made, "affiliation", "dyad-400") == {
        "subject": "61",
        "type": "opposes",
        "object": "900",
        "coded": True,
        "evidence": [{**DATA, "passage": {"type": "locator", "note": "dyad_new_id 400"}}],
    }
    note = {"type": "locator", "note": "side_a_new_id or side_b_new_id 61"}
    assert shown(made, "actor", "61") == {
        "actor_kind": "state",
        "name": "Government of Ukraine",
        "countries": ["UA"],
        "identifiers": [{"scheme": "ucdp", "value": "61"}, {"scheme": "gw", "value": "369"}],
        "evidence": [{**DATA, "passage": note}],
    }
    kinds = {key: each["actor_kind"] for key, each in all_shown(made, "actor").items()}
    assert (kinds["900"], kinds["civilians"], kinds["unknown"], kinds["ucdp"]) == (
        *("armed_group", "population", "population"),
        "organization",
    )


def test_one_sided_violence_has_a_perpetrator_and_a_victim_as_coded(tmp_path: Path) -> None:
    made = imported(tmp_path, ONE_SIDED)
    event = shown(made, "event", "700001")
    assert event["title"] == "One-sided violence, Old town, 2014-05-26"
    assert event["category"] == "attack_on_civilians"
    assert event["participations"] == [
        part("a", "900", "perpetrator"),
        part("b", "civilians", "victim"),
    ]
    assert event["figures"][1:] == [killed("900", 1), killed("civilians", 1), killed("unknown", 0)]
    assert made.of("affiliation") == {}


@pytest.mark.parametrize(
    ("precision", "end", "edtf"),
    [
        ("2", "2014-05-30", "[2014-05-26..2014-05-30]"),
        ("5", "2014-12-31 00:00:00.000", "[2014-05-26..2014-12-31]"),
        ("1.0", "2014-05-26T00:00:00", "2014-05-26"),
        ("1", "2014-05-27", "[2014-05-26..2014-05-27]"),
    ],
)
def test_what_is_not_known_to_the_day_is_one_of_these_days(
    tmp_path: Path, precision: str, end: str, edtf: str
) -> None:
    made = imported(tmp_path, {"date_prec": precision, "date_end": end})
    assert shown(made, "event", "700001")["when"]["edtf"] == edtf


@pytest.mark.parametrize(
    ("low", "best", "high", "figure"),
    [
        ("35", "228", "35", {"low": 35, "best": 228}),
        ("50", "49", "49", {"best": 49, "high": 49}),
        ("2", "1", "0", {"best": 1}),
        ("", "1", "", {"best": 1}),
        ("3.0", "", "4", {"low": 3, "high": 4}),
        ("", "", "", None),
    ],
)
def test_a_bound_that_contradicts_the_best_estimate_is_kept_raw(
    tmp_path: Path, low: str, best: str, high: str, figure: dict[str, int] | None
) -> None:
    made = imported(tmp_path, {"low": low, "best": best, "high": high})
    event = shown(made, "event", "700001")
    total = [each for each in event["figures"] if "party" not in each]
    assert total == ([{"measure": "killed", **figure}] if figure else [])
    [raw] = made.raw["event", "700001"]
    cells = dict(zip(raw.columns, raw.cells, strict=True))
    assert [cells.get(name, "") for name in ("low", "best", "high")] == [low, best, high]


def test_a_row_is_kept_raw_beside_its_event_as_written(tmp_path: Path) -> None:
    cells = {"where_coordinates": " Old  town ", "new_column": "?"}
    made = imported(tmp_path, cells, columns=(*ROW, "new_column"))
    row = {**ROW, **cells}
    filled = {name: cell for name, cell in row.items() if cell}
    own = ("event", "700001")
    assert made.raw[own] == (RawRow(tuple(filled), tuple(filled.values())),)
    assert not any(rows for other, rows in made.raw.items() if other != own)
    assert made.notices.unknown == {"new_column": 1}


def test_all_faults_of_a_row_are_told_and_the_others_are_read(tmp_path: Path) -> None:
    bad = {
        "id": "x",
        "type_of_violence": "4",
        "side_a": " ",
        "side_b_new_id": "",
        "where_prec": "0",
        "latitude": "91",
        "date_start": "26 May 2014",
        "deaths_a": "-1",
        "best": "2.5",
    }
    made = imported(tmp_path, bad, SECOND)
    assert [(each.line, each.column, each.value, each.detail) for each in sorted(made.faults)] == [
        (2, "best", "2.5", "is no whole number of 0 or more"),
        (2, "date_start", "26 May 2014", "is no day; write it as 2014-05-26"),
        (2, "deaths_a", "-1", "is no whole number of 0 or more"),
        (2, "id", "x", "is no whole number of 0 or more"),
        (2, "latitude", "91", "is no number from -90 to 90"),
        (2, "side_a", "", "is missing"),
        (2, "side_b_new_id", "", "is missing; it is a whole number of 0 or more"),
        (2, "type_of_violence", "4", "is no code from 1 to 3"),
        (2, "where_prec", "0", "is no code from 1 to 7"),
    ]
    assert {key for key in made.of("event") if key.isdigit()} == {"700002"}


def test_an_edition_that_writes_values_otherwise_changes_nothing(tmp_path: Path) -> None:
    other = {
        "gwnoa": "369.0",
        "id": "700001.0",
        "date_start": "2014-05-26 00:00:00.000",
        "latitude": "48.500000",
        "best": "5.0",
        "side_b": "Front ",
        "source_original": "army  spokesman\n",
        "source_article": '"Agency,2014-05-27,Five killed, two wounded "',
        "where_coordinates": "Old town\t",
    }
    assert imported(tmp_path, other).records == imported(tmp_path, {}).records


@pytest.mark.parametrize(
    ("iso3", "number", "country"),
    [("UKR", "", "UA"), ("", "678", "YE"), ("XXX", "369.0", "UA"), ("", "9", None)],
)
def test_a_country_is_that_of_iso3_or_of_the_number_of_the_state(
    tmp_path: Path, iso3: str, number: str, country: str | None
) -> None:
    row = {"iso3": iso3, "country_id": number}
    made = imported(tmp_path, row, columns=(*ROW, "iso3"))
    assert shown(made, "event", "700001")["place"].get("country") == country


def test_states_and_letters_are_of_countries_that_there_are() -> None:
    assert set(ALPHA2.values()) == COUNTRIES
    assert len(ALPHA2) == len(COUNTRIES)
    assert set(STATES.values()) <= COUNTRIES
    assert (STATES[2], STATES[365], STATES[652], ALPHA2["GBR"]) == ("US", "RU", "SY", "GB")
