"""What an import is to write, on disk: every record once, in the order of its writing."""

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Final

import msgspec

from api.changesets.flatten import FLATTEN
from api.changesets.operations import DECODERS
from api.changesets.rows import RawRow, Rows
from api.changesets.stage import ENCODER
from api.database import load_statements
from api.errors import WhenceError
from api.ids import record_digest
from api.importers.imported import Gone, Imported, RowFault
from api.importers.judging import BATCH, Judge, Judged, Verdict
from schemas.changesets import Record
from schemas.codes import Kind

SQL: Final = load_statements(Path(__file__).parent / "spool.sql")
#: What others refer to comes first; what all rows together say before all of them. Sources name
#: actors and actors cite sources, so those come as they were given.
RANK: Final = {"source": 1, "actor": 1, "event": 2, "affiliation": 3, "statement": 4, "link": 5}
#: What becomes of records that were purged: nothing.
STAYS_AWAY: Final = "purged"
#: Bytes of an id.
ID: Final = 16
RAW: Final = msgspec.json.Decoder(list[RawRow])


class SpoolError(WhenceError):
    """A temporary file that cannot be written."""


class Spooled(msgspec.Struct, frozen=True, gc=False):
    """A record by what it is compared by; its place in the spool, and the actors that it needs."""

    ordinal: int
    id: bytes
    kind: Kind
    hash: bytes
    raw_hash: bytes | None
    needs: bytes | None

    def needed(self) -> list[bytes]:
        """Ids of the actors without which it is left out."""
        needs = self.needs or b""
        return [needs[start : start + ID] for start in range(0, len(needs), ID)]


class Whole(msgspec.Struct, frozen=True, gc=False):
    """A record with its rows; the SHA-256 of its canonical JSON where that is not there yet."""

    id: bytes
    kind: Kind
    key: str
    record: Record
    hash: bytes | None
    raw: Sequence[RawRow]


class _Seen(msgspec.Struct, frozen=True, gc=False):
    """A record that is there more than once."""

    ordinal: int
    id: bytes
    key: str
    hash: bytes
    raw: bytes | None
    file: str
    line: int


