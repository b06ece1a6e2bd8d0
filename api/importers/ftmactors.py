"""Persons, companies, organizations and public bodies as actors."""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

from msgspec import UNSET

from api.importers.ftmlines import Entity
from api.importers.ftmparts import (
    PUBLISHER,
    date_faults,
    date_of,
    evidence_of,
    publisher_of,
    span_of,
)
from api.importers.ftmschemata import ACTORS, COUNTRIES, IDENTIFIERS, PERSONAL
from api.importers.imported import Notices
from schemas.actors import ActorInput, IdentifierInput, NameInput
from schemas.base import UnsetType
from schemas.codes import NameKind
from schemas.countries import COUNTRIES as ISO
from schemas.dates import DateInput

LONGEST_NAME: Final = 500
LONGEST_IDENTIFIER: Final = 200
MOST: Final = 1000
DAYS: Final = ("incorporationDate", "dissolutionDate")
#: Ids by which OpenSanctions knows what Wikidata knows too.
WIKIDATA: Final = re.compile(r"Q[1-9]\d*")
#: Where a text stands under several of these, the first of them says what kind of name it is.
KINDS: Final[Mapping[str, NameKind]] = {
    "name": "alias",
    "previousName": "former",
    "abbreviation": "acronym",
    "alias": "alias",
    "weakAlias": "alias",
}
#: First word of a letter's name in Unicode → script (ISO 15924).
SCRIPTS: Final[Mapping[str, str]] = {
    "LATIN": "Latn",
    "FULLWIDTH": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "KATAKANA-HIRAGANA": "Jpan",
    "HALFWIDTH": "Jpan",
    "HANGUL": "Kore",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "THAI": "Thai",
    "LAO": "Laoo",
    "KHMER": "Khmr",
    "MYANMAR": "Mymr",
    "SINHALA": "Sinh",
    "TAMIL": "Taml",
    "ETHIOPIC": "Ethi",
    "TIBETAN": "Tibt",
    "MONGOLIAN": "Mong",
    "THAANA": "Thaa",
}


def make_actor(entity: Entity, notices: Notices) -> ActorInput:
    """An actor with its names, countries and, of bodies, their identifiers and days."""
    names = _names(entity, notices)
    primary = _primary(entity, names)
    if not primary:
        notices.tell("an actor without a name: named by its id")
        primary = entity.key
    start, end = _days(entity, notices)
    return ActorInput(
        actor_kind=ACTORS[entity.schema],
        name=primary,
        names=_others(names, primary, notices),
        countries=_countries(entity, notices),
        identifiers=_identifiers(entity, notices),
        start=start,
        end=end,
        evidence=evidence_of(entity),
    )


def _names(entity: Entity, notices: Notices) -> dict[str, NameKind]:
    """Each name, and of which kind it is."""
    names: dict[str, NameKind] = {}
    for column, kind in KINDS.items():
        for text in entity.of(column):
            if not any(map(str.isalnum, text)):
                notices.tell("a name without a letter or digit: kept raw")
            elif len(text) > LONGEST_NAME:
                notices.tell(f"a name of more than {LONGEST_NAME} characters: kept raw")
            else:
                names.setdefault(text, kind)
    return names


def _primary(entity: Entity, names: Mapping[str, NameKind]) -> str:
    """What the file shows it by; else its first name in Latin letters, in mixed case."""
    caption = " ".join("".join(entity.beside.get("caption", ())[:1]).split())[:LONGEST_NAME]
    if caption in names or not names:
        return caption
    proper = [name for name in entity.of("name") if name in names]
    return min(proper or names, key=_rank)


def _rank(name: str) -> tuple[bool, bool, str]:
    return script_of(name) != "Latn", name.isupper() or name.islower(), name


def _others(names: Mapping[str, NameKind], primary: str, notices: Notices) -> list[NameInput]:
    script = script_of(primary)
    others = []
    for name, kind in sorted(names.items()):
        if name == primary:
            continue
        own = script_of(name)
        translated = kind == "alias" and own and script and own != script
        others.append(
            NameInput(
                name=name, kind="transliteration" if translated else kind, script=own or UNSET
            )
        )
    if len(others) > MOST:
        notices.tell(f"names beyond {MOST} of one actor: kept raw", len(others) - MOST)
    return others[:MOST]


def script_of(text: str) -> str | None:
    """The script of its letters, where they are of one; kana among Han are Japanese."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else None
    found = {_script(letter) for letter in text if letter.isalpha()}
    for mixed in ("Jpan", "Kore"):
        if mixed in found:
            found.discard("Hani")
    return found.pop() if len(found) == 1 else None


@functools.lru_cache(maxsize=65536)
def _script(letter: str) -> str | None:
    return SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0])


def _countries(entity: Entity, notices: Notices) -> list[str]:
    codes = {code.upper() for code in entity.of(*COUNTRIES)}
    without = Counter(codes - ISO)
    for code in without:
        notices.tell(f"the country {code.lower()[:20]!r} has no code of ISO 3166-1: kept raw")
    return sorted(codes & ISO)


def _identifiers(entity: Entity, notices: Notices) -> list[IdentifierInput]:
    """Those of public lists; of bodies those of registers, too."""
    given = [("wikidata", text) for text in entity.of("wikidataId")]
    listed = publisher_of(entity) == PUBLISHER
    if listed and WIKIDATA.fullmatch(entity.id):
        given.append(("wikidata", entity.id))
    if entity.key == entity.id or entity.schema not in PERSONAL:
        given.append(("opensanctions" if listed else "ftm", entity.id))
    if entity.schema not in PERSONAL:
        given += [
            (scheme, text) for name, scheme in IDENTIFIERS.items() for text in entity.of(name)
        ]
    fitting = [each for each in given if len(each[1]) <= LONGEST_IDENTIFIER]
    if len(fitting) < len(given):
        notices.tell(f"an identifier of more than {LONGEST_IDENTIFIER} characters: kept raw")
    unique = sorted(set(fitting))[:MOST]
    return [IdentifierInput(scheme=scheme, value=value) for scheme, value in unique]


def _days(entity: Entity, notices: Notices) -> tuple[DateInput | UnsetType, DateInput | UnsetType]:
    if entity.schema in PERSONAL:
        return UNSET, UNSET
    for _ in date_faults("", entity, DAYS):
        notices.tell(f"a day of a {entity.schema} that is no date: kept raw")
    start, end = (date_of(entity.of(name)) for name in DAYS)
    return span_of(start, end, notices)
