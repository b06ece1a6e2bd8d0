"""Spellings of states, groups and persons in the real files find each other; namesakes do not."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
import pytest

from api.ids import public_id, record_id
from api.importers.registry import FORMATS
from api.linking.actors import COMPARED, Compared
from api.linking.candidates import candidates
from api.linking.knowing import know
from api.linking.scoring import suggest
from api.linking.suggesting import Judged, Scoring, score_pairs
from api.linking.suggestion import Suggestion
from tests.importing import run
from tests.reviewing import compared

DATA: Final = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
GROUPS: Final = {
    "Taliban": "Taleban",
    "Hizbollah": "Hezbollah",
    "Al Qaeda": "al-Qaida",
    "Al Shabab": "Al-Shabaab",
    "Ansar Allah": "Ansarallah",
    "Абу Сайяф": "ASG",
    "Донецкая Народная Республика": "DPR",
    "Kurdistan Workers' Party": "PKK",
    "Lord's Resistance Army": "LRA",
    "Jaish al Islam": "Jaysh al-Islam",
    "POLISARIO": "POLISARIO",
}
PERSONS: Final = {
    "Виталий Кузьменко": "Vitaly Yurievich KUZMENKO",
    "Kuzmenko, Vitalij": "Vitaly Yurievich KUZMENKO",
    "Татьяна Журавлева": "Tatiana Vladimirovna ZJURAVLEVA",
    "Svetlana Pokhodova": "Svjatlana Paulauna PACHODAVA",
    "Viktor Soiko": "Viktor Vladimirovitj Sojko",
    "Cornelius Börsch": "Herr Dr. Cornelius Boersch",
    "Irene Nierstenhoefer": "Frau Dr. Irene Nierstenhöfer",
    "Stefan Quandt": "Herr Stefan Quandt",
}
FIRMS: Final = {
    "Интер Тобакко": "RAB „Inter Tobacco“",
    "Inter Tobacco LLC": "RAB „Inter Tobacco“",
    "Daimler": "Daimler AG",
}
NAMESAKES: Final = ("Sergei Kuzmenko", "Tatyana Sergeevna Zhukova", "Viktor Boyko", "Anna Quandt")
UCDP: Final = "ucdp_actor/ucdp-actor-221.csv"
GED_WORLD: Final = "ucdp_ged_sample_world/ucdpged_sample_1000.csv"
GED_UKRAINE: Final = "ucdp_ged_ukraine/conflict_data_ukr_2014-2019.csv"
GDELT: Final = tuple(
    f"gdelt_sample/{name}.tsv" for name in ("events", "eventsT", "mentions", "mentionsT")
)
#: By GDELT's names.
GOVERNMENTS: Final = {
    "AMERICAN",
    "CANADA",
    "RUSSIA",
    "UNITED STATES",
    "UNITED STATES OF AMERICA",
    "VENEZUELAN",
    "VIETNAM",
    "VIETNAMESE",
    "ZIMBABWEAN",
}
STATES: Final = {
    "AUSTRALIA",
    "AUSTRALIAN",
    "CANADA",
    "CHINESE",
    "KIWI",
    "LIBERIA",
    "NEW ZEALAND",
    "PAKISTAN",
    "SENEGAL",
    "SOUTH AFRICAN",
    "SRI LANKA",
    "TURKEY",
    "UNITED KINGDOM",
    "UNITED STATES",
    "VIETNAM",
    "VIETNAMESE",
    "YEMEN",
    "ZAMBIA",
    "ZIMBABWE",
    "ZIMBABWEAN",
}

pytestmark = pytest.mark.skipif(
    not DATA.exists(), reason="the files are not beside this checkout (../shared/data)"
)


def own_id(dataset: str, key: str) -> str:
    """The public id of an actor."""
    return public_id("actor", record_id(dataset, "actor", key))


def imported(slug: str, *paths: str) -> list[Compared]:
    """The actors that an import of these files makes."""
    records = run(FORMATS[slug], *(DATA / path for path in paths)).of("actor")
    return [
        COMPARED.decode(
            msgspec.json.encode(
                {"id": own_id(slug, key), "dataset": slug}
                | {name: getattr(record, name) for name in ("actor_kind", "name", "names")}
                | {name: getattr(record, name) for name in ("countries", "identifiers")}
            )
        )
        for key, record in records.items()
    ]


def our_own(kind: str, names: Iterable[str]) -> list[Compared]:
    """Actors of a case of our own, in the spelling that others use."""
    return [
        msgspec.structs.replace(
            compared(kind, name),
            id=public_id("actor", record_id("own", "actor", name)),
            dataset="own",
        )
        for name in names
    ]


def told(found: list[Suggestion]) -> set[tuple[str, str]]:
    """Who is suggested to be whom, by kind and name."""
    return {
        (f"{each.one.kind} {each.one.name}", f"{each.other.kind} {each.other.name}")
        for each in found
    }


def suggestions(*actors: list[Compared]) -> list[Suggestion]:
    """What `whence link suggest` suggests."""
    together = know([each for some in actors for each in some], [])
    datasets = list(dict.fromkeys(each.dataset for each in together))
    with candidates() as found:
        found.add(together, lambda _: None)
        found.match()
        return [
            *score_pairs(
                together, found, Judged([]), datasets, Scoring(suggest=suggest, least=0.75)
            ).suggestions
        ]


def test_what_others_call_groups_persons_and_firms_is_found_in_ucdp_and_ftm() -> None:
    ours = our_own("armed_group", GROUPS) + our_own("person", [*PERSONS, *NAMESAKES])
    ucdp = imported("ucdp-actor", UCDP)
    folder = "opensanctions_ftm"
    ftm = imported("ftm", f"{folder}/t1.entities.ftm.json", f"{folder}/donations.entities.ftm.json")
    found = suggestions(ours + our_own("organization", FIRMS), ucdp, ftm)
    mine = [each for each in found if each.one.dataset == "own"]
    # What UCDP has twice under one name is found twice.
    assert {(each.one.name, each.other.name) for each in mine} == {
        *GROUPS.items(),
        *PERSONS.items(),
        *FIRMS.items(),
        ("Jaish al Islam", "Jaish-ul-Islam"),
    }
    assert {each.needs for each in mine if each.one.kind == "person"} == {"identifier or evidence"}
    # No actor of UCDP is one of those of OpenSanctions' samples.
    assert [each for each in found if each.one.dataset == "ucdp-actor"] == []


def test_gdelts_and_ucdps_states_find_each_other_and_nobody_else() -> None:
    """UCDP's governments find GDELT's states and governments, and no army, police or court."""
    gdelt, ucdp = imported("gdelt", *GDELT), imported("ucdp-actor", UCDP)
    found = suggestions(gdelt, ucdp)
    assert {each.one.name for each in found} >= STATES
    governments = {each.one.name for each in found if each.one.kind == "government_body"}
    assert governments == GOVERNMENTS
    codes = {
        each.one.shown()["identifiers"] for each in found if each.one.kind == "government_body"
    }
    assert {code[-3:] for code in codes} == {"GOV"}
    others = [each for each in found if each.one.kind not in ("state", "government_body")]
    assert told(others) == {("armed_group AL QAEDA", "armed_group al-Qaida")}
    apart = {
        (each.one.name, each.other.name)
        for each in found
        if each not in others
        if each.one.shown()["countries"] != each.other.shown()["countries"]
        or each.other.kind != "state"
        or ("a state and its government" in each.because) != (each.one.kind == "state")
    }
    assert apart == set()
    kinds = Counter(each.one.kind for each in found)
    assert kinds == {"state": 36, "government_body": 9, "armed_group": 1}


def test_actors_of_ucdps_events_are_those_of_its_actor_list_by_their_numbers() -> None:
    ged = imported("ucdp-ged", GED_UKRAINE)
    ucdp = imported("ucdp-actor", UCDP)
    found = suggestions(ged, ucdp)
    known = {each.one.name: each.other.name for each in found if each.reason == "identifier"}
    assert known["Government of Ukraine"] == "Government of Ukraine"
    assert known["DPR"] == "DPR"
    by_name = [each for each in found if each.reason != "identifier"]
    assert told(by_name) == {
        ("organization Uppsala Conflict Data Program",) * 2,
        ("organization Ukrainian government", "state Government of Ukraine"),
    }


def test_offices_of_ukraine_find_gdelts_army_of_it_and_no_other() -> None:
    found = suggestions(imported("ucdp-ged", GED_UKRAINE), imported("gdelt", *GDELT))
    military = ("Ukraine military", "Ukraine's military", "Ukrainian military")
    assert told(found) == {
        *(
            (f"organization {name}", f"government_body {army}")
            for name in military
            for army in ("UKRAINE", "UKRAINIAN")
        ),
        ("state Government of Ukraine", "state UKRAINIAN"),
        ("organization Ukrainian government", "state UKRAINIAN"),
    }


def test_those_whom_two_files_of_ucdp_name_find_each_other_in_whatever_office() -> None:
    """All that is found between the world and Ukraine, as read one by one."""
    world = imported("ucdp-ged", GED_WORLD)
    ukraine = imported("ucdp-ged", GED_UKRAINE)
    ukraine = [msgspec.structs.replace(each, dataset="ukraine") for each in ukraine]
    ukraine = [msgspec.structs.replace(each, id=own_id("ukraine", each.id)) for each in ukraine]
    found = [each for each in suggestions(world, ukraine) if each.reason != "identifier"]
    persons = [each for each in found if each.needs]
    # One man, in two cells of the one file and 45 of the other; in three of these by a slip.
    assert {each.one.name.split()[-1] for each in persons} == {"Basurin"}
    named = {each.because.partition("~ ")[2].partition(";")[0] for each in persons}
    assert named == {f"Eduard {name}" for name in ("Basurin", "Bassurin", "Basruin", "Baturin")}
    offices = [each for each in found if "both of" in each.because]
    ministry = "Ukrainian defence ministry"
    assert {each.one.name for each in offices} == {ministry}
    assert {each.other.name for each in offices} == {
        ministry,
        "Defence ministry of Ukraine",
        "Ministry of Defence of Ukraine",
        "Ministry of Defense of Ukraine",
        "Ukraine defence ministry",
        "Ukraine's defence ministry",
        "Ukraine's defense ministry",
        "the Ministry of Defense of Ukraine",
    }
    assert (len(persons), len(offices), len(found)) == (90, 10, 132)


def test_of_opensanctions_and_the_others_only_the_islamic_state_is_one() -> None:
    folder = "opensanctions_ftm"
    files = ("t1.entities.ftm.json", "donations.entities.ftm.json")
    delta = "t2_delta/20240527194702-wnk.delta.json"
    ftm = imported("ftm", *(f"{folder}/{name}" for name in (*files, delta)))
    ucdp = imported("ucdp-actor", UCDP)
    assert told(suggestions(ucdp, ftm)) == {
        ("armed_group IS", "organization AL-QAIDA IN IRAQ"),
        # By the alias `Brigades of Tawhid`; UCDP's is another group.
        ("armed_group al-Tawhid Brigade", "organization AL-QAIDA IN IRAQ"),
    }
    for slug, paths in (("gdelt", GDELT), ("ucdp-ged", [GED_WORLD]), ("ucdp-ged", [GED_UKRAINE])):
        assert suggestions(imported(slug, *paths), ftm) == []
