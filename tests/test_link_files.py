"""Spellings of states, groups and persons in the real files find each other; namesakes do not."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
import pytest

from api.ids import public_id, record_id
from api.importers.registry import FORMATS
from api.linking.actors import COMPARED, Compared
from api.linking.candidates import candidates
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
#: By GDELT's names.
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


def suggestions(*actors: list[Compared]) -> list[Suggestion]:
    """What `whence link suggest` suggests."""
    together = [each for some in actors for each in some]
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
    ucdp = imported("ucdp-actor", "ucdp_actor/ucdp-actor-221.csv")
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
    gdelt = imported("gdelt", "gdelt_sample/events.tsv", "gdelt_sample/mentions.tsv")
    ucdp = imported("ucdp-actor", "ucdp_actor/ucdp-actor-221.csv")
    found = suggestions(gdelt, ucdp)
    assert {each.one.name for each in found} == STATES
    apart = {
        (each.one.name, each.other.name)
        for each in found
        if each.one.shown()["countries"] != each.other.shown()["countries"]
        or each.other.kind != "state"
    }
    assert apart == set()


def test_actors_of_ucdps_events_are_those_of_its_actor_list_by_their_numbers() -> None:
    ged = imported("ucdp-ged", "ucdp_ged_ukraine/conflict_data_ukr_2014-2019.csv")
    ucdp = imported("ucdp-actor", "ucdp_actor/ucdp-actor-221.csv")
    found = suggestions(ged, ucdp)
    known = {each.one.name: each.other.name for each in found if each.reason == "identifier"}
    assert known["Government of Ukraine"] == "Government of Ukraine"
    assert known["DPR"] == "DPR"
    by_name = {each.one.name for each in found if each.reason != "identifier"}
    assert by_name == {"Uppsala Conflict Data Program"}