class Spool:
    """Records as canonical JSON in a temporary file: memory does not grow with them."""

    def __init__(self, database: sqlite3.Connection, dataset: str, judge: Judge) -> None:
        self._database = database
        self._dataset = dataset
        self._rows: list[tuple[object, ...]] = []
        self._ordinals = count(1)
        self._places = count(1)
        self._judge = judge
        self._refused: set[bytes] = set()

    def put(self, given: Imported, file: str, *, last: bool) -> Iterator[RowFault]:
        """Keep a record, and tell what is wrong with some before it.

        `last`: it is what all rows together say.
        """
        body = ENCODER.encode(given.record)
        raw = ENCODER.encode(given.raw) if given.raw else None
        raw_hash = None if raw is None else hashlib.sha256(raw).digest()
        named = (record_digest(self._dataset, given.kind, given.key), given.kind, given.key)
        hashed = (body, hashlib.sha256(body).digest(), raw, raw_hash)
        needs = b"".join(record_digest(self._dataset, "actor", key) for key in given.needs) or None
        rank = 0 if last else RANK[given.kind]
        ordinal = next(self._ordinals)
        self._rows.append((ordinal, rank, *named, *hashed, file, given.line, needs))
        if len(self._rows) >= BATCH:
            self._flush()
        verdicts = self._judge.put(Judged(ordinal, given.kind, given.key, body))
        return self._refuse(verdicts) if verdicts else iter(())

    def retract(self, given: Gone, file: str) -> None:
        """Keep that a record is no more."""
        own = record_digest(self._dataset, given.kind, given.key)
        said = (given.kind, given.key, given.reason, given.named, file, given.line)
        self._database.execute(SQL["insert_gone"], (own, given.more, *said))

    def finish(self) -> Iterator[RowFault]:
        """Once all is in: what stands there twice is kept once, or told where it differs."""
        self._flush()
        yield from self._refuse(self._judge.finish())
        self._database.execute(SQL["index_ids"])
        self._database.execute(SQL["index_ranks"])
        first: _Seen | None = None
        for row in self._database.execute(SQL["list_twice"]).fetchall():
            seen = _Seen(*row)
            if first is None or first.id != seen.id:
                first = seen
                continue
            self._database.execute(SQL["delete_record"], (seen.ordinal,))
            if first.hash != seen.hash:
                where = f"{first.file}:{first.line}" if first.line else first.file
                detail = f"stands at {where} too, and differs there; only one can be right"
                yield RowFault(file=seen.file, line=seen.line, value=seen.key, detail=detail)
            elif seen.raw is not None and seen.raw != first.raw:
                first = self._add_raw(first, seen.raw)

    def count(self) -> int:
        """How many records there are."""
        return int(self._database.execute(SQL["count_records"]).fetchone()[0])

    def hashes(self, size: int) -> Iterator[list[Spooled]]:
        """All records in the order in which they can be written, so many at a time."""
        rows = self._database.execute(SQL["list_hashes"])
        while batch := [Spooled(*row) for row in islice(rows, size)]:
            yield batch

    def has(self, ids: Iterable[bytes]) -> set[bytes]:
        """Which of these records are there."""
        execute = self._database.execute
        return {own for own in ids if execute(SQL["has_record"], (own,)).fetchone()[0]}

    def named(self, ordinal: int) -> set[bytes]:
        """Ids of the records that this one names."""
        kind, key, body = self._database.execute(SQL["read_record"], (ordinal,)).fetchone()
        rows = Rows(self._dataset)
        FLATTEN[kind](rows, rows.own_id(kind, key), DECODERS[kind].decode(body), "")
        return {own.bytes for own in rows.references}

    def gone(self, size: int) -> Iterator[list[tuple[bytes, Gone]]]:
        """What is to be retracted unless a record of that key is there too, so many at a time.

        Each with its id, which means nothing where all keys are meant that begin alike.
        """
        rows = self._database.execute(SQL["list_gone"])
        while batch := list(islice(rows, size)):
            yield [
                (own, Gone(kind=kind, key=key, reason=reason, named=named, more=more))
                for own, kind, key, reason, named, more in batch
            ]

    def refused(self) -> set[bytes]:
        """What is not there, for it was faulty."""
        return self._refused - self.has(self._refused)

    def given(self) -> set[str]:
        """Ids that are deleted though a record is there of them, which then stays."""
        return {named for (named,) in self._database.execute(SQL["list_given"])}

    def plan(self, fates: Iterable[tuple[int, str]]) -> None:
        """What becomes of records, by their ordinals, in the order in which it does."""
        self._database.executemany(
            SQL["insert_plan"],
            (
                (-ordinal if fate == STAYS_AWAY else next(self._places), ordinal, fate)
                for ordinal, fate in fates
            ),
        )

    def planned(self) -> int:
        """How many records are planned for."""
        return int(self._database.execute(SQL["count_places"]).fetchone()[0])

    def anew(self) -> list[bytes]:
        """Ids of records whose content will be another."""
        return [own for (own,) in self._database.execute(SQL["list_changed"])]

    def count_plan(self) -> list[tuple[str, str, int]]:
        """Kind, what becomes of it, and of how many."""
        return self._database.execute(SQL["count_plan"]).fetchall()

    def name_plan(
        self, fate: str, most: int, size: int
    ) -> Iterator[list[tuple[bytes, Kind, str, bytes]]]:
        """The first of those of which that becomes: id, kind, key and JSON, so many at a time."""
        rows = self._database.execute(SQL["name_plan"], (fate, most))
        while batch := list(islice(rows, size)):
            yield batch

    def read(self, first: int, end: int) -> Iterator[Whole]:
        """The planned records from one place, counted from 1, to before another."""
        for row in self._database.execute(SQL["read_plan"], (first, end)):
            own, kind, key, body, digest, raw = row
            rows = RAW.decode(raw) if raw is not None else ()
            yield Whole(own, kind, key, DECODERS[kind].decode(body), digest, rows)

    def _flush(self) -> None:
        self._database.executemany(SQL["insert_record"], self._rows)
        self._rows.clear()

    def _refuse(self, verdicts: Iterable[Verdict]) -> Iterator[RowFault]:
        """Take out what has faults, and tell them."""
        self._flush()
        for verdict in verdicts:
            named = self._database.execute(SQL["name_record"], (verdict.ordinal,)).fetchone()
            own, kind, key, file, line = named
            self._refused.add(own)
            self._database.execute(SQL["insert_refused"], (file, line))
            for fault in verdict.faults:
                detail = f"{fault.detail} (of the {kind} {key!r})"
                column = fault.pointer.lstrip("/")
                yield RowFault(file=file, line=line, column=column, detail=detail)
            self._database.execute(SQL["delete_record"], (verdict.ordinal,))

    def _add_raw(self, first: _Seen, more: bytes) -> _Seen:
        """Another row that says the same of the same record."""
        known = [] if first.raw is None else RAW.decode(first.raw)
        raw = ENCODER.encode([*known, *(row for row in RAW.decode(more) if row not in known)])
        digest = hashlib.sha256(raw).digest()
        self._database.execute(SQL["set_raw"], (raw, digest, first.ordinal))
        return msgspec.structs.replace(first, raw=raw)


@contextmanager
def spool(dataset: str) -> Iterator[Spool]:
    """An empty one for that dataset; its file is in TMPDIR, without a name: no kill leaves it.

    Raises SpoolError where there is no room for it.
    """
    judge = Judge(dataset)
    try:
        with closing(_open()) as database:
            for pragma in ("synchronous = OFF", "cache_size = -65536"):
                database.execute(f"PRAGMA {pragma}")
            for name in ("make_records", "make_gone", "make_refused", "make_plan"):
                database.execute(SQL[name])
            yield Spool(database, dataset, judge)
    except sqlite3.Error as error:
        where = tempfile.gettempdir()
        raise SpoolError(
            f"what is read cannot be kept in {where}: {error}; make room there, or name another "
            "folder in TMPDIR"
        ) from None
    finally:
        judge.close()


def _open() -> sqlite3.Connection:
    """A file that has no name any more once it is open."""
    with tempfile.TemporaryDirectory(prefix="whence-import-") as folder:
        database = sqlite3.connect(Path(folder) / "spool.sqlite")
        database.execute("PRAGMA journal_mode = OFF")
        return database
