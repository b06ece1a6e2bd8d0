"""The rows of GDELT 2.0: events of 61 cells, mentions of 16, without header or quoting."""

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from api.importers.imported import RawRow, RowFault
from api.importers.values import shown

ACTOR: Final = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
GEO: Final = (
    *("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"),
)
EVENT: Final = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{name}" for name in ACTOR),
    *(f"Actor2{name}" for name in ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"Actor1Geo_{name}" for name in GEO),
    *(f"Actor2Geo_{name}" for name in GEO),
    *(f"ActionGeo_{name}" for name in GEO),
    *("DATEADDED", "SOURCEURL"),
)
MENTION: Final = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName"),
    *("MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset"),
    *("ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone"),
    *("MentionDocTranslationInfo", "Extras"),
)
COLUMNS: Final = {len(EVENT): EVENT, len(MENTION): MENTION}
AT_EVENT: Final = {column: index for index, column in enumerate(EVENT)}
AT_MENTION: Final = {column: index for index, column in enumerate(MENTION)}
#: A longer id is none of GDELT's.
ID_DIGITS: Final = 20
#: So many lines are asked what they are.
LOOKED_AT: Final = 20
Cells = list[str]
Wrong = tuple[str, str]


def recognise(head: bytes) -> bool:
    """Whether one of the first lines is an event or a mention: the first may be faulty."""
    return any(_is_row(line) for line in head.split(b"\n", LOOKED_AT)[:LOOKED_AT])


def _is_row(line: bytes) -> bool:
    cells = line.removesuffix(b"\r").split(b"\t")
    if len(cells) not in COLUMNS or not cells[0].isdigit():
        return False
    day, digits = (cells[1], 8) if len(cells) == len(EVENT) else (cells[2], 14)
    return len(day) == digits and day.isdigit()


def why_none(line: str) -> str:
    """What keeps a first line from being an event or a mention."""
    number = line.count("\t") + 1
    if number in COLUMNS:
        return "its first lines have no number of an event, or no date, where GDELT has them"
    return f"its first line has {number} cell{'' if number == 1 else 's'}"


def read_cells(line: bytes) -> Cells:
    """The cells of a line, as written; bytes that are no UTF-8 as surrogates."""
    return line.decode("utf-8", "surrogateescape").rstrip("\r\n").split("\t")


def raw_row(cells: Cells) -> RawRow:
    """The cells that are not empty, with their columns."""
    filled = [pair for pair in zip(COLUMNS[len(cells)], cells, strict=True) if pair[1].strip()]
    return RawRow(tuple(pair[0] for pair in filled), tuple(pair[1] for pair in filled))


def faults(cells: Cells, file: str, line: int) -> Iterator[RowFault]:
    """All that is wrong with a row."""
    if len(cells) not in COLUMNS:
        detail = f"the row has {len(cells)} cells; an event has 61, a mention 16"
        yield RowFault(file=file, line=line, detail=detail)
        return
    columns = COLUMNS[len(cells)]
    wrong = [*_unwritable(cells), *(_event(cells) if columns is EVENT else _mention(cells))]
    for column, detail in wrong:
        value = shown(cells[columns.index(column)])
        yield RowFault(file=file, line=line, column=column, value=value, detail=detail)


def _unwritable(cells: Cells) -> Iterator[Wrong]:
    joined = "".join(cells)
    if joined.isascii() and "\0" not in joined:
        return
    for column, cell in zip(COLUMNS[len(cells)], cells, strict=True):
        if "\0" in cell:
            yield column, "holds a NUL"
        if any("\ud800" <= character <= "\udfff" for character in cell):
            yield column, "is no UTF-8; convert the file"


def _event(cells: Cells) -> Iterator[Wrong]:
    if not _is_number(cells[0], ID_DIGITS):
        yield "GLOBALEVENTID", "is no number of an event"
    if read_day(cells[1]) is None:
        yield "SQLDATE", "is no day; write YYYYMMDD"
    if not cells[AT_EVENT["EventCode"]].strip():
        yield "EventCode", "is missing"
    if cells[TYPE].strip() not in GEO_TYPES:
        yield "ActionGeo_Type", "is no type of place; there are 0 to 5"
    lat, lon = cells[LAT].strip(), cells[LON].strip()
    if lat and not _is_degrees(lat, 90):
        yield "ActionGeo_Lat", "is no latitude; there are -90 to 90"
    if lon and not _is_degrees(lon, 180):
        yield "ActionGeo_Long", "is no longitude; there are -180 to 180"
    if bool(lat) != bool(lon):
        yield ("ActionGeo_Long" if lat else "ActionGeo_Lat"), "is missing; the two come together"


def _mention(cells: Cells) -> Iterator[Wrong]:
    if not _is_number(cells[0], ID_DIGITS):
        yield "GLOBALEVENTID", "is no number of an event"
    stamp = cells[2].strip()
    if not _is_number(stamp, 14) or len(stamp) != 14 or read_day(stamp[:8]) is None:
        yield "MentionTimeDate", "is no time; write YYYYMMDDHHMMSS"
    if cells[3].strip() not in MENTION_TYPES:
        yield "MentionType", "is no type of document; there are 1 to 6"
    if not cells[5].strip():
        yield "MentionIdentifier", "is missing: what document is it?"
    for column in NUMBERS:
        cell = cells[AT_MENTION[column]].strip()
        if cell and cell != NONE and not _is_number(cell, 9):
            yield column, "is no whole number from 0; -1 is none"


TYPE: Final = AT_EVENT["ActionGeo_Type"]
LAT: Final = AT_EVENT["ActionGeo_Lat"]
LON: Final = AT_EVENT["ActionGeo_Long"]
GEO_TYPES: Final = frozenset(("", "0", "1", "2", "3", "4", "5"))
MENTION_TYPES: Final = frozenset("123456")
#: GDELT's word for no offset.
NONE: Final = "-1"
NUMBERS: Final = (
    *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset"),
    *("InRawText", "Confidence"),
)


@lru_cache(maxsize=10_000)
def read_day(text: str) -> str | None:
    """`20150218` as `2015-02-18`; none where there is no such day."""
    text = text.strip()
    if not _is_number(text, 8) or len(text) != 8:
        return None
    written = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        datetime.date.fromisoformat(written)
    except ValueError:
        return None
    return written


def _is_number(text: str, digits: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= digits


def _is_degrees(text: str, most: int) -> bool:
    try:
        return -most <= float(text) <= most
    except ValueError:
        return False
