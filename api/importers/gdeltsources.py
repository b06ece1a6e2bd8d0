"""The documents in which GDELT found events, and the passages there."""

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from api.importers.gdeltactors import GDELT, digest, make_key, one_line
from api.importers.gdeltcodes import LANGUAGES
from api.importers.gdeltrows import Cells, read_day
from schemas.base import UNSET, UnsetType
from schemas.codes import SourceKind
from schemas.dates import DateInput
from schemas.evidence import EvidenceInput, LocatorPassageInput
from schemas.sources import SourceInput

#: MentionType → kind: the web, a citation only (print, broadcast), CORE, DTIC, JSTOR, what has no
#: text of its own (captions of a broadcast).
KINDS: Final[Mapping[str, SourceKind]] = {
    "1": "article",
    "2": "document",
    "3": "article",
    "4": "report",
    "5": "article",
    "6": "broadcast",
}
URL: Final = re.compile(r"https?://[^\s]+")
SOURCE_LANGUAGE: Final = re.compile(r"srclc:([a-z]{2,3})\b")
LONGEST_URL: Final = 2000
LONGEST_TITLE: Final = 1000
#: A longer word of how it was translated is kept raw alone.
LONGEST_TRANSLATION: Final = 200
FOUND: Final = "The day on which GDELT found it."
#: Of a document that an event's row cites, and no mention: after all that mentions say.
NEVER: Final = "99999999999999"


class Found(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """What a mention says of its document, the first of all by time first."""

    key: str
    time: str
    source_name: str
    kind: str
    translation: str
    identifier: str


def source_key(identifier: str) -> str:
    """The same for the same document, wherever it is named."""
    return f"doc:{digest(identifier)}"


def media_key(name: str) -> str:
    """Key of the actor of that name."""
    return make_key("media", name)


def find_document(cells: Cells) -> Found:
    """The document of a mention."""
    identifier = cells[5].strip()
    name = one_line(cells[4])
    return Found(
        source_key(identifier),
        cells[2].strip(),
        name,
        cells[3].strip(),
        cells[14].strip(),
        identifier,
    )


def find_cited(identifier: str) -> Found:
    """A document of which the event's row alone tells: no mention has it, nor its day."""
    return Found(source_key(identifier), NEVER, "", "1", "", identifier)


def make_source(found: Found) -> SourceInput:
    """The document's record."""
    title = one_line(found.identifier)
    if not title or len(title) > LONGEST_TITLE:
        title = f"Document {found.key.removeprefix('doc:')} of {found.source_name or 'GDELT'}"
    url: str | UnsetType = UNSET
    if len(found.identifier) <= LONGEST_URL and URL.fullmatch(found.identifier):
        url = found.identifier
    published: DateInput | UnsetType = UNSET
    day = read_day(found.time[:8])
    if day is not None:
        published = DateInput(edtf=day, inferred=True, note=FOUND)
    return SourceInput(
        source_kind=KINDS[found.kind],
        title=title[:LONGEST_TITLE],
        publisher=media_key(found.source_name) if found.source_name else UNSET,
        url=url,
        published=published,
        language=_language(found) if day is not None else UNSET,
    )


def _language(found: Found) -> str | UnsetType:
    """GDELT says nothing where it read the original in English; of what has no text, never."""
    if not found.translation:
        return UNSET if found.kind == "6" else "en"
    match = SOURCE_LANGUAGE.search(found.translation)
    return LANGUAGES.get(match[1], match[1]) if match else UNSET


def cite_action(cells: Cells) -> EvidenceInput:
    """Where a mention's document tells of the event."""
    at = [
        f"{word} at character {cells[index].strip()}"
        for word, index in (("action", 9), ("actor 1", 7), ("actor 2", 8))
        if _is_offset(cells[index])
    ]
    where = f"{', '.join(at)}{_text(cells)}" if at else _text(cells).removeprefix(" of ")
    sure = f"confidence {cells[11].strip()} %" if cells[11].strip() else ""
    return _cite(cells, "; ".join(part for part in (where, sure) if part))


def cite_actor(cells: Cells, number: int) -> EvidenceInput | None:
    """Where it names the first or second actor; none where GDELT found it by other words."""
    offset = cells[6 + number]
    if not _is_offset(offset):
        return None
    return _cite(cells, f"actor {number} at character {offset.strip()}{_text(cells)}")


def _cite(cells: Cells, note: str) -> EvidenceInput:
    sentence = cells[6].strip()
    passage: LocatorPassageInput | UnsetType = UNSET
    if sentence or note:
        passage = LocatorPassageInput(sentence=sentence or UNSET, note=note or UNSET)
    return EvidenceInput(source=source_key(cells[5].strip()), passage=passage)


def _is_offset(cell: str) -> bool:
    """-1 is GDELT's word for none."""
    cell = cell.strip()
    return bool(cell) and not cell.startswith("-")


def _text(cells: Cells) -> str:
    """Which text the characters are counted in, where it is not the document's own."""
    translation = one_line(cells[14])
    rewritten = " as GDELT rewrote it" if cells[10].strip() == "0" else ""
    if not translation:
        return f" of the text{rewritten}" if rewritten else ""
    how = f" ({translation})" if len(translation) <= LONGEST_TRANSLATION else ""
    return f" of the machine-translated text{rewritten}{how}"


def make_data_file() -> SourceInput:
    """GDELT's own files, one source whatever the day."""
    return SourceInput(
        source_kind="data_file",
        title="GDELT 2.0 Event Database",
        publisher=GDELT,
        url="https://www.gdeltproject.org/",
    )
