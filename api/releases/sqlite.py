"""All tables in one SQLite file, with their keys and full-text search."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from api.releases.rows import SQLITE, Values
from api.releases.tables import Table

#: Nothing of it has to outlast a crash: it is built anew then.
BUILDING: Final = (
    "PRAGMA page_size = 8192",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = FILE",
)
ABOUT: Final = "release"


class SqliteFile:
    """The file while it is built."""

    def __init__(self, path: Path, tables: Sequence[Table]) -> None:
        # Batches come from threads, one at a time.
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._tables = tables
        self._inserts = {table.name: _insert(table) for table in tables}

    def begin(self, about: Mapping[str, str]) -> None:
        """Make the tables; `about` is what the file says of the whole."""
        for statement in BUILDING:
            self._database.execute(statement)
        self._database.execute("BEGIN")
        self._database.execute(f"CREATE TABLE {ABOUT} (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        self._database.executemany(f"INSERT INTO {ABOUT} VALUES (?, ?)", about.items())  # noqa: S608
        names = {table.name for table in self._tables}
        for table in self._tables:
            self._database.execute(_create(table, names))

    def write(self, table: Table, cells: Sequence[Values]) -> None:
        """Append rows."""
        self._database.executemany(self._inserts[table.name], zip(*cells, strict=True))

    def finish(self, advance: Callable[[], object]) -> None:
        """Add indexes and full-text search; `advance` hears of each table."""
        for table in self._tables:
            for column in table.indexed:
                self._database.execute(
                    f'CREATE INDEX "{table.name}_{column}" ON "{table.name}" ("{column}")'
                )
            if table.searched:
                self._database.execute(_search(table))
                fts = f"{table.name}_fts"
                self._database.execute(f"INSERT INTO {fts} ({fts}) VALUES ('rebuild')")  # noqa: S608
            advance()
        self._database.execute("COMMIT")
        self.close()

    def close(self) -> None:
        """Leave it as it is."""
        self._database.close()


def _create(table: Table, names: set[str]) -> str:
    columns = [f'"{column.name}" {SQLITE[column.type]}' for column in table.columns]
    keys = [
        f'FOREIGN KEY ("{column}") REFERENCES "{other}" ("id")'
        for column, other in table.references.items()
        if other in names
    ]
    primary = f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})"
    return f'CREATE TABLE "{table.name}" ({", ".join([*columns, primary, *keys])})'


def _insert(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f'INSERT INTO "{table.name}" VALUES ({marks})'  # noqa: S608 - names of our own


def _search(table: Table) -> str:
    columns = ", ".join(map(_quoted, table.searched))
    return f"CREATE VIRTUAL TABLE {table.name}_fts USING fts5({columns}, content='{table.name}')"


def _quoted(name: str) -> str:
    return f'"{name}"'
