"""The UCDP Actor Dataset becomes actors with names over time, and what ties them."""

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.importers.imported import RowFault
from api.importers.registry import recognise
from api.importers.ucdpactor import COLUMNS, UCDP_ACTOR
from schemas.actors import ActorInput
from schemas.affiliations import AffiliationInput
from schemas.changesets import RECORDS
from tests.importing import Run, run
from tests.importpages import OUT, RAW, places_of
from tests.ucdpactorrows import FRONT, LEAGUE, NORWAY, load

DATA: Final = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
REAL: Final = DATA / "ucdp_actor" / "ucdp-actor-221.csv"
NO_DATA: Final = "the actors are not beside this checkout (../shared/data/ucdp_actor)"


def actors(ran: Run) -> dict[str, ActorInput]:
    found = ran.of("actor")
    return {key: each for key, each in found.items() if isinstance(each, ActorInput)}


def affiliations(ran: Run) -> dict[str, AffiliationInput]:
    found = ran.of("affiliation")
    return {key: each for key, each in found.items() if isinstance(each, AffiliationInput)}


def plain(record: object) -> object:
    """A record as it would be sent, without what is not said."""
    given_ = msgspec.json.decode(msgspec.json.encode(record))
    return {name: value for name, value in given_.items() if value != []}


def cited(row: str, column: str = "") -> dict[str, object]:
    note = {"note": column} if column else {}
    passage = {"type": "locator", "row": row} | note
    return {"source": "ucdp-actor", "passage": passage, "polarity": "supports"}


def name(text: str, kind: str, column: str, **more: str) -> object:
    return {"name": text, "kind": kind, **more, "evidence": [cited("501", column)]}


def test_an_actor_becomes_a_whole_record_with_its_names_over_time(tmp_path: Path) -> None:
    ran = load(tmp_path, FRONT, LEAGUE, NORWAY)
    assert ran.faults == []
    assert plain(actors(ran)["501"]) == {
        "actor_kind": "armed_group",
        "name": "NLF",
        "names": [
            name("Norlandski front", "alias", "NewNameFullMotherTongue"),
            name("Norland Liberation Front", "alias", "NewNameFullEng", language="en"),
            name("Norlandski unifront", "former", "NewNameFullMotherTongue"),
            name("Norland Unity Front", "former", "NewNameFullEng", language="en"),
            name("NUF", "former", "NewName"),
            name("NPF", "former", "NameOrig"),
            name("Фронт", "former", "NameOrigFull", script="Cyrl"),
            name("Front", "former", "NameOrigFull"),
            name("Norland People's Front", "former", "NameOrigFullEng", language="en"),
        ],
        "countries": ["NO", "SE"],
        "identifiers": [{"scheme": "ucdp", "value": "501"}],
        "description": "UCDP places it in: Norway, Sweden",
        "evidence": [cited("501")],
    }


def test_a_name_that_is_taken_again_is_the_one_of_today(tmp_path: Path) -> None:
    again = {"NewName": "NLF, NUF, NLF", "NewNameFullMotherTongue": "", "NameOrigFull": "n/a"}
    ran = load(tmp_path, FRONT | again | {"NewNameFullEng": "The Front, The Union, Our Front"})
    assert [(each.name, each.kind) for each in actors(ran)["501"].names] == [
        ("Our Front", "alias"),
        ("The Front", "former"),
        ("The Union", "former"),
        ("NUF", "former"),
        ("NPF", "former"),
        ("Norland People's Front", "former"),
    ]


def test_what_ties_actors_is_coded_with_every_column_that_says_so(tmp_path: Path) -> None:
    ties = {
        key: plain(each) for key, each in load(tmp_path, FRONT, LEAGUE).of("affiliation").items()
    }

    def tie(type_: str, of: str, *columns: str) -> object:
        evidence = [cited("501", column) for column in columns]
        return {"subject": "501", "type": type_, "object": of, "coded": True, "evidence": evidence}

    assert ties == {
        "501-split_from-500": tie("split_from", "500", "ActorIdPrev", "ActorIdSplitTemp"),
        "501-split_from-499": tie("split_from", "499", "ActorIdPrev"),
        "501-split_from-498": tie("split_from", "498", "ActorIdSplitTemp"),
        "501-member_of-503": tie("member_of", "503", "ActorIdAlliance"),
        "501-merged_into-385": tie("merged_into", "385", "ActorIdGroup"),
        "501-member_of-901": tie("member_of", "901", "OSCoalitionID", "NSCoalitionID"),
        "501-member_of-902": tie("member_of", "902", "NSCoalitionID"),
    }


