"""GDELT 2.0: events and mentions, in any number of files in any order.

A record of an event needs all its mentions, which stand anywhere: rows are sorted on disk by their
event first, and read from there, so that memory grows with actors and publishers alone.
"""

import itertools
from collections.abc import Iterator
from typing import Final

import msgspec

from api.importers.gdeltactors import (
    GDELT,
    actor_key,
    make_actor,
    make_media,
    make_publisher,
    make_unnamed,
)
from api.importers.gdeltevents import (
    Coded,
    is_spoken_by_nobody,
    make_event,
    make_statement,
    oddities,
    unnamed_key,
)
from api.importers.gdeltrows import (
    EVENT,
    ID_DIGITS,
    Cells,
    faults,
    raw_row,
    read_cells,
    recognise,
    why_none,
)
from api.importers.gdeltsources import (
    Found,
    find_cited,
    find_document,
    make_data_file,
    make_source,
    media_key,
)
from api.importers.imported import Format, Given, Imported, Notices, RowFault
from api.importers.inputs import InputFile
from api.importers.sorting import Sorter
from schemas.datasets import DatasetInput

ORPHAN: Final = (
    "mention of an event that none of these files gives, whatever the dataset has: left out, with "
    "its document; name the files of its event too"
)
BARE: Final = (
    "event that changes, of which these files have no mentions: evidence that the dataset had of "
    "them goes; name the files of mentions too"
)
MISSED: Final = "event that is mentioned, and given by none of the files"
TWICE: Final = "row that stands there twice: counted once"


class Place(msgspec.Struct, frozen=True, order=True, gc=False):
    """Where a row stands."""

    file: str
    line: int


class Group(msgspec.Struct, frozen=True, gc=False):
    """All rows of one event: each that differs, how many did not, and where events stand."""

    key: str
    events: list[tuple[Cells, list[Place]]]
    mentions: list[Cells]
    doubles: int


