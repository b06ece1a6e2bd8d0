"""GDELT's actors: what their ten cells say of them, and nothing of what they did."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from api.importers.gdeltcodes import CAMEO
from schemas.actors import ActorInput, IdentifierInput
from schemas.base import UNSET
from schemas.codes import ActorKind
from schemas.evidence import EvidenceInput, LocatorPassageInput

#: Key of the data file's source, and of the actor that publishes it.
GDELT: Final = "gdelt"
#: Type code → kind. Other types are of people spoken of together: students, the sick, elites.
KINDS: Final[Mapping[str, ActorKind]] = {
    **dict.fromkeys(("GOV", "LEG", "MIL", "COP", "SPY"), "government_body"),
    **dict.fromkeys(("REB", "INS", "SEP", "UAF", "IMG"), "armed_group"),
    **dict.fromkeys(("IGO", "NGO", "NGM", "MNC", "BUS", "UNO", "PKO", "IRC"), "organization"),
    **dict.fromkeys(("AMN", "GRP"), "organization"),
    **dict.fromkeys(("CVL", "REF", "SET"), "population"),
    "JUD": "court",
    "MED": "media",
}
LONGEST_KEY: Final = 150
LONGEST_NAME: Final = 300
LONGEST_NOTE: Final = 500
#: C1 controls stand where bytes of Windows-1252 were taken for Latin-1: they are its letters.
LETTERS: Final[Mapping[int, str]] = {
    code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)
}


def one_line(text: str) -> str:
    """A cell as one line in NFC: letters for C1 controls, spaces for other controls and breaks."""
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.translate(LETTERS))
    seen = "".join(c if unicodedata.category(c) not in UNSEEN else " " for c in text)
    return " ".join(seen.split())


UNSEEN: Final = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))


def digest(text: str) -> str:
    """96 bits of a text's SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def make_key(prefix: str, text: str) -> str:
    """The text behind the prefix where it can be a key, else its digest."""
    plain = text.isascii() and text.isprintable() and len(text) <= LONGEST_KEY
    return f"{prefix}:{text}" if plain and text else f"{prefix}:{digest(text)}"


def actor_key(cells: Sequence[str]) -> str | None:
    """Code and name: USA, USAGOV and a person whom GDELT files under USAGOV are three.

    One name for several codes is several, too; what is kept apart can be merged, not the other
    way round.
    """
    code, name = one_line(cells[0]), one_line(cells[1])
    if not code and not name:
        return None
    return make_key("cameo", f"{code}:{name}")


def make_actor(cells: Sequence[str]) -> ActorInput:
    """The actor of ten cells."""
    code, name, iso = one_line(cells[0]), one_line(cells[1]), CAMEO.get(cells[2].strip())
    named = (name or code)[:LONGEST_NAME]
    note = f"Actor1Code or Actor2Code {code or '(none)'}, name {named}"[:LONGEST_NOTE]
    return ActorInput(
        actor_kind=actor_kind([cell.strip() for cell in cells]),
        name=named,
        countries=[iso] if iso else [],
        identifiers=[IdentifierInput(scheme="cameo", value=code[:200])] if code else [],
        description=f"Coded {code[:200]} in CAMEO by GDELT." if code else UNSET,
        evidence=[EvidenceInput(source=GDELT, passage=LocatorPassageInput(note=note))],
    )


def actor_kind(cells: Sequence[str]) -> ActorKind:
    """What the first of its types that tells says; without types what else is coded of it."""
    _, _, country, group, ethnic, religion, other, *types = cells
    kinds = [KINDS[each] for each in types if each in KINDS]
    if kinds:
        return kinds[0]
    if any(types):
        return "informal_group"
    if group:
        return "organization"
    if ethnic or religion or other:
        return "population"
    if country:
        return "state" if country in CAMEO else "population"
    return "informal_group"


def make_publisher() -> ActorInput:
    """Who makes GDELT."""
    return ActorInput(
        actor_kind="organization",
        name="GDELT Project",
        evidence=[EvidenceInput(source=GDELT)],
    )


def make_media(name: str) -> ActorInput:
    """Whom a mention's document comes from, as GDELT names it: mostly a domain."""
    note = f"MentionSourceName {name}"[:LONGEST_NOTE]
    return ActorInput(
        actor_kind="media",
        name=name[:LONGEST_NAME],
        evidence=[EvidenceInput(source=GDELT, passage=LocatorPassageInput(note=note))],
    )


def make_unnamed(event: str) -> ActorInput:
    """Who speaks in an event in which GDELT found no Actor1."""
    return ActorInput(
        actor_kind="unnamed",
        name=f"Unnamed speaker of GDELT event {event}",
        evidence=[cite_row(event)],
    )


def cite_row(event: str) -> EvidenceInput:
    """The event's own row of the data file."""
    return EvidenceInput(source=GDELT, passage=LocatorPassageInput(row=event))