def test_the_country_of_a_state_is_its_own_and_not_where_it_fought(tmp_path: Path) -> None:
    actor = actors(load(tmp_path, NORWAY))["385"]
    assert plain(actor) == {
        "actor_kind": "state",
        "name": "Government of Norway",
        "countries": ["NO"],
        "identifiers": [{"scheme": "ucdp", "value": "385"}],
        "evidence": [cited("385")],
    }


def test_who_has_no_row_is_an_actor_by_the_name_given_there(tmp_path: Path) -> None:
    other = LEAGUE | {
        "ActorId": "7",
        "Alliance": "1",
        "NameAlliance": "GA",
        "ActorIdAlliance": "503",
    }
    ran = load(tmp_path, FRONT, LEAGUE, NORWAY)
    assert plain(actors(ran)["503"]) == {
        "actor_kind": "organization",
        "name": "Grand Alliance",
        "identifiers": [{"scheme": "ucdp", "value": "503"}],
        "evidence": [cited("501", "named there; without a row of its own")],
    }
    assert actors(ran)["902"].name == "UCDP coalition 902"
    assert actors(ran)["902"].actor_kind == "informal_group"
    assert ran.notices.others == {
        "a coalition that rows refer to has no row of its own": 2,
        "an actor that rows refer to has no row of its own": 3,
    }
    for rows in ((FRONT, other), (other, FRONT)):
        assert actors(load(tmp_path, *rows))["503"].name == "GA"


def test_what_is_odd_is_told_and_makes_nothing_up(tmp_path: Path) -> None:
    odd = FRONT | {
        "NewNameFullEng": "Norland Unity Front, of All, Norland Liberation Front",
        "SplitTemp": "0",
        "JoinGroup": "1",
        "ActorIdGroup": "",
        "ActorIdAlliance": "501",
        "GWNOLoc": "385, 751, -99",
        "Colour": "blue",
    }
    ran = load(tmp_path, odd)
    assert ran.faults == []
    assert not {"Norland Unity Front", "of All"} & {each.name for each in actors(ran)["501"].names}
    assert {each.type for each in affiliations(ran).values()} == {"split_from", "member_of"}
    assert actors(ran)["501"].countries == ["NO"]
    assert ran.notices.unknown == {"Colour": 1}
    assert ran.notices.others == {
        "ActorIdAlliance names the actor of the row itself; no tie is made of it": 1,
        "GWNOLoc '-99' is of no country of today; it is kept raw alone": 1,
        "GWNOLoc '751' is of no country of today; it is kept raw alone": 1,
        "JoinGroup and ActorIdGroup do not agree; no tie is made of them": 1,
        "NewNameFullEng has another number of names than NewName; it is kept raw alone": 1,
        "SplitTemp and ActorIdSplitTemp do not agree; no tie is made of them": 1,
        "a coalition that rows refer to has no row of its own": 2,
        "an actor that rows refer to has no row of its own": 2,
    }


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    wrong = FRONT | {
        "ActorId": "NLF",
        "NameData": " ",
        "Org": "5",
        "Splinter": "yes",
        "ActorIdPrev": "",
        "ActorIdAlliance": "all",
    }
    ran = load(tmp_path, LEAGUE, wrong)
    assert list(ran.of("actor")) == ["500", "ucdp"]
    assert ran.faults == [
        RowFault(file="actors.csv", line=3, column=column, value=value, detail=detail)
        for column, value, detail in (
            ("ActorId", "NLF", "is no id of UCDP: a whole number from 1"),
            ("NameData", "", "is empty; the name that UCDP's data use is right"),
            ("Org", "5", "is no code of organization; there are 1, 2, 3, 4"),
            ("Splinter", "yes", "is neither 0 nor 1"),
            ("ActorIdAlliance", "all", "is no id of UCDP: a whole number from 1"),
        )
    ]


