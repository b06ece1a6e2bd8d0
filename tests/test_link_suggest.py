"""`whence link suggest` finds who may be one, says why, and leaves out what was judged."""

from pathlib import Path

import pytest

from api.ids import public_id, record_id
from api.linking.actors import Compared
from api.linking.scoring import NEEDS
from api.linking.scoring import suggest as score
from api.linking.suggesting import Judged
from api.names.countries import NUMBERS
from api.names.peoples import PEOPLES
from api.names.states import find_state
from api.queries.linking import Pair
from tests.conftest import Write
from tests.linking import two_cases
from tests.records import actor, merge, source, unlink
from tests.records import link as judge
from tests.reviewing import (
    BOTH,
    compared,
    content,
    link,
    names,
    rows,
    suggest,
    write_cases,
)


@pytest.fixture(autouse=True)
async def written(dsn: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both cases, in the database that the command works on."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    await write_cases(write)


async def test_the_likeliest_come_first_with_their_reasons(tmp_path: Path) -> None:
    file = tmp_path / "review.csv"
    report = await suggest(file)
    assert report | {"review": "", "file": ""} == {
        "datasets": ["one", "two"],
        "review": "",
        "file": "",
        "compared": 6,
        "judged": 0,
        "outdone": 0,
        "too_common": 0,
        "suggestions": 5,
        "reasons": {"exact": 2, "identifier": 1, "transliteration": 2},
    }
    told = [(row["score"], row["reason"], row["because"], row["needs"]) for row in rows(file)]
    assert told == [
        ("1.000", "exact", "exact: =SUM(A1) Institute ~ =SUM(A1) Institute", ""),
        (
            "0.993",
            "identifier",
            "both have wikidata Q1; transliteration: Dmitry Peskov ~ Песков Дмитрий",
            "",
        ),
        (
            "0.960",
            "exact",
            "exact: Government of Ukraine ~ UKRAINE; a state and its government; both in UA",
            "",
        ),
        (
            "0.950",
            "transliteration",
            "transliteration: Русский добровольческий корпус ~ Russkiy Dobrovolcheskiy Korpus",
            "",
        ),
        (
            "0.930",
            "transliteration",
            "transliteration: Денис Капустин ~ Denis Kapustin; both in RU",
            NEEDS,
        ),
    ]


async def test_no_cell_is_run_as_a_formula(tmp_path: Path) -> None:
    await suggest(tmp_path / "review.csv")
    text = content(tmp_path / "review.csv")
    assert text.startswith("\ufeffjudgement,why,evidence_url,evidence_title,score,")
    assert (text.count(",'=SUM"), text.count(",=SUM")) == (2, 0)


async def test_what_was_judged_is_left_out_whatever_the_judgement(
    write: Write, tmp_path: Path
) -> None:
    await suggest(tmp_path / "first.csv")
    formula, peskov, ukraine, *_ = rows(tmp_path / "first.csv")
    judged = [
        judge("f", formula["id_1"], formula["id_2"], judgement="different"),
        judge("p", peskov["id_1"], peskov["id_2"], judgement="unsure"),
        judge("u", ukraine["id_1"], ukraine["id_2"]),
    ]
    await write(source(), *judged, dataset="links", **BOTH)
    report = await suggest(tmp_path / "second.csv")
    assert (report["judged"], len(names(tmp_path / "second.csv"))) == (3, 2)
    await write(unlink("p"), dataset="links")
    report = await suggest(tmp_path / "third.csv")
    assert (report["judged"], len(names(tmp_path / "third.csv"))) == (2, 3)


async def test_what_is_merged_is_no_longer_suggested(write: Write, tmp_path: Path) -> None:
    await write(actor("kyiv", name="Ukraine", countries=["UA"]), dataset="one")
    assert (await suggest(tmp_path / "first.csv"))["suggestions"] == 6
    await write(merge("actor", "kyiv", "ua"), dataset="one")
    assert (await suggest(tmp_path / "second.csv"))["suggestions"] == 5


async def test_the_order_of_the_datasets_is_that_of_the_sides(tmp_path: Path) -> None:
    await suggest(tmp_path / "review.csv", "two,one")
    assert ("UKRAINE", "Government of Ukraine") in names(tmp_path / "review.csv")


async def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    await suggest(tmp_path / "review.csv")
    result = await link("suggest", "--datasets", "one,two", "--to", tmp_path / "review.csv")
    assert "is there already, perhaps with judgements: name a new file" in str(result.exception)


@pytest.mark.parametrize(
    ("datasets", "told"),
    [
        ("one", "'one' is not two datasets or more"),
        ("one,one,", "is not two datasets or more"),
        ("one,three,four", "there is no dataset three, four; there are one, two"),
        ("one,NO", "--datasets 'NO': "),
    ],
)
async def test_datasets_that_are_none_are_told(datasets: str, told: str) -> None:
    result = await link("suggest", "--datasets", datasets)
    assert told in str(result.exception)


async def test_a_table_shows_them_without_a_file() -> None:
    result = await link("suggest", "--datasets", "one,two")
    table = " ".join(result.stdout.split())
    assert f"transliteration Денис Капустин (one) Denis Kapustin (two) {NEEDS}" in table
    assert "5 suggestions of 6 pairs compared." in result.stdout


async def test_datasets_of_which_none_are_alike_give_an_empty_file(
    write: Write, tmp_path: Path
) -> None:
    await two_cases(write)
    report = await suggest(tmp_path / "review.csv", "one,test")
    assert (report["suggestions"], names(tmp_path / "review.csv")) == (0, [])


def test_an_identifier_in_common_says_more_than_names() -> None:
    one = compared("person", "Denis Kapustin", wikidata="Q7")
    other = compared("person", "White Rex", wikidata="Q7")
    found = score(one, other)
    assert found is not None
    assert (found.score, found.reason, found.needs) == (0.9, "identifier", "")
    assert found.because == "both have wikidata Q7; names differ"


def test_a_code_that_many_have_says_nothing() -> None:
    one = compared("organization", "GREENPEACE", cameo="NGO")
    assert score(one, compared("organization", "OXFAM", cameo="NGO")) is None


def test_a_number_is_of_the_country_that_gave_it() -> None:
    one = compared("organization", "Alpha", countries=["BY"], registration="808")
    here = compared("organization", "Omega", countries=["BY"], registration="808")
    elsewhere = compared("organization", "Omega", countries=["DE"], registration="808")
    assert (score(one, here) is None, score(one, elsewhere) is None) == (False, True)


def test_files_with_ids_of_their_own_hold_nobody_apart() -> None:
    one = compared("organization", "Alpha Trading", ftm="a-1")
    found = score(one, compared("organization", "Alpha Trading", ftm="b-7"))
    assert found is not None
    assert (found.score, found.because) == (1.0, "exact: Alpha Trading ~ Alpha Trading")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            compared("person", "John Smith", countries=["US"]),
            compared("person", "John Smith", countries=["GB"]),
        ),
        (
            compared("person", "John Smith", wikidata="Q1"),
            compared("person", "John Smith", wikidata="Q2"),
        ),
        (
            compared("armed_group", "National Liberation Army", countries=["CO"]),
            compared("armed_group", "National Liberation Army", countries=["MM"]),
        ),
        (
            compared("state", "Georgia", countries=["GE"]),
            compared("government_body", "Georgia", countries=["US"]),
        ),
        (compared("person", "Lincoln"), compared("state", "Lincoln")),
        (compared("armed_group", "PLA", ucdp="1"), compared("armed_group", "PLA", ucdp="2")),
    ],
)
def test_namesakes_score_less_than_is_suggested(one: Compared, other: Compared) -> None:
    found = score(one, other)
    assert found is not None
    assert found.score < 0.75


