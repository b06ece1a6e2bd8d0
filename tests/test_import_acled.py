"""ACLED's events become ours; every row here is invented, and so are its places and actors."""

from pathlib import Path
from typing import Final

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.importers.acled import ACLED_FORMAT, COLUMNS
from api.importers.acledcodes import CATEGORIES
from api.importers.acledvalues import read_crowd, read_day
from api.importers.imported import Gone, RowFault
from api.importers.registry import recognise
from schemas.changesets import RECORDS
from schemas.dates import DateInput
from tests.acledrows import (
    ATTACK,
    CLASH,
    MARCH,
    NOTES,
    actors_of,
    cited,
    events,
    load,
    part,
    plain,
    roles,
)
from tests.examples import DOCS
from tests.importpages import OUT, RAW, places_of


def test_an_event_becomes_a_whole_record(tmp_path: Path) -> None:
    ran = load(tmp_path, CLASH)
    assert ran.faults == []
    army, front = CLASH["actor1"], CLASH["actor2"]
    circle, party = "Hill Circle", "Sunhill Party: Party of Port Sunhill"
    assert plain(ran, "event", "NOR1") == {
        "title": "Armed clash, Port Sunhill, Antarctica, 2025-05-16",
        "category": "battle",
        "summary": NOTES,
        "when": {"edtf": "2025-05-16"},
        "place": {
            "name": "Port Sunhill",
            "country": "AQ",
            "precision": "exact",
            "lat": -72.5,
            "lon": 30.25,
        },
        "figures": [{"measure": "killed", "best": 3}],
        "participations": [
            part("NOR1", "actor1", "52e3f1511ff06ebc4007", army, "participant"),
            part("NOR1", "actor2", "8a1fbbbf5240db01fa7b", front, "participant"),
            part("NOR1", "actor2", "710d31a4cc299ee06ae3", circle, "participant", "assoc_actor_2"),
            part("NOR1", "actor2", "2f4145ee4f670f362f7b", party, "participant", "assoc_actor_2"),
        ],
        "coded": True,
        "evidence": [
            cited("NOR1"),
            {"source": "outlet: Sunhill Gazette", "polarity": "supports"},
            {"source": "outlet: Undisclosed Source", "polarity": "supports"},
        ],
    }


def test_actors_are_known_by_name_and_their_kind_by_name_or_code(tmp_path: Path) -> None:
    ran = load(tmp_path, CLASH, ATTACK, MARCH)
    actors = {key: (each.actor_kind, each.countries) for key, each in actors_of(ran).items()}
    assert actors == {
        "acled": ("organization", []),
        "Military Forces of Antarctica (2019-)": ("government_body", ["AQ"]),
        "Police Forces of Antarctica (2019-)": ("government_body", ["AQ"]),
        "NLF: Norland Liberation Front": ("armed_group", []),
        "Hill Circle": ("informal_group", []),
        "Sunhill Party: Party of Port Sunhill": ("organization", []),
        "Unidentified Armed Group (Norland)": ("unnamed", []),
        "Civilians (Norland)": ("population", []),
        "Health Workers (Norland)": ("informal_group", []),
        "Protesters (Norland)": ("informal_group", []),
        "outlet: Sunhill Gazette": ("media", []),
        "outlet: Undisclosed Source": ("unnamed", []),
    }
    assert plain(ran, "actor", "Hill Circle") == {
        "actor_kind": "informal_group",
        "name": "Hill Circle",
        "evidence": [
            {
                "source": "acled-data",
                "passage": {"type": "locator", "note": "named in the columns of actors"},
                "polarity": "supports",
            }
        ],
    }


def test_an_outlet_is_one_source_that_says_that_no_document_is_named(tmp_path: Path) -> None:
    ran = load(tmp_path, CLASH, MARCH)
    assert list(ran.of("source")) == [
        "acled-data",
        "outlet: Sunhill Gazette",
        "outlet: Undisclosed Source",
    ]
    assert plain(ran, "source", "outlet: Sunhill Gazette") == {
        "source_kind": "document",
        "title": "Sunhill Gazette",
        "publisher": "outlet: Sunhill Gazette",
        "note": "What this outlet published on the events that cite it. ACLED names the outlet "
        "alone: neither title, date nor address of what it published.",
    }


def test_only_where_civilians_were_attacked_is_there_a_target(tmp_path: Path) -> None:
    unsaid = ATTACK | {"event_id_cnty": "NOR4", "event_type": "Explosions/Remote violence"}
    unsaid |= {"sub_event_type": "Grenade", "civilian_targeting": ""}
    among = ATTACK | {"event_id_cnty": "NOR5", "actor1": "Civilians (Sunhill)", "inter1": "7"}
    before = ATTACK | {"event_id_cnty": "NOR6", "civilian_targeting": ""}
    ran = load(tmp_path, ATTACK, MARCH, unsaid, among, before)
    group, civilians, beside = ATTACK["actor1"], ATTACK["actor2"], ATTACK["assoc_actor_2"]
    attacked = {group: "involved", civilians: "target", beside: "target"}
    nobody = dict.fromkeys(attacked, "participant")
    assert roles(ran, "NOR2") == attacked
    assert roles(ran, "NOR6") == attacked
    assert roles(ran, "NOR3") == {MARCH["actor1"]: "target", MARCH["actor2"]: "involved"}
    assert roles(ran, "NOR4") == nobody
    assert set(roles(ran, "NOR5").values()) == {"participant"}