class Gdelt:
    """One run. Reading sorts the rows; all that they say is given at the end."""

    def __init__(self) -> None:
        self.notices = Notices()
        self._files: list[InputFile] = []
        self._size = 0
        self._rows = Sorter()
        self._documents = Sorter()
        self._actors: dict[str, tuple[str, ...]] = {}

    def read(self, file: InputFile) -> Iterator[Given]:
        """The faults of each row."""
        self._files.append(file)
        with file.open() as stream:
            for line, row in enumerate(stream, start=1):
                if not row.strip():
                    continue
                cells = read_cells(row)
                wrong = tuple(faults(cells, file.name, line))
                yield from wrong
                if not wrong:
                    placed = self._sorted(cells, row, line)
                    self._size += len(placed)
                    self._rows.add(placed)

    def rest(self) -> Iterator[Given]:
        """Whom and what records refer to, then events, each with the statement that it may be."""
        if any(len(group.events) == 1 for group in self._groups()):
            yield Imported(kind="source", key=GDELT, record=make_data_file())
            yield Imported(kind="actor", key=GDELT, record=make_publisher())
        bare, mentions = False, 0
        for group in self._groups():
            mentions += len(group.mentions)
            bare |= len(group.events) == 1
            yield from self._look(group)
        if bare and not mentions:
            self.notices.of_changes.append(BARE)
        for key, cells in self._actors.items():
            yield Imported(kind="actor", key=key, record=make_actor(cells))
        yield from self._sources()
        for group in self._groups():
            if len(group.events) == 1:
                yield from _records(Coded(group.events[0][0], group.mentions))

    def _sorted(self, cells: Cells, row: bytes, line: int) -> bytes:
        """By event, events before mentions, then by content, so that no order of files shows."""
        own = int(cells[0])
        kind = 0 if len(cells) == len(EVENT) else 1
        place = b"\t%d\t%d\n" % (len(self._files) - 1, line)
        return b"%0*d%d%b%b" % (ID_DIGITS, own, kind, row.rstrip(b"\r\n"), place)

    def _heard(self) -> Iterator[bytes]:
        """The rows in order; it is told how far that is, as so much of the files on disk."""
        told = sum(file.size for file in self._files) / max(self._size, 1)
        for line in self._rows.lines():
            yield line
            self._files[0].tell(told * len(line))

    def _groups(self) -> Iterator[Group]:
        for own, lines in itertools.groupby(self._heard(), key=lambda line: line[:ID_DIGITS]):
            events: list[tuple[Cells, list[Place]]] = []
            mentions: list[Cells] = []
            doubles = 0
            last = b""
            for line in lines:
                row, file, number = line[ID_DIGITS:].rsplit(b"\t", 2)
                place = Place(self._files[int(file)].name, int(number))
                if row == last:
                    doubles += 1
                elif row[:1] == b"0":
                    events.append((read_cells(row[1:]), []))
                else:
                    mentions.append(read_cells(row[1:]))
                if row[:1] == b"0":
                    events[-1][1].append(place)
                last = row
            yield Group(str(int(own)), events, mentions, doubles)

    def _look(self, group: Group) -> Iterator[Given]:
        """Whom and what the event refers to; faults where its rows disagree."""
        told = self.notices.tell
        self.notices.at = f"event {group.key}"
        if group.doubles:
            told(TWICE, group.doubles)
        if len(group.events) != 1:
            if group.mentions:
                told(ORPHAN, len(group.mentions))
                told(MISSED)
            yield from _disagreements(group)
            return
        coded = Coded(group.events[0][0], group.mentions)
        for oddity in oddities(coded):
            told(oddity)
        for cells in coded.actors():
            key = actor_key(cells)
            if key is not None:
                # Two rows may say other things of one actor: the least by content, of any order.
                own = tuple(cell.strip() for cell in cells)
                self._actors[key] = min(self._actors.get(key, own), own)
        if is_spoken_by_nobody(coded):
            record = make_unnamed(coded.key)
            yield Imported(kind="actor", key=unnamed_key(coded.key), record=record)
        found = [find_document(mention) for mention in coded.mentions]
        if coded.is_cited_alone():
            found.append(find_cited(coded.cited))
        for each in found:
            self._documents.add(msgspec.json.encode(each) + b"\n")

    def _sources(self) -> Iterator[Given]:
        """Each document once, as the first of its mentions says, after its publisher."""
        decode = msgspec.json.Decoder(Found).decode
        publishers: set[str] = set()
        last = ""
        for line in self._documents.lines():
            found = decode(line)
            if found.key == last:
                continue
            last = found.key
            publisher = media_key(found.source_name)
            if found.source_name and publisher not in publishers:
                publishers.add(publisher)
                record = make_media(found.source_name)
                yield Imported(kind="actor", key=publisher, record=record)
            yield Imported(kind="source", key=found.key, record=make_source(found))


def _disagreements(group: Group) -> Iterator[RowFault]:
    """An event that has rows which differ: each is told where the others are."""
    places = sorted(place for _, each in group.events for place in each)
    told = ", ".join(f"{place.file}:{place.line}" for place in places[:10])
    for cells, each in group.events:
        for place in each:
            yield RowFault(
                file=place.file,
                line=place.line,
                column="GLOBALEVENTID",
                value=cells[0],
                detail=f"has rows that differ ({told}); name the file of one of them",
            )


def _records(coded: Coded) -> Iterator[Given]:
    raw = (raw_row(coded.event), *map(raw_row, coded.mentions))
    yield Imported(kind="event", key=coded.key, record=make_event(coded), raw=raw)
    statement = make_statement(coded)
    if statement is not None:
        yield Imported(kind="statement", key=coded.key, record=statement)


GDELT2: Final = Format(
    name="gdelt",
    title="GDELT 2.0 events and mentions",
    dataset=DatasetInput(
        title="GDELT 2.0 Event Database",
        publisher=GDELT,
        licence="https://www.gdeltproject.org/about.html#termsofuse",
        citation="The GDELT Project: GDELT 2.0 Event Database. https://www.gdeltproject.org/",
        note="Coded by machines from the words of reports, translated ones among them: what was "
        "reported, not what happened. One happening may be many events.",
    ),
    recognise=recognise,
    start=lambda edition: Gdelt(),
    why=why_none,
    like="a file of it has 61 cells (events) or 16 (mentions) a line, tabs between, no header",
    passes=3,
)
