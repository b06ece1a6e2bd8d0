"""Finds a text in the files of releases, whatever their form: for `whence purge --find`."""

import codecs
import gzip
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from api.changesets.finding import Finding
from api.releases.store import open_store

PIECE: Final = 1024 * 1024
ROWS: Final = 10_000
#: In place of a table's name.
FILES: Final = "files of releases"


class Sought(msgspec.Struct, frozen=True):
    """A text as it may stand in a file: as it is, and as JSON writes it, whichever its case."""

    forms: tuple[str, ...]

    def within(self, text: str) -> bool:
        """Whether the text is part of that one."""
        folded = text.lower()
        return any(form in folded for form in self.forms)


def find_in_releases(urls: Iterable[str], text: str) -> Iterator[Finding]:
    """Every file of these stores that has the text, of withdrawn releases and of no one's too."""
    sought = Sought(tuple({text.lower(), msgspec.json.encode(text).decode()[1:-1].lower()}))
    for url in dict.fromkeys(urls):
        store = open_store(url)
        with tempfile.TemporaryDirectory(prefix="whence-find-") as folder:
            for file in store.files():
                path = store.bring(file, Path(folder))
                status = _search(path, sought)
                if status is not None:
                    yield Finding(
                        table=FILES, column=file, key={"store": url}, record=None, status=status
                    )
                if path.is_relative_to(folder):
                    path.unlink()


def _search(path: Path, sought: Sought) -> str | None:
    """`found`, or `unreadable`: what cannot be searched may have it; None where it is not there."""
    readers = {".parquet": _in_parquet, ".sqlite": _in_sqlite, ".gz": _in_gzip}
    try:
        return "found" if readers.get(path.suffix, _in_text)(path, sought) else None
    except (OSError, EOFError, zlib.error, pa.ArrowException, sqlite3.Error):
        return "unreadable"


def _in_gzip(path: Path, sought: Sought) -> bool:
    with gzip.open(path) as stream:
        return _in_stream(stream, sought)


def _in_text(path: Path, sought: Sought) -> bool:
    with path.open("rb") as stream:
        return _in_stream(stream, sought)


def _in_stream(stream: BinaryIO | gzip.GzipFile, sought: Sought) -> bool:
    return any(map(sought.within, _windows(stream, max(map(len, sought.forms)))))


def _windows(stream: BinaryIO | gzip.GzipFile, longest: int) -> Iterator[str]:
    """The text in pieces, each with so much of the one before that nothing is cut in two."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    rest = ""
    while piece := stream.read(PIECE):
        window = rest + decoder.decode(piece)
        yield window
        rest = window[-longest:]


def _in_parquet(path: Path, sought: Sought) -> bool:
    with pq.ParquetFile(path) as file:
        batches = file.iter_batches(batch_size=ROWS)
        return any(
            sought.within(str(value))
            for batch in batches
            for column in batch.columns
            for value in column.to_pylist()
            if value is not None
        )


def _in_sqlite(path: Path, sought: Sought) -> bool:
    """In every row of every table, what full-text search keeps of its words among them."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        database.text_factory = lambda content: content.decode("utf-8", "replace")
        tables = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            quoted = table.replace('"', '""')
            for row in database.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 - its own names
                if any(isinstance(value, str) and sought.within(value) for value in row):
                    return True
    return False