def test_the_order_of_rows_and_the_edition_change_no_record(tmp_path: Path) -> None:
    rows = [FRONT, LEAGUE, NORWAY]
    again = [row | {"Version": "23.1"} for row in reversed(rows)]
    assert load(tmp_path, *rows).records == load(tmp_path, *again).records


def test_the_page_names_every_column_and_says_rightly_where_it_goes(tmp_path: Path) -> None:
    places = places_of("ucdp-actor")
    assert set(places) == COLUMNS
    assert OUT not in places.values()
    before = load(tmp_path, FRONT, LEAGUE).records
    for column in COLUMNS:
        ran = load(tmp_path, FRONT | {column: ""}, LEAGUE)
        assert (ran.records == before) is (places[column] == RAW), column


def test_its_files_are_recognised_and_no_others() -> None:
    assert recognise((",".join(FRONT) + "\n").encode()) == "ucdp-actor"
    assert recognise(b"ActorId,NameData\n1,x\n") is None


@pytest.mark.skipif(not REAL.exists(), reason=NO_DATA)
def test_the_real_actors_load_whole() -> None:
    ran = run(UCDP_ACTOR, REAL)
    assert ran.faults == []
    assert Counter(kind for kind, _ in ran.records) == {
        "actor": 1725 + 167 + 4 + 1,
        "affiliation": 980,
        "source": 1,
    }
    assert Counter(each.type for each in affiliations(ran).values()) == {
        "member_of": 635,
        "split_from": 261,
        "merged_into": 84,
    }
    stateless = [
        a.name for a in actors(ran).values() if a.actor_kind == "state" and not a.countries
    ]
    assert stateless == ["Government of Hyderabad", "Government of Czechoslovakia"]
    assert ran.notices.unknown == {}
    assert ran.notices.others == {
        "a coalition that rows refer to has no row of its own": 167,
        "an actor that rows refer to has no row of its own": 4,
        "GWNOLoc '751' is of no country of today; it is kept raw alone": 1,
        "ActorIdPrev names the actor of the row itself; no tie is made of it": 1,
        "NewNameFullEng has another number of names than NewName; it is kept raw alone": 1,
    }


@pytest.mark.skipif(not REAL.exists(), reason=NO_DATA)
def test_every_cell_of_the_real_actors_is_kept_and_its_column_stands_in_the_page() -> None:
    with REAL.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    filled = Counter(column for row in rows for column, cell in row.items() if cell.strip())
    raw = run(UCDP_ACTOR, REAL).raw
    cells = {
        (key, column): cell
        for (_, key), kept in raw.items()
        for row in kept
        for column, cell in zip(row.columns, row.cells, strict=True)
    }
    assert Counter(column for _, column in cells) == filled
    assert all(row[c] == cells[row["ActorId"], c] for row in rows for c in row if row[c].strip())
    assert set(filled) <= set(places_of("ucdp-actor"))


@pytest.mark.skipif(not DATA.exists(), reason=NO_DATA)
def test_no_file_of_another_format_is_taken_for_one_of_these() -> None:
    found = {
        path.name: form
        for path in sorted(DATA.rglob("*"))
        if path.is_file()
        and (form := recognise(path.read_bytes()[:65_536].removeprefix(b"\xef\xbb\xbf")))
    }
    assert {path: form for path, form in found.items() if form in ("acled", "ucdp-actor")} == {
        "ucdp-actor-221.csv": "ucdp-actor"
    }


CELL: Final = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(["9" * 400, "1, 2,, x", "x" * 501, "1", "0", "Я / A", "\u200f", "4"]),
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(COLUMNS)), CELL, min_size=1, max_size=6))
def test_no_cell_makes_it_fail(
    tmp_path_factory: pytest.TempPathFactory, cells: dict[str, str]
) -> None:
    ran = load(tmp_path_factory.mktemp("rows"), LEAGUE, FRONT | {"ActorId": "9"} | cells)
    assert ("actor", "500") in ran.records
    assert all(isinstance(record, tuple(RECORDS.values())) for record in ran.records.values())
