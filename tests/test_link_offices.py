"""Offices find each other by what they are and whose; namesakes of other states never do."""

from pathlib import Path

import pytest

from api.linking.actors import Compared
from api.linking.knowing import Tie, know
from api.linking.offices import Office, name_within, read_office
from api.linking.scoring import NEEDS
from api.linking.scoring import suggest as score
from tests.conftest import Write
from tests.records import actor, affiliation, source
from tests.reviewing import BOTH, compared, person, rows, suggest

BODY, ORGANIZATION, STATE = "government_body", "organization", "state"
NOTHING: frozenset[str] = frozenset()


def office(name: str) -> tuple[set[str], set[str]] | None:
    """The words of an office, and the states that it names."""
    read = read_office(name, NOTHING)
    return None if read is None else (set(read.words), set(read.states))


def found(one: Compared, other: Compared) -> tuple[float, str] | None:
    """Score and why; the same both ways."""
    there, back = score(one, other), score(other, one)
    if there is None or back is None:
        assert there is back
        return None
    assert there.score == back.score
    return there.score, there.because


async def test_offices_are_found_by_whose_they_are(
    dsn: str, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By name, country or affiliations; a government by CAMEO's code, whatever GDELT calls it."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    us = {"countries": ["US"]}
    one = [
        actor("md", actor_kind=BODY, name="Defense Ministry", countries=["UA"]),
        person("spokesman", "Presidential Spokesman"),
        actor("kremlin", actor_kind=BODY, name="Kremlin"),
        actor("ru", name="Russia"),
        affiliation("of-kremlin", "spokesman", "spokesperson_for", "kremlin"),
        affiliation("of-russia", "kremlin", "part_of", "ru"),
        actor("us", name="Government of United States of America", **us),
    ]
    two = [
        actor("md", actor_kind=ORGANIZATION, name="Defence Ministry"),
        actor("md-ru", actor_kind=BODY, name="Defense Ministry", countries=["RU"]),
        actor("md-ua", actor_kind=ORGANIZATION, name="the Ministry of Defence of Ukraine"),
        person("spokesman-ru", "Presidential Spokesman", countries=["RU"]),
        person("spokesman-ua", "Presidential Spokesman"),
        actor("ua", name="UKRAINE"),
        affiliation("of-ukraine", "spokesman-ua", "represents", "ua"),
        *(
            actor(code, actor_kind=kind, name=name, identifiers=[cameo(code)], **us)
            for code, kind, name in (
                ("USA", STATE, "UNITED STATES"),
                ("USAGOV", BODY, "AMERICAN"),
                ("USAMIL", BODY, "AMERICAN"),
            )
        ),
    ]
    await write(source(), *one, dataset="one", **BOTH)
    await write(source(), *two, dataset="two", **BOTH)
    report = await suggest(tmp_path / "review.csv")
    assert (report["suggestions"], report["reasons"]) == (4, {"alias": 3, "exact": 1})
    told = [(row["score"], row["because"], row["needs"]) for row in rows(tmp_path / "review.csv")]
    assert told == [
        ("0.969", "alias: Government of United States of America ~ AMERICAN; both in US", ""),
        (
            "0.960",
            "alias: Government of United States of America ~ UNITED STATES; "
            "a state and its government; both in US",
            "",
        ),
        (
            "0.920",
            "alias: Defense Ministry ~ the Ministry of Defence of Ukraine; "
            "kinds government_body, organization; both of UA",
            "",
        ),
        (
            "0.832",
            "exact: Presidential Spokesman ~ Presidential Spokesman; both of RU; "
            "an office, whoever holds it",
            NEEDS,
        ),
    ]


def cameo(code: str) -> dict[str, str]:
    """A code of CAMEO's, which many have."""
    return {"scheme": "cameo", "value": code}


@pytest.mark.parametrize(
    ("name", "words", "states"),
    [
        ("Ukraine's defense ministry", {"defense", "ministry"}, {"UA"}),
        ("the Ministry of Defence of Ukraine", {"defense", "ministry"}, {"UA"}),
        ("U.S. Defence Department", {"defense", "department"}, {"US"}),
        ("South African Police", {"police"}, {"ZA"}),
        ("Ukrainian Armed Forces", {"military"}, {"UA"}),
        ("spokeswoman for the Russian Interior Ministry", None, {"RU"}),
        ("GOVERNMENT", {"government"}, set()),
    ],
)
def test_an_office_is_what_is_left_without_states(
    name: str, words: set[str] | None, states: set[str]
) -> None:
    assert office(name) == (words or {"spokesperson", "interior", "ministry"}, states)


@pytest.mark.parametrize(
    "name",
    [
        *("Ukraine", "Donetsk police", "National Liberation Army", "Hezbollah", "IDF sources", "…"),
        *("Ukrainian Defence Ministry, Georgian Defence Ministry", "Supporters of AD"),
        *("Lord's Army", ""),
    ],
)
def test_a_name_that_says_whose_it_is_is_no_office(name: str) -> None:
    assert office(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            compared(ORGANIZATION, "Defense Ministry", countries=["UA"]),
            compared(ORGANIZATION, "Defense Ministry", countries=["RU"]),
        ),
        (
            compared(ORGANIZATION, "Ukrainian Defense Ministry"),
            compared(ORGANIZATION, "Defence Ministry of Russia"),
        ),
        (
            compared(BODY, "UKRAINIAN", cameo="UKRMIL", countries=["UA"]),
            compared(ORGANIZATION, "Russian military"),
        ),
        (
            compared("court", "Russia's Supreme Court", "Supreme Court"),
            compared("court", "Supreme Court", countries=["US"]),
        ),
        (
            compared("informal_group", "protesters", countries=["BY"]),
            compared("informal_group", "PROTESTERS", countries=["GE"]),
        ),
    ],
)
def test_offices_of_two_states_are_below_all_that_can_be_asked_for(
    one: Compared, other: Compared
) -> None:
    judged = found(one, other)
    assert judged is not None
    assert judged[0] < 0.4


