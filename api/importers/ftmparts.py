"""What records of several kinds are made of: evidence, dates, one-line texts."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import UNSET

from api.edtf import EdtfError, parse_edtf
from api.importers.ftmlines import Entity, own_key
from api.importers.imported import Imported, Notices, RowFault
from schemas.base import UnsetType
from schemas.dates import DateInput
from schemas.evidence import EvidenceInput, LocatorPassageInput
from schemas.sources import SourceInput

#: The data file, of whatever edition.
FILE: Final = "ftm-entities"
PUBLISHER: Final = "ftm:opensanctions"
#: Who says what a file says that is not of OpenSanctions' making.
UNNAMED: Final = "ftm:publisher"
LONGEST_LINE: Final = 500
MOST_PAGES: Final = 500
ADDRESS: Final = re.compile(r"https?://[^\s]{1,1990}")
DATE: Final = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T[\d:.]*(?:Z|\+00:00)?)?")


def publisher_of(entity: Entity) -> str:
    """Who says what the file says of it: entities that name their datasets are OpenSanctions'."""
    return PUBLISHER if "datasets" in entity.beside else UNNAMED


def evidence_of(entity: Entity) -> list[EvidenceInput]:
    """The row of the data file, the lists that it was taken from, and the pages that it names."""
    row = EvidenceInput(source=FILE, passage=LocatorPassageInput(row=entity.key))
    lists = [_cited(dataset_key(name)) for name in sorted(set(entity.beside.get("datasets", ())))]
    pages = [_cited(page_key(url)) for url in pages_of(entity)]
    return [row, *lists[:MOST_PAGES], *pages[: MOST_PAGES - 1]]


@functools.lru_cache(maxsize=4096)
def _cited(key: str) -> EvidenceInput:
    return EvidenceInput(source=key)


def dataset_key(name: str) -> str:
    """The key of a dataset that the file was put together from."""
    return own_key("dataset", name)


def page_key(url: str) -> str:
    """The key of a page."""
    return own_key("page", url)


def pages_of(entity: Entity) -> list[str]:
    """The addresses that it names as where it was taken from."""
    return [url for url in entity.of("sourceUrl") if ADDRESS.fullmatch(url)]


def page(url: str) -> Imported:
    """A page that an entity was taken from: of it, nothing but the address is known."""
    title = url if len(url) <= 1000 else url[:999] + "…"
    record = SourceInput(source_kind="webpage", title=title, url=url)
    return Imported(kind="source", key=page_key(url), record=record)


def fit(texts: Sequence[str], most: int, notices: Notices, what: str) -> list[str]:
    """As many whole texts as fit in a line of theirs; the others are told, and stand raw."""
    fitting: list[str] = []
    room = most
    for text in texts:
        room -= len(text) + 2
        if room >= 0:
            fitting.append(text)
    if len(fitting) < len(texts):
        notices.tell(f"{what} that did not fit in {most} characters: kept raw")
    return fitting


def date_of(texts: Iterable[str]) -> DateInput | UnsetType:
    """The one date, or one of those that sources give; of equals, the more precise ones."""
    days = {found[1] for text in texts if (found := DATE.fullmatch(text)) and _is_day(found[1])}
    precise = sorted(day for day in days if not any(other.startswith(f"{day}-") for other in days))
    if not precise:
        return UNSET
    return DateInput(edtf=precise[0] if len(precise) == 1 else f"[{','.join(precise[:15])}]")


def span_of(
    start: DateInput | UnsetType, end: DateInput | UnsetType, notices: Notices
) -> tuple[DateInput | UnsetType, DateInput | UnsetType]:
    """Both, or neither where one ends before it starts, which is told."""
    if isinstance(start, DateInput) and isinstance(end, DateInput):
        first, last = parse_edtf(start.edtf).earliest, parse_edtf(end.edtf).latest
        if first and last and last < first:
            notices.tell("an end before its start: both kept raw only")
            return UNSET, UNSET
    return start, end


def date_faults(name: str, entity: Entity, properties: Iterable[str]) -> Iterator[RowFault]:
    """What is no date among the values of these properties."""
    for column in properties:
        for text in entity.values.get(column, ()):
            found = DATE.fullmatch(text.strip())
            detail = "is no date; YYYY, YYYY-MM, YYYY-MM-DD, or the last with a time, is"
            if found is not None and _is_day(found[1]):
                continue
            yield RowFault(
                file=name, line=entity.line, column=column, value=text[:80], detail=detail
            )


@functools.lru_cache(maxsize=65536)
def _is_day(text: str) -> bool:
    try:
        return parse_edtf(text).bounded
    except EdtfError:
        return False
