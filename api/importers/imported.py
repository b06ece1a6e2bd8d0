"""What importers give of a file: records with their rows, retractions, and rows that are faulty."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec

from api.changesets.rows import RawRow
from api.importers.inputs import InputFile
from api.importers.values import printable
from schemas.changesets import Record
from schemas.codes import Kind, Reason
from schemas.datasets import DatasetInput

__all__ = ["Format", "Given", "Gone", "Imported", "Importer", "Notices", "RawRow", "RowFault"]


class Imported(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A record to put, and the rows that it was made from.

    What the rows of several records say is given once, or always the same. `line` is where in the
    file that is being read; 0: in no one place. `needs` are keys of actors that the dataset may
    have where no file does; where neither does, the record is left out, and that is told.
    """

    kind: Kind
    key: str
    record: Record
    raw: tuple[RawRow, ...] = ()
    line: int = 0
    needs: tuple[str, ...] = ()


class Gone(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A record that the file says is no more; `named` is the id that it deletes, where it does.

    `more`: not the record of that key, but all whose keys are it and so many characters more. What
    the files give stays, and where the row on that `line` turns out to be faulty, all of it.
    """

    kind: Kind
    key: str
    reason: Reason = "withdrawn_by_source"
    named: str = ""
    more: int = 0
    line: int = 0


class RowFault(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What is wrong with a row, which then gives no record: the value, and what would be right.

    Lines count from 1 in the file as it lies; a row of several lines is at its first; 0 is the
    file as a whole. Without a column it is the row as a whole.
    """

    file: str
    line: int
    column: str = ""
    value: str = ""
    detail: str
    #: The last of its lines; what stands on them, whole rows among it, is not read.
    until: int = 0

    def tell(self) -> str:
        """`file:line: column: what`."""
        column = f"{self.column}: " if self.column else ""
        value = f"'{printable(self.value)}' " if self.value else ""
        line = f"{self.line}:" if self.line else ""
        return f"{self.file}:{line} {column}{value}{self.detail}"


Given = Imported | Gone | RowFault


class Notices(msgspec.Struct, kw_only=True):
    """What is no fault and yet is told, each with how often it was met.

    `unknown` are columns that the page of the format does not name: kept raw. `dropped` are
    columns whose cells are left out, by design (`birthDate`). `others` are sentences, and so are
    `of_changes`, which are told where events that are there change. What is
    `partial` says what became of some records, and nothing of all others. `at` is the row that is
    being read, or else what tells it; `first` is where each sentence was first met.
    """

    unknown: Counter[str] = msgspec.field(default_factory=Counter)
    dropped: Counter[str] = msgspec.field(default_factory=Counter)
    others: Counter[str] = msgspec.field(default_factory=Counter)
    of_changes: list[str] = []
    first: dict[str, str] = msgspec.field(default_factory=dict)
    at: str = ""
    partial: bool = False

    def tell(self, what: str, number: int = 1) -> None:
        """Say that of what is being read, so many times."""
        if number:
            self.others[what] += number
            if self.at:
                self.first.setdefault(what, self.at)


class Importer(Protocol):
    """One run over the files of an edition, in the order in which they were named.

    `read` gives what each row says for itself as it goes, and remembers what only all rows
    together say (actors, conflicts); `rest` gives that, once every file was read. What `read`
    gives may refer to what `rest` will give, never the other way round; a source or an actor is
    given after those that it names, for a change set may end between them. Memory grows with what
    `rest` gives alone.
    """

    notices: Notices

    def read(self, file: InputFile) -> Iterator[Given]:
        """Records, retractions and faults, row by row."""
        ...

    def rest(self) -> Iterator[Given]:
        """What all rows together say."""
        ...


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format that can be imported: its name, how to know it, and what its dataset is like.

    `dataset` is what is said of a dataset that is not there yet; its publisher is a key of an
    actor that the importer gives. `recognise` is asked of the first HEAD bytes of a file, without
    a byte order mark. `start` is given the edition. `needed` are the columns without which a table
    is not of it; `like` says in a sentence what a file of it is that has no header, and `why` what
    is wrong with the first line of one that is none. `passes`: how often the bytes of its files
    are gone through until all is read.
    """

    name: str
    title: str
    dataset: DatasetInput
    recognise: Callable[[bytes], bool]
    start: Callable[[str], Importer]
    needed: tuple[str, ...] = ()
    like: str = ""
    why: Callable[[str], str] = lambda line: f"its first line is {line[:80]!r}"
    passes: int = 1