@pytest.mark.parametrize(
    "name",
    [
        *("Defense Ministry", "Presidential Spokesman", "army", "POLICE", "government forces"),
        *("president", "parliament", "protesters", "civilians", "rebels", "AIR FORCE"),
        *("Министерство обороны", "Міністерство внутрішніх справ", "Ministère de la Défense"),
        *("Ministerio de Defensa", "Ministry of Digital Transformation", "Supreme Court"),
        *("House of Representatives", "Communist Party", "state television", "Parties not known"),
    ],
)
@pytest.mark.parametrize("countries", [[], ["UA"]])
def test_an_office_is_not_enough_where_its_state_is_not_known(
    name: str, countries: list[str]
) -> None:
    for kind in (BODY, "person"):
        judged = found(compared(kind, name, countries=countries), compared(kind, name))
        assert judged is not None
        assert judged[0] <= 0.5


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Ukrainian military", compared(BODY, "UKRAINE", cameo="UKRMIL", countries=["UA"]), 0.9),
        ("Ukrainian government", compared(STATE, "Government of Ukraine"), 0.95),
        ("Ukrainian government", compared(BODY, "UKRAINIAN", cameo="UKRGOV"), 0.9),
        ("British Defence Ministry", compared(BODY, "Ministry of Defence", countries=["GB"]), 0.9),
    ],
)
def test_offices_of_one_state_are_found_in_all_spellings(
    one: str, other: Compared, least: float
) -> None:
    judged = found(compared(ORGANIZATION, one), other)
    assert judged is not None
    assert judged[0] >= least


def test_what_bears_a_states_name_is_the_part_of_it_that_its_code_says() -> None:
    government = compared(STATE, "Government of Zimbabwe (Rhodesia)", countries=["ZW"])
    codes = ("ZWE", "ZWEGOV", "ZWEMIL", "ZWECOP", "ZWELEG", "ZWEBUS", "ZWEGOVHLH")
    judged = {
        code: found(
            government,
            compared(STATE if code == "ZWE" else BODY, "ZIMBABWE", cameo=code, countries=["ZW"]),
        )
        for code in codes
    }
    assert judged == dict.fromkeys(codes) | {
        "ZWE": (
            0.96,
            "exact: Government of Zimbabwe ~ ZIMBABWE; a state and its government; both in ZW",
        ),
        "ZWEGOV": (0.989, "exact: Government of Zimbabwe ~ ZIMBABWE; both in ZW"),
    }


