"""Files to a spool: every row of an edition, with what is wrong with it."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from api.changesets.operations import CHUNK
from api.importers.imported import Format, Gone, Imported, Notices, RowFault
from api.importers.inputs import InputFile
from api.importers.spool import Spool

#: Faults of one import that are kept to be told; all are counted.
MOST_TOLD: Final = 1_000
#: Bytes that are read between one word of it and the next.
TOLD_BYTES: Final = 1 << 17


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """What is imported: files in a format, as an edition of a dataset."""

    form: Format
    files: Sequence[InputFile]
    dataset: str
    edition: str


class Read(msgspec.Struct, kw_only=True):
    """What reading the files brought to light.

    The first faults, how many were told in all, and the rows that have some by file and line.
    """

    given: int = 0
    faults: list[RowFault] = []
    told: int = 0
    faulty: set[tuple[str, int]] = set()
    notices: Notices


def read_files(edition: Edition, spool: Spool, advance: Callable[[float, int], None]) -> Read:
    """Every row of every file into the spool; `advance` is told bytes read and records made."""
    importer = edition.form.start(edition.edition)
    read = Read(notices=importer.notices)
    heard = 0.0

    def hear(number: float) -> None:
        nonlocal heard
        heard += number
        if heard >= TOLD_BYTES:
            advance(heard, read.given)
            heard = 0.0

    for file in edition.files:
        file.tell = hear
        for given in importer.read(file):
            read.given += 1
            _keep(given, spool, file.name, read, last=False)
    for given in importer.rest():
        read.given += 1
        _keep(given, spool, edition.files[0].name, read, last=True)
        if not read.given % CHUNK:
            advance(0, read.given)
    for fault in spool.finish():
        _tell(fault, read)
    return read


def _keep(
    given: Imported | Gone | RowFault, spool: Spool, file: str, read: Read, *, last: bool
) -> None:
    if isinstance(given, RowFault):
        _tell(given, read)
    elif isinstance(given, Gone):
        spool.retract(given, file)
    else:
        for fault in spool.put(given, file, last=last):
            _tell(fault, read)


def _tell(fault: RowFault, read: Read) -> None:
    read.told += 1
    lines = range(fault.line, max(fault.line, fault.until) + 1)
    read.faulty.update((fault.file, line) for line in lines)
    if len(read.faults) < MOST_TOLD:
        read.faults.append(fault)