def test_a_title_leaves_judgements_out_and_a_month_is_one_of_its_days(tmp_path: Path) -> None:
    week = CLASH | {"event_id_cnty": "NOR7", "time_precision": "2"}
    ran = load(tmp_path, MARCH, week)
    march, clash = events(ran)["NOR3"], events(ran)["NOR7"]
    assert march.title == "Force against protesters, Port Sunhill, Antarctica, 2025-05"
    assert march.when == DateInput(
        edtf="[2025-05-01..2025-05-31]",
        inferred=True,
        note="ACLED's time precision 3: known to the month; 2025-05-20 stands for it.",
    )
    assert clash.title == "Armed clash, Port Sunhill, Antarctica, about 2025-05-16"
    assert clash.when == DateInput(
        edtf="[2025-05-10..2025-05-22]",
        inferred=True,
        note="ACLED's time precision 2: known to the week; on one of the days of the weeks that "
        "hold 2025-05-16.",
    )
    figures = msgspec.to_builtins(march.figures)
    assert figures == [{"measure": "killed", "best": 3}, {"measure": "participants", "best": 1500}]


def test_both_spellings_and_other_forms_of_numbers_are_the_same_event(tmp_path: Path) -> None:
    changed = {
        "event_date": "16 May 2025",
        "fatalities": "3.0",
        "latitude": " -72.5 ",
        "inter1": "State forces",
        "inter2": "2.0",
        "geo_precision": "1.0",
        "timestamp": "1800000000",
        "interaction": "State forces-Rebel group",
        "assoc_actor_2": "Hill Circle;Sunhill Party: Party  of Port Sunhill ",
    }
    assert load(tmp_path, CLASH).records == load(tmp_path, CLASH | changed).records


def test_columns_may_be_fewer_and_in_another_order(tmp_path: Path) -> None:
    names = ("actor1", "sub_event_type", "event_type", "event_date", "event_id_cnty")
    ran = load(tmp_path, {name: CLASH[name] for name in names})
    event = events(ran)["NOR1"]
    assert (event.title, event.place, event.figures) == (
        "Armed clash, 2025-05-16",
        msgspec.UNSET,
        [],
    )
    assert ran.notices.others == {"a date without time_precision is taken as the day": 1}


def test_deleted_ids_are_retracted(tmp_path: Path) -> None:
    rows = [{"event_id_cnty": each, "deleted_timestamp": "1747750009"} for each in ("NOR1", "NOR9")]
    ran = load(tmp_path, *rows)
    assert (ran.records, ran.faults) == ({}, [])
    assert ran.gone == [
        Gone(kind="event", key="NOR1", named="NOR1"),
        Gone(kind="event", key="NOR9", named="NOR9"),
    ]


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    wrong = {
        "event_id_cnty": "",
        "event_date": "16/05/2025",
        "time_precision": "4",
        "fatalities": "many",
        "latitude": "95",
        "longitude": "",
        "geo_precision": "exact",
        "actor1": "",
        "iso": "-1",
    }
    ran = load(tmp_path, CLASH, CLASH | wrong)
    assert list(ran.of("event")) == ["NOR1"]
    assert ran.faults == [
        RowFault(file="acled.csv", line=3, column=column, value=value, detail=detail)
        for column, value, detail in (
            ("event_id_cnty", "", "is no id of ACLED; one such as NOR1234 is right"),
            ("event_date", "16/05/2025", "is no date; 2025-05-16 or 16 May 2025 is right"),
            ("time_precision", "4", "is no whole number from 1 to 3"),
            ("latitude", "95", "is no number from -90 to 90"),
            ("longitude", "", "is empty; latitude and longitude come together"),
            ("iso", "-1", "is no whole number from 0 to 999"),
            ("geo_precision", "exact", "is no whole number from 1 to 3"),
            ("fatalities", "many", "is no whole number from 0 to 100000000"),
            ("actor1", "", "is empty; each event of ACLED has a first actor"),
        )
    ]


def test_what_is_odd_is_told_and_kept(tmp_path: Path) -> None:
    odd = CLASH | {
        "sub_event_type": "Duel",
        "inter2": "Wizards",
        "iso": "0",
        "country": "Norland",
        "geo_precision": "",
        "notes": "x" * 5001,
        "tags": "crowd size=hundreds",
        "colour": "blue",
    }
    ran = load(tmp_path, odd)
    event = events(ran)["NOR1"]
    assert (event.category, event.place, event.summary) == (
        "battle",
        msgspec.UNSET,
        "x" * 4999 + "…",
    )
    assert ran.notices.unknown == {"colour": 1}
    assert ran.notices.others == {
        "unknown sub_event_type 'Duel', taken by event_type": 1,
        "unknown inter2 'Wizards', taken as none": 1,
        "no code of the country 'Norland', iso 0": 1,
        "a place without geo_precision is kept raw alone": 1,
        "notes are longer than 5000 characters: cut, and kept whole raw": 1,
        "a crowd size in words is kept raw alone": 1,
    }
    (raw,) = ran.raw["event", "NOR1"]
    kept = dict(zip(raw.columns, raw.cells, strict=True))
    assert kept == {column: cell for column, cell in odd.items() if cell}


