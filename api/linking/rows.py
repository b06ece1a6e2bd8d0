"""A review file read back: each row that was judged, and every fault of those that cannot be."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from api.formats.csv import RISKY
from api.ids import InvalidIdError, parse_id
from api.importers.faults import CaseFileError, FileFault
from api.linking.review import MARK, SHOWN, columns, seal

JUDGEMENTS: Final = ("same", "different", "unsure")
SEPARATORS: Final = (",", ";", "\t")
REVIEW: Final = re.compile("[0-9a-f]{12}")
#: What is read of it; the others are for people.
READ: Final = (
    *("judgement", "why", "evidence_url", "evidence_title", "because", "id_1", "id_2"),
    *("name_1", "name_2", "kind_1", "kind_2", "pair", "review"),
)
LARGEST: Final = 64 * 2**20


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the file by its line, with its cells as a person left them."""

    line: int
    judgement: str
    why: str
    evidence_url: str
    evidence_title: str
    because: str
    id_1: str
    id_2: str
    name_1: str
    name_2: str
    kind_1: str
    kind_2: str
    pair: str
    review: str

    def fault(self, column: str, detail: str) -> FileFault:
        """What is wrong in one of its cells."""
        return FileFault(line=self.line, detail=f"{column}: {detail}")


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was read: sound rows that are judged, how many are not yet, and its faults."""

    name: str
    data: bytes
    length: int
    rows: Sequence[Row]
    skipped: int
    faults: Sequence[FileFault]

    @property
    def sha256(self) -> str:
        """Of its bytes as they are."""
        return hashlib.sha256(self.data).hexdigest()


def read_review(data: bytes, name: str) -> Review:
    """The file; raises CaseFileError where it is none that suggestions were written to."""
    text = _decode(data, name)
    rows: list[Row] = []
    faults: list[FileFault] = []
    skipped = 0
    first: dict[str, int] = {}
    for read in _read_rows(text, name):
        if isinstance(read, FileFault):
            faults.append(read)
        elif not read.judgement:
            skipped += 1
        else:
            wrong = [*_check(read, first)]
            faults += wrong
            if not wrong:
                rows.append(read)
    return Review(name=name, data=data, length=len(text), rows=rows, skipped=skipped, faults=faults)


def _decode(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise CaseFileError(name, [FileFault(line=1, detail="has more than 64 MB")])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        detail = f"is no UTF-8 at byte {error.start}; save it as CSV UTF-8"
        raise CaseFileError(name, [FileFault(line=line, detail=detail)]) from None


def _read_rows(text: str, name: str) -> Iterator[Row | FileFault]:
    """Each row under the header, whichever separator a spreadsheet wrote."""
    given = io.StringIO(text.removeprefix(MARK), newline="")
    separator = max(SEPARATORS, key=given.readline().count)
    given.seek(0)
    lines = csv.reader(given, delimiter=separator, strict=True)
    line = 1
    try:
        header = [cell.strip() for cell in next(lines, [])]
        _require_columns(header, name)
        line = lines.line_num + 1
        for cells in lines:
            if any(map(str.strip, cells)):
                yield _row(line, header, cells)
            line = lines.line_num + 1
    except csv.Error as error:
        yield FileFault(line=line, detail=f"cannot be read from here on: {error}")


def _require_columns(header: Sequence[str], name: str) -> None:
    missing = [column for column in READ if column not in header]
    ours = {column for kind in SHOWN for column in columns(kind)}
    doubled = sorted(column for column in ours if header.count(column) > 1)
    told = [f"has no column {column}" for column in missing]
    told += [f"has the column {column} twice" for column in doubled]
    if told:
        detail = f"{', '.join(told)}; whence link suggest --to writes files to be judged"
        raise CaseFileError(name, [FileFault(line=1, detail=detail)])


def _row(line: int, header: Sequence[str], cells: Sequence[str]) -> Row | FileFault:
    if len(cells) != len(header):
        detail = f"has {len(cells)} cells, and the header has {len(header)}"
        return FileFault(line=line, detail=detail)
    given: Mapping[str, str] = dict(zip(header, map(_unguard, cells), strict=True))
    read = {column: given[column] for column in READ}
    return Row(line=line, **read | {"judgement": read["judgement"].lower()})


def _unguard(cell: str) -> str:
    """The cell as it was before it was kept from being taken for a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(RISKY) else cell


def _check(row: Row, first: dict[str, int]) -> Iterator[FileFault]:
    """What is wrong in a row by itself, and beside those above it."""
    if row.judgement not in JUDGEMENTS:
        right = f"{', '.join(JUDGEMENTS)}, or nothing while it is open"
        yield row.fault("judgement", f"{row.judgement[:40]!r} is none of {right}")
    kinds: list[str] = []
    for column, given in (("id_1", row.id_1), ("id_2", row.id_2)):
        try:
            kinds.append(parse_id(given)[0])
        except InvalidIdError as error:
            yield row.fault(column, str(error))
            continue
        if kinds[-1] not in SHOWN:
            detail = f"{given} is the id of no actor and no event: those begin with act_ or evt_"
            yield row.fault(column, detail)
        elif kinds[0] != kinds[-1]:
            yield row.fault(column, f"{given} is no {kinds[0]}, and id_1 is")
    if seal(row.id_1, row.id_2) != row.pair:
        detail = f"{row.pair[:40]!r} is not of {row.id_1[:40]!r} and {row.id_2[:40]!r}"
        yield row.fault("pair", f"{detail}, which were changed or moved; suggest them anew")
    elif (above := first.setdefault(row.pair, row.line)) != row.line:
        yield row.fault("pair", f"these two are judged on line {above}, too")
    if not REVIEW.fullmatch(row.review):
        yield row.fault("review", f"{row.review[:40]!r} is no name of a review; leave it as it was")
