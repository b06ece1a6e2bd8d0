"""UCDP's Georeferenced Event Dataset (GED): one event a row, coded by UCDP from news reports."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from api.importers.doubles import Doubles
from api.importers.gedevents import DATA_FILE, Cells, GedRow, read_row
from api.importers.gedshared import PUBLISHER, Shared
from api.importers.gedsources import Reported, Reports, read_reports
from api.importers.gedspeakers import Speaker, make_statements, read_speakers
from api.importers.imported import Format, Given, Imported, Notices, RowFault
from api.importers.inputs import InputFile
from api.importers.tables import TableRow, read_header, read_table
from schemas.datasets import DatasetInput
from schemas.evidence import EvidenceInput

#: Columns without which a row is no event.
NEEDED: Final = (
    *("id", "type_of_violence", "conflict_new_id", "conflict_name", "dyad_new_id"),
    *("side_a_new_id", "side_a", "side_b_new_id", "side_b"),
    *("where_prec", "where_coordinates", "adm_1", "adm_2", "latitude", "longitude"),
    *("date_prec", "date_start", "date_end", "low", "best", "high"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
)
REPORTED: Final = ("source_article", "source_office", "source_date", "source_headline")
#: Columns that records are made of where a file has them.
USED: Final = (*REPORTED, "source_original", "event_clarity", "country", "country_id", "iso3")
STATE_COLUMNS: Final = ("gwnoa", "gwnob")
#: Columns that are kept raw alone.
RAW: Final = (
    *("relid", "year", "start_year", "end_year", "active_year", "code_status"),
    *("conflict_dset_id", "dyad_dset_id", "dyad_name", "side_a_dset_id", "side_b_dset_id"),
    *("number_of_sources", "where_description", "geom_wkt", "priogrid_gid", "region"),
)
KNOWN: Final = frozenset((*NEEDED, *USED, *STATE_COLUMNS, *RAW))
#: Columns that no other format has together.
OWN: Final = frozenset(("type_of_violence", "where_prec", "date_prec", "side_a", "side_b"))
UNCOUNTED: Final = "rows coded before sources were counted (number_of_sources is -1)"
NOT_COUNTED: Final = frozenset({"-1", "-1.0"})
#: So many cells are remembered as what they were read as.
REMEMBERED: Final = 50_000


class GedImporter:
    """One run over the files of an edition."""

    def __init__(self) -> None:
        self.notices = Notices()
        self._by = EvidenceInput(source=DATA_FILE)
        self._shared = Shared()
        self._reports: dict[Reported, Reports] = {}
        self._speakers: dict[str, tuple[Speaker, ...]] = {}
        self._given: set[tuple[str, str]] = set()
        self._doubles = Doubles("id")

    def read(self, file: InputFile) -> Iterator[Given]:
        """Each row's event with its sources and statements, and actors that only reports name."""
        unknown: list[str] | None = None
        for row in read_table(file, NEEDED):
            if isinstance(row, RowFault):
                yield row
                continue
            if unknown is None:
                unknown = [column for column in row.cells if column not in KNOWN]
            yield from self._read_row(file.name, row, unknown)

    def rest(self) -> Iterator[Given]:
        """Publisher, data file, sides, conflicts and dyads."""
        yield from self._shared.records()

    def _read_row(self, file: str, row: TableRow, unknown: Sequence[str]) -> Iterator[Given]:
        cells = Cells(row.cells)
        read = read_row(cells)
        if cells.faults:
            for column, detail in cells.faults:
                value = row.cells[column].strip()[:200]
                yield RowFault(file=file, line=row.line, column=column, value=value, detail=detail)
            return
        reports = self._read_reports(row)
        event = self._event(read, row, reports)
        fault = self._doubles.fault(read.key, event.record, file, row.line)
        if fault is not None:
            yield fault
            return
        self.notices.at = f"{file}:{row.line}"
        self._shared.note(read, self.notices)
        speakers = self._read_speakers(row.cells.get("source_original", ""))
        for each in (*reports.made, *(speaker.made for speaker in speakers)):
            yield from self._once(each)
        yield event
        yield from make_statements(read.key, speakers, reports, read.row)
        self._tell(cells, row, reports)
        for column in unknown:
            if row.cells[column].strip():
                self.notices.unknown[column] += 1

    def _event(self, read: GedRow, row: TableRow, reports: Reports) -> Imported:
        event = read.event
        if reports.cited:
            event = structs.replace(event, evidence=[read.row, *reports.cited])
        return Imported(kind="event", key=read.key, record=event, raw=(row.raw(),), line=row.line)

    def _tell(self, cells: Cells, row: TableRow, reports: Reports) -> None:
        for notice in cells.notices:
            self.notices.tell(notice)
        if reports.notice:
            self.notices.tell(reports.notice)
        if row.cells.get("number_of_sources", "").strip() in NOT_COUNTED:
            self.notices.tell(UNCOUNTED)

    def _read_reports(self, row: TableRow) -> Reports:
        article, office, date, headline = [row.cells.get(column, "") for column in REPORTED]
        named = (article, office, date, headline)
        found = self._reports.get(named)
        if found is None:
            found = read_reports(named, self._by)
            if len(self._reports) >= REMEMBERED:
                self._reports.clear()
            self._reports[named] = found
        return found

    def _read_speakers(self, cell: str) -> tuple[Speaker, ...]:
        found = self._speakers.get(cell)
        if found is None:
            found = read_speakers(cell, self._by)
            if len(self._speakers) >= REMEMBERED:
                self._speakers.clear()
            self._speakers[cell] = found
        return found

    def _once(self, made: Imported) -> Iterator[Imported]:
        """What is always the same, where it was not just given."""
        own = (made.kind, made.key)
        if own not in self._given:
            if len(self._given) >= REMEMBERED:
                self._given.clear()
            self._given.add(own)
            yield made


def recognise(head: bytes) -> bool:
    """By the header's columns."""
    return {name.strip() for name in read_header(head)} >= OWN


GED: Final = Format(
    name="ucdp-ged",
    title="UCDP Georeferenced Event Dataset (GED)",
    dataset=DatasetInput(
        title="UCDP Georeferenced Event Dataset (GED)",
        publisher=PUBLISHER,
        licence="CC-BY-4.0",
        citation="Sundberg, Ralph, and Erik Melander (2013): Introducing the UCDP Georeferenced "
        "Event Dataset. Journal of Peace Research 50(4); Davies, Shawn, Therése Pettersson and "
        "Magnus Öberg: Organized violence. Journal of Peace Research, in the year of the edition.",
        contact="https://ucdp.uu.se/",
        note="Coded by UCDP from news and other reports. Figures are UCDP's estimates; a "
        "statement here says only that UCDP names its speaker as an original source.",
    ),
    recognise=recognise,
    start=lambda edition: GedImporter(),
    needed=NEEDED,
)