def test_the_page_names_every_column_and_says_rightly_where_it_goes(tmp_path: Path) -> None:
    places = places_of("acled")
    grenade = {"event_type": "Explosions/Remote violence", "sub_event_type": "Grenade"}
    march = MARCH | {"country": "Norland"}
    rows = [CLASH | {"assoc_actor_1": "Hill Circle"}, march, ATTACK | grenade]
    assert COLUMNS | {"deleted_timestamp"} == set(places)
    assert {column for column, place in places.items() if place == OUT} == {"deleted_timestamp"}
    before = load(tmp_path, *rows).records
    for column in COLUMNS:
        # The country is where iso is not.
        without = "iso" if column == "country" else column
        ran = load(tmp_path, *({**row, column: "", without: ""} for row in rows))
        assert (ran.records == before) is (places[column] == RAW), column


def test_every_cell_of_a_row_is_kept_as_written(tmp_path: Path) -> None:
    row = CLASH | {"notes": "  Two\nlines ", "latitude": "-72.500"}
    (raw,) = load(tmp_path, row).raw["event", "NOR1"]
    assert dict(zip(raw.columns, raw.cells, strict=True)) == {k: v for k, v in row.items() if v}


def test_the_page_tells_the_category_of_every_sub_type() -> None:
    page = (DOCS / "importers" / "acled.md").read_text(encoding="utf-8")
    assert len(CATEGORIES) == 25
    assert [sub for sub, code in CATEGORIES.items() if f"\n| {sub} | {code} |" not in page] == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("100", {"best": 100}),
        ("about 1,500", {"best": 1500}),
        ("at least 500 people", {"low": 500}),
        ("more than 20", {"low": 20}),
        ("up to 300", {"high": 300}),
        ("between 100 and 200", {"low": 100, "high": 200}),
        ("200-100", {"low": 100, "high": 200}),
        ("hundreds", None),
        ("no report", None),
        ("several hundred", None),
        ("1,50", None),
    ],
)
def test_a_crowd_counts_where_it_is_a_number(text: str, figure: dict[str, int] | None) -> None:
    want = None if figure is None else {"measure": "participants"} | figure
    assert msgspec.to_builtins(read_crowd(text)) == want


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-05-16", "2025-05-16"),
        ("16 May 2025", "2025-05-16"),
        ("16-May-2025", "2025-05-16"),
        ("1 september 1999", "1999-09-01"),
        ("31 February 2025", "None"),
        ("2025-13-01", "None"),
        ("0025-05-16", "None"),
        ("16 Mai 2025", "None"),
        ("", "None"),
    ],
)
def test_a_day_is_read_in_either_spelling(text: str, day: str) -> None:
    assert str(read_day(text)) == day


def test_its_files_are_recognised() -> None:
    assert recognise((",".join(reversed(CLASH)) + "\n").encode()) == "acled"
    assert recognise(b"event_id_cnty,deleted_timestamp\nNOR1,1747750000\n") == "acled"
    assert [recognise(head) for head in (b"", b"event_id_cnty,id\n", b"\xff\x00", b"{}")] == (
        [None] * 4
    )


def test_a_dataset_of_it_is_internal() -> None:
    assert ACLED_FORMAT.dataset.distribution == "internal"
    assert ACLED_FORMAT.dataset.publisher == "acled"


CELL: Final = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(["9" * 400, "1e99", "-0", "2025-02-30", "x" * 501, "; ;a;a", "7", "\u200f"]),
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(CLASH)), CELL, min_size=1, max_size=6))
def test_no_cell_makes_it_fail(
    tmp_path_factory: pytest.TempPathFactory, cells: dict[str, str]
) -> None:
    ran = load(tmp_path_factory.mktemp("rows"), CLASH | {"event_id_cnty": "NOR8"}, CLASH | cells)
    assert ("event", "NOR8") in ran.records
    assert all(isinstance(record, tuple(RECORDS.values())) for record in ran.records.values())
    assert ran.faults or len(ran.of("event")) == 2 or cells.get("event_id_cnty") == "NOR8"


@pytest.mark.parametrize("column", ["assoc_actor_1", "source"])
def test_a_name_that_is_too_long_is_told(tmp_path: Path, column: str) -> None:
    long = "x" * 501
    [told] = load(tmp_path, CLASH | {column: f"Norland Post; {long}"}).faults
    assert (told.column, told.detail) == (column, "a name has more than 500 characters")
