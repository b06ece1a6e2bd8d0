"""Tables of countries name countries that there are, and each number or name once."""

from api.names import countries
from schemas.countries import COUNTRIES


def test_every_country_of_iso_has_its_number_and_its_name() -> None:
    assert set(countries.NUMBERS.values()) == COUNTRIES - {"XK"}
    assert len(countries.NUMBERS) == len(COUNTRIES) - 1
    assert countries.NUMBERS[578] == "NO"
    names = [line.split(" ", 2)[2] for line in countries.LIST.strip().splitlines()]
    assert {countries.country_by_name(name) for name in names} == COUNTRIES - {"XK"}


def test_a_country_is_found_by_whatever_name_is_common() -> None:
    spelled = ["Türkiye", "turkey", "Côte d'Ivoire", "South Yemen", "Kosovo", "Norland", ""]
    assert [countries.country_by_name(name) for name in spelled] == (
        ["TR", "TR", "CI", "YE", "XK", None, None]
    )
