"""The seeded database, made once and kept by what it is made from."""

import asyncio
import contextlib
import hashlib
import shutil
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import asyncpg
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from api.changesets.submission import read_ndjson
from api.changesets.write import Writing, write_change_set
from api.database import WRITING, load_statements
from api.embedded import embedded_server
from api.embedded.place import choose_place
from api.migrate import migrate
from api.settings import CHECKOUT
from bench.generator import VERSIONS, Chunk, change_sets, counts, revisions

EVENTS: Final = 100_000
SIZE: Final = 20_000
MADE_FROM: Final = ("migrations/sql/*.sql", "api/changesets/**/*")
WHOLE: Final = "whole"
SQL: Final = load_statements(Path(__file__).with_name("databases.sql"))
LOADED: Final = "bench_load"
HISTORY: Final = "bench_history"
UNFINISHED: Final = "bench_unfinished"
#: Autovacuum comes at moments of its own; what it does is done at the end.
UNDISTURBED: Final = {"autovacuum": "off"}
#: Readers of a database at rest: nothing of it is written while they are measured.
SETTLE: Final = ("VACUUM (FREEZE, ANALYZE)", "CHECKPOINT")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where events come from, and the folder of the databases that are made of them."""

    folder: str
    made_from: tuple[str, ...]
    change_sets: Callable[[int, int], Iterator[Chunk]]
    records: Callable[[int], int]


def _total(events: int) -> int:
    actors, _, sources = counts(events)
    return 2 + actors + sources + events + (events + 3) // 4


GENERATED: Final = Source(
    folder="bench", made_from=("bench/generator.py",), change_sets=change_sets, records=_total
)


@contextlib.contextmanager
def seeded_server(
    data_dir: Path, console: Console, *, events: int = EVENTS, source: Source = GENERATED
) -> Iterator[str]:
    """The DSN of the server over the kept database, which is made where there is none."""
    folder = data_dir / source.folder / template_name(events, source)
    if not (folder / WHOLE).exists():
        clear(folder.parent)
        with embedded_server(folder, settings=UNDISTURBED, say=console.print) as dsn:
            migrate(dsn)
            chunks = source.change_sets(events, SIZE)
            asyncio.run(fill(dsn, chunks, source.records(events), console))
        (folder / WHOLE).touch()
    with embedded_server(folder, say=console.print) as dsn:
        yield dsn


def template_name(events: int, source: Source = GENERATED) -> str:
    """A digest of the number of events, the schema, the writer and the generator."""
    return digest_of(events, source.made_from)


def digest_of(events: int, made_from: Sequence[str]) -> str:
    """A digest of the number of events, the schema, the writer and these files."""
    digest = hashlib.sha256(str(events).encode())
    patterns = (*MADE_FROM, *made_from)
    files = sorted(path for pattern in patterns for path in CHECKOUT.glob(pattern))
    for path in files:
        if path.is_file() and path.suffix in (".sql", ".py"):
            digest.update(f"\n{path.relative_to(CHECKOUT)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def with_history(dsn: str, console: Console, *, events: int) -> str:
    """The DSN of a copy in which every event has several versions, made once beside the first."""
    if not asyncio.run(run(dsn, "find_history")):
        asyncio.run(run(dsn, "drop_unfinished", "copy_database"))
        total = events * (VERSIONS - 1)
        asyncio.run(fill(named(dsn, UNFINISHED), revisions(events, SIZE), total, console))
        asyncio.run(run(dsn, "finish_history"))
    return named(dsn, HISTORY)


def named(dsn: str, name: str) -> str:
    """Another database of the same server."""
    head, mark, query = dsn.partition("?")
    return f"{head.rpartition('/')[0]}/{name}{mark}{query}"


async def run(dsn: str, *names: str, database: str = LOADED) -> int | None:
    """What the last of these statements says; of what is loaded, in the database of that name."""
    connection = await asyncpg.connect(dsn)
    try:
        for name in names:
            said: int | None = await connection.fetchval(SQL[name].replace(LOADED, database))
    finally:
        await connection.close()
    return said


async def fill(dsn: str, chunks: Iterable[Chunk], total: int, console: Console) -> None:
    """Write all the change sets as any writer does, and leave the database at rest."""
    connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
    try:
        with _progress(console) as progress:
            task = progress.add_task("Making the database", total=total)
            for number, lines in chunks:
                submission = await read_ndjson(each(lines))
                await write_change_set(connection, submission, Writing(key_name="bench"))
                progress.advance(task, number)
            for statement in SETTLE:
                await connection.execute(statement)
    finally:
        await connection.close()


async def each(lines: list[bytes]) -> AsyncIterator[bytes]:
    """The lines as they would come over the network."""
    for line in lines:
        yield line


def clear(folder: Path) -> None:
    """Databases of older schemas, writers and generators, and one that was never finished."""
    for old in (path for path in folder.glob("*") if path.is_dir()):
        shutil.rmtree(choose_place(old, str).data, ignore_errors=True)
        shutil.rmtree(old)


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=console)