@pytest.mark.parametrize(
    ("people", "state", "country"),
    [
        ("UKRAINIAN", "Government of Ukraine", "UA"),
        ("CHINESE", "Government of China", "CN"),
        ("AMERICAN", "Government of United States of America", "US"),
        ("DUTCH", "Netherlands", "NL"),
    ],
)
def test_a_state_is_also_called_by_its_people(people: str, state: str, country: str) -> None:
    there = compared("state", state, countries=[country])
    found = score(compared("state", people, countries=[country]), there)
    assert found is not None
    governed = state.startswith("Government")
    told = "a state and its government; " if governed else ""
    because = f"alias: {people} ~ {state}; {told}both in {country}"
    score_ = 0.94 if governed else 0.969
    assert (found.score, found.reason, found.because) == (score_, "alias", because)
    # A group may be called by a people, and is not its state.
    assert score(compared("informal_group", people), there) is None


def test_peoples_are_of_countries_and_none_is_a_country() -> None:
    assert set(PEOPLES.values()) <= {*NUMBERS.values(), "XK"}
    assert {name for name in PEOPLES if find_state(name.split())} == set()


def test_a_unit_in_brackets_is_not_the_state_before_them() -> None:
    unit = compared("government_body", 'Ukraine (Operational Command "South")')
    assert score(compared("state", "UKRAINE"), unit) is None
    former = compared("state", "Government of Myanmar (Burma)")
    found = score(compared("state", "Burma"), former)
    assert found is not None
    assert found.score > 0.9


@pytest.mark.parametrize("other", ["Governor of Kherson region", "Deputy head of the district"])
def test_an_office_alone_is_nobody_who_could_be_suggested(other: str) -> None:
    office = compared("government_body", "governor of the region")
    found = score(office, compared("government_body", other))
    assert found is None or found.score < 0.75
    both = score(office, office)
    assert both is not None
    assert both.score == 0.5


def test_a_chain_of_judgements_is_one() -> None:
    ids = [record_id("one", "actor", key) for key in "abcd"]
    a, b, c, d = ids
    judged = Judged([Pair(a, b, "same"), Pair(b, c, "same"), Pair(c, d, "different")])
    named = [public_id("actor", own) for own in ids]
    covered = {
        (x, y)
        for x in "abcd"
        for y in "abcd"
        if x < y
        if judged.covers(named["abcd".index(x)], named["abcd".index(y)])
    }
    assert covered == {("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")}
