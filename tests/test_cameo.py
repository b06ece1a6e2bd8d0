"""CAMEO's codes, and the countries beside them, mean what the code lists say they mean."""

from typing import get_args

import pytest

from api.database import Connection
from api.importers import cameo
from api.importers.gdeltcodes import CAMEO, FIPS, REGIONS
from schemas.codes import Category, Role
from schemas.countries import COUNTRIES

#: Codes → what each becomes.
SAMPLES = {
    "010": ("Public statement", "announcement", ("participant", "participant")),
    "042": ("Visit made", "other", ("participant", "participant")),
    "0874": ("De-escalation of military engagement", "other", ("participant", "participant")),
    "1124": ("Accusation", "other", ("participant", "target")),
    "1451": ("Protest with violence", "riot", ("participant", "target")),
    "1711": ("Seizure or damage of property", "other", ("perpetrator", "target")),
    "1722": ("Administrative restrictions", "legal_designation", ("authority", "subject")),
    "173": ("Arrest, detention or charge", "arrest", ("authority", "subject")),
    "1823": ("Physical assault", "other", ("perpetrator", "target")),
    "190": ("Use of armed force", "battle", ("perpetrator", "target")),
    "203": ("Mass violence", "other", ("perpetrator", "target")),
    "--": ("Event", "other", ("participant", "participant")),
}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_code_says_what_was_done_and_who_did_it_to_whom(code: str) -> None:
    assert (cameo.describe(code), cameo.category(code), cameo.roles(code)) == SAMPLES[code]


async def test_categories_and_acts_are_those_that_the_code_lists_map(
    connection: Connection,
) -> None:
    rows = await connection.fetch(
        "SELECT scheme, code, their_code FROM code_mappings WHERE vocabulary = 'CAMEO'"
    )
    mapped = {(row["scheme"], row["their_code"], row["code"]) for row in rows}
    categories = [("category", code, each) for code, each in cameo.CATEGORIES.items()]
    acts = [("act", code, each) for code, each in cameo.ACTS.items()]
    ours = {each for each in (*categories, *acts) if each[2] != "other"}
    assert ours - mapped == set()


def test_every_root_has_words_and_every_code_a_root() -> None:
    assert list(cameo.ROOTS) == [f"{number:02}" for number in range(1, 21)]
    used = {*cameo.BASES, *cameo.CATEGORIES, *cameo.ROLES, *cameo.ACTS, *cameo.CHARGES}
    assert {code for code in used if not cameo.is_known(code)} == set()
    assert set(cameo.CATEGORIES.values()) <= set(get_args(Category))
    assert {role for both in cameo.ROLES.values() for role in both} <= set(get_args(Role))


def test_every_country_is_one_and_none_is_forgotten() -> None:
    assert set(FIPS.values()) == COUNTRIES - {"AX", "BQ"}
    assert set(CAMEO.values()) == COUNTRIES
    assert REGIONS.isdisjoint(CAMEO)


def test_codes_that_look_like_another_country_s_are_the_right_one() -> None:
    places = {"RS": "RU", "GM": "DE", "CH": "CN", "UP": "UA", "AU": "AT", "AS": "AU"}
    assert {code: FIPS[code] for code in places} == places
    assert {code: CAMEO[code] for code in ("ROM", "TMP", "GZS")} == {
        "ROM": "RO",
        "TMP": "TL",
        "GZS": "PS",
    }