def test_only_states_and_their_bodies_act_for_a_state() -> None:
    sides = [
        compared(STATE, "Government of Ukraine").sides(),
        compared(BODY, "UKRAINIAN", cameo="UKRMIL").sides(),
        compared(BODY, "Defence Ministry", countries=["UA"]).sides(),
        compared(BODY, "Kherson police", countries=["UA"]).sides(),
        compared("population", "Ukrainian civilians").sides(),
    ]
    assert sides == [{"UA"}, {"UA"}, {"UA"}, set(), set()]


def test_what_is_written_small_is_a_common_noun() -> None:
    small = ["the rapid reaction unit", "rapid reaction police", "A rapid reaction of Ukraine"]
    actors = [
        *(compared(ORGANIZATION, name) for name in (*small, "Reuters", "Rapid Trident")),
        compared(ORGANIZATION, "Rapid Reaction"),
    ]
    *_, trident, known = know(actors, [])
    assert [set(each.common) for each in (known, trident)] == [{"rapid", "reaction"}, {"rapid"}]
    assert known.offices() == [Office("Rapid Reaction", frozenset({"rapid", "reaction"}))]
    assert trident.offices() == []
    lower = [compared(ORGANIZATION, name.lower()) for name in (*small, "rapid trident")]
    assert {each.common for each in know(lower, [])} == {NOTHING}


def test_a_name_that_several_of_one_kind_bear_in_a_dataset_says_less() -> None:
    several = [compared("armed_group", "Patriotic Front", ucdp=number) for number in "12"]
    one, _, namesake = know([*several, compared(ORGANIZATION, "Patriotic Front")], [])
    assert namesake.doubled == NOTHING
    assert found(one, compared("armed_group", "Patriotic Front")) == (
        0.9,
        "exact: Patriotic Front ~ Patriotic Front; several of  are called so",
    )


def test_an_office_is_of_the_nearest_that_it_is_tied_to() -> None:
    actors = [
        Compared(id=own, dataset="", actor_kind=kind, name=name)
        for own, kind, name in (
            ("office", "person", "Spokesman"),
            ("party", ORGANIZATION, "Reform"),
            ("state", STATE, "Kenya"),
            ("other", STATE, "Chad"),
        )
    ]
    ties = [
        Tie(subject="office", type="represents", object="party"),
        Tie(subject="party", type="part_of", object="state"),
        Tie(subject="state", type="part_of", object="other"),
        Tie(subject="office", type="opposes", object="other"),
        Tie(subject="party", type="part_of", object="office"),
    ]
    assert [set(each.part_of) for each in know(actors, ties)] == [{"KE"}, {"KE"}, {"TD"}, set()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ukrainian military spokesman Andriy Lysenko", "Andriy Lysenko"),
        ("Andrei Lysenko, a spokesman for Ukraine's National Security Council", "Andrei Lysenko"),
        ("head of the Luhansk Regional Administration, Serhiy Gaidai", "Serhiy Gaidai"),
        ("Spokesman Ali al-Hassi", "Ali al-Hassi"),
        ("head of the Department of the DPR Eduard Basurin", "Eduard Basurin"),
        ("rebel spokesman Basurin", None),
        ("Minister Arsen Avakov, President Petro Poroshenko", None),
        ("Arsen Avakov", None),
        ("military spokesman", None),
    ],
)
def test_the_name_of_a_person_is_found_beside_the_office(text: str, name: str | None) -> None:
    assert name_within(text, NOTHING) == name


def test_persons_are_found_by_their_names_whatever_their_offices() -> None:
    one = compared("person", "Ukraine Interior Minister Arsen Avakov")
    for other in ("Arsen Avakov", "Minister of the interior Arsen AVAKOV"):
        judged = score(one, compared("person", other))
        assert judged is not None
        assert (judged.score >= 0.9, judged.needs) == (True, NEEDS)
    apart = found(one, compared("person", "Ukraine Interior Minister Serhiy Yarovoy"))
    assert apart is None or apart[0] < 0.75
