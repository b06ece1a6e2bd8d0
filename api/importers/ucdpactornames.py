"""The names of an actor over time, as the UCDP Actor Dataset tells them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from msgspec import UNSET

from api.importers.cells import Cells
from api.importers.ucdpactorsource import cite
from api.importers.values import LONGEST_LINE
from schemas.actors import NameInput
from schemas.codes import NameKind

#: What stands in a cell of a name where UCDP has none.
NONE: Final = frozenset({"", "n/a"})
#: Between two writings of one name; `SPLM/A` is one.
SLASH: Final = re.compile(r"\s+/\s*|/\s+")
#: How Unicode's names of letters begin → ISO 15924; of Latin ones nothing is said.
SCRIPTS: Final = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "MYANMAR": "Mymr",
    "SINHALA": "Sinh",
    "TAMIL": "Taml",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}
#: In the actor's own language, and in English.
FULL: Final = ("NewNameFullMotherTongue", "NewNameFullEng")
FULL_AT_FIRST: Final = ("NameOrigFull", "NameOrigFullEng")


def names_over_time(cells: Cells, key: str) -> tuple[list[NameInput], list[str]]:
    """Other names than the primary one, those of today first; and columns that could not be read.

    `NewName` tells all names since the first, the last of them that of today; the columns of full
    names run parallel to it. Where they are of another length nobody can say which is whose.
    """
    today = cells.name("NameData")
    changes = [each for part in cells.text("NewName").split(",") if (each := part.strip())]
    # A name may be taken again: of two the last is meant.
    at = max((n for n, name in enumerate(changes) if name == today), default=len(changes) - 1)
    given: list[tuple[str, NameKind, str]] = []
    unread = []
    for column in FULL:
        parts = _parallel(cells.text(column), len(changes))
        if parts is None:
            unread.append(column)
        for index, part in enumerate(parts or ()):
            given.append((part, "alias" if index == at else "former", column))
    given += [(name, "former", "NewName") for name in changes if name != changes[at]]
    first: NameKind = "former" if changes else "alias"
    given += [(cells.text(column), first, column) for column in ("NameOrig", *FULL_AT_FIRST)]
    told: dict[str, NameInput] = {}
    for name, kind, column in sorted(given, key=lambda each: each[1]):
        for written in _writings(name, kind, column, key):
            if len(written.name) > LONGEST_LINE:
                cells.fault(column, f"a name has more than {LONGEST_LINE} characters")
            elif written.name != today:
                told.setdefault(written.name, written)
    return list(told.values()), unread


def _parallel(text: str, count: int) -> list[str] | None:
    """So many names; one may hold a comma, and of several that do nobody knows which."""
    if not text:
        return []
    parts = [text] if count == 1 else [part.strip() for part in text.split(",")]
    return parts if len(parts) == count else None


def _writings(name: str, kind: NameKind, column: str, key: str) -> Iterator[NameInput]:
    """The name; where it stands there in two scripts, each."""
    parts = SLASH.split(name)
    if len(parts) > 1 and not any(map(_script, parts)):
        parts = [name]
    foreign = any(map(_script, parts))
    for part in parts:
        if part in NONE:
            continue
        script = _script(part)
        is_latin = foreign and script is None and kind == "alias"
        yield NameInput(
            name=part,
            kind="transliteration" if is_latin else kind,
            language="en" if column.endswith("Eng") else UNSET,
            script=UNSET if script is None else script,
            evidence=[cite(key, column)],
        )


def _script(text: str) -> str | None:
    """The one script, other than Latin, that all letters of the text are of."""
    letters = filter(str.isalpha, text)
    scripts = {SCRIPTS.get(unicodedata.name(each, "").split(" ")[0]) for each in letters}
    return scripts.pop() if len(scripts) == 1 else None
