"""The names of states: of which country of today a name is, however official."""

import re
from collections.abc import Sequence
from typing import Final

from api.names.countries import LIST, OTHERS
from api.names.latin import latin_words

#: What a state was called that is no more: it is named by nothing of today.
FORMER: Final = frozenset({"East Germany", "South Vietnam", "South Yemen"})
#: Other names, where leaving out what kind of state it is does not lead there.
MORE: Final = """
AE UAE, Emirates
BA Bosnia and Hercegovina, Bosnia i Hercegovina
BN Brunei Darussalam
BY Belorussia, Byelorussia, Byelarus
CD Congo Kinshasa, Democratic Republic of Congo, Democratic Republic of the Congo, DRC, Zaire
CF CAR
CG Congo Brazzaville, Republic of Congo, Republic of the Congo
CH Swiss Confederation
CN PRC, Peoples Republic of China, Zhongguo
CV Cape Verde Islands
CZ Czech Republic
DE Deutschland
DO Dominican Republic
ES Espana
FM Micronesia
FR French Republic
GB Great Britain, Britain, UK, United Kingdom of Great Britain and Northern Ireland
GE Sakartvelo
GM The Gambia
GR Hellas, Hellenic Republic, Ellada
HU Magyarorszag
IR Islamic Republic of Iran, Persia
KG Kyrgyz Republic, Kirghizia, Kirgizia
KH Kampuchea
KP DPRK, Democratic Peoples Republic of Korea
KR ROK, Republic of Korea
LA Lao, Lao Peoples Democratic Republic
LB Lebanese Republic
LK Ceylon
LY Libyan Arab Jamahiriya
MD Moldavia
MK FYROM, Former Yugoslav Republic of Macedonia
MM Myanma
NL Holland
PL Polska
PS Palestine, State of Palestine
RU Russian Federation, Rossiya, Rossiyskaya Federatsiya, Rosiia, Rossia
SA KSA
SK Slovak Republic
ST Sao Tome and Principe, Sao Tome
SY Syrian Arab Republic
TL East Timor
TR Turkiye Cumhuriyeti
TW Republic of China, Chinese Taipei
TZ United Republic of Tanzania
UA Ukraina, Ukrayina
US USA, America, United States, United States of America
VA Vatican, Vatican City, Holy See
VN Viet Nam
ZW Rhodesia
"""
GOVERNMENT: Final = re.compile("(the )?(government|govt|state) of (the )?")
KIND: Final = re.compile(
    "(the )?((federal|democratic|socialist|islamic|arab|peoples|united|cooperative|co operative"
    "|plurinational|bolivarian|hashemite|oriental|independent|federative|transitional) )*"
    "(republic|kingdom|sultanate|principality|federation|commonwealth|emirate|union"
    "|grand duchy|duchy) of (the )?"
)
ENDING: Final = re.compile(" (republic|federation|kingdom|government)")


def _key(name: str) -> str:
    return " ".join(latin_words(name))


def _all_names() -> dict[str, str]:
    names = {_key(name): code for _, code, name in (row.split(" ", 2) for row in _rows(LIST))}
    names |= {_key(name): code for name, code in OTHERS.items() if name not in FORMER}
    for code, others in (row.split(" ", 1) for row in _rows(MORE)):
        names |= {_key(name): code for name in others.split(", ")}
    return names


def _rows(text: str) -> list[str]:
    return text.strip().splitlines()


NAMES: Final = _all_names()


def find_state(words: Sequence[str]) -> str | None:
    """The country (ISO 3166-1 alpha-2) that is called so, with or without its government."""
    name = " ".join(words)
    if name in NAMES:
        return NAMES[name]
    name = _without(GOVERNMENT, name)
    for shorter in (name, _without(KIND, name), name.removeprefix("the ")):
        if shorter in NAMES:
            return NAMES[shorter]
        if (end := ENDING.search(shorter)) and shorter[: end.start()] in NAMES:
            return NAMES[shorter[: end.start()]] if end.end() == len(shorter) else None
    return None


def without_government(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name but for `Government of`."""
    return tuple(_without(GOVERNMENT, " ".join(words)).split())


def _without(pattern: re.Pattern[str], name: str) -> str:
    found = pattern.match(name)
    return name[found.end() :] if found else name
