"""Builds a release: aside, in one pass, read back and checked, and only then published."""

import asyncio
import contextlib
import os
import sqlite3
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import msgspec
import pyarrow as pa

from api.database import Connection
from api.errors import WhenceError
from api.ids import public_id
from api.queries.values import SLUG
from api.releases.aside import BUILDING, built_in
from api.releases.check import Seen, failed_checks, read_back
from api.releases.facts import SQL
from api.releases.files import Files, Written
from api.releases.manifest import croissant, datapackage, make_manifest
from api.releases.plan import Asked, Plan, ReleaseError, make_plan, no_dataset
from api.releases.publish import Published, publish
from api.releases.reading import Batch, Reading
from api.releases.readme import readme
from api.releases.store import MANIFEST, Store
from api.releases.tables import ORDER

#: What compresses beside the one that reads and the one that makes rows.
THREADS: Final = 2
Advance = Callable[[int], object]
#: Begins a step of so many parts, and gives whom to tell of each.
Begin = Callable[[str, int], Advance]


class ChecksFailedError(WhenceError):
    """A release that is not what it has to be: nothing of it was published."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = list(faults)


class Workplace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a release is built, where it goes, and who hears how far it is."""

    data_dir: Path
    store: Store
    begin: Begin

    def folder(self, dataset: str) -> Path:
        """Beside the store's files, where they are on this machine: a rename publishes it."""
        beside = self.store.local(BUILDING, dataset)
        return self.data_dir / BUILDING / dataset if beside is None else beside


async def build_release(connection: Connection, asked: Asked, place: Workplace) -> Published:
    """Build and publish it, or raise a WhenceError and leave nothing behind."""
    if not SLUG.fullmatch(asked.dataset):
        raise await no_dataset(connection, asked.dataset)
    async with _turn(connection, asked.dataset):
        with contextlib.ExitStack() as kept:
            # The writers' lock is not waited for with an old snapshot.
            async with connection.transaction(isolation="repeatable_read", readonly=True):
                plan = await make_plan(connection, asked)
                folder = place.folder(plan.dataset)
                kept.enter_context(_explained(folder))
                kept.enter_context(built_in(folder))
                described = await _build(connection, plan, folder, place.begin)
            await asyncio.to_thread(_sync, folder)
            return await publish(connection, plan, described, folder, place.store)


async def _build(
    connection: Connection, plan: Plan, folder: Path, begin: Begin
) -> tuple[bytes, list[Seen]]:
    with ThreadPoolExecutor(THREADS) as pool:
        written = await _write(connection, plan, folder, begin, pool)
        faults = failed_checks(plan, written)
        seen, unread = await _read_back(folder, written, begin, pool)
    if faults or unread:
        raise ChecksFailedError([*faults, *unread])
    return _describe(plan, written, folder, seen)


async def _write(
    connection: Connection, plan: Plan, folder: Path, begin: Begin, pool: Executor
) -> Written:
    files = Files(folder, plan, pool)
    reading = Reading(connection, plan.dataset_id, plan.seq, plan.before)
    advance = begin("Writing records", sum(digest.count for digest in plan.digests.values()))
    with files.opened():
        for kind in ORDER:
            if kind in plan.digests:
                async with contextlib.aclosing(_ahead(reading.batches(kind))) as batches:
                    async for batch in batches:
                        await asyncio.to_thread(files.write, batch)
                        advance(len(batch.rows))
        if plan.before is not None:
            gone = await connection.fetch(SQL["read_gone"], plan.dataset_id, plan.before, plan.seq)
            for row in gone:
                files.remove(row["kind"], public_id(row["kind"], row["id"]))
        step = begin("Indexing whence.sqlite", len(files.tables))
        return await asyncio.to_thread(files.finish, lambda: step(1))


async def _ahead(batches: AsyncGenerator[Batch, None]) -> AsyncGenerator[Batch, None]:
    """The same, the next one read while one is written."""
    async with contextlib.aclosing(batches):
        coming = asyncio.ensure_future(anext(batches, None))
        try:
            while (batch := await coming) is not None:
                coming = asyncio.ensure_future(anext(batches, None))
                yield batch
        finally:
            coming.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await coming


async def _read_back(
    folder: Path, written: Written, begin: Begin, pool: Executor
) -> tuple[list[Seen], list[str]]:
    """Every file as it stands on the disk, and what is wrong with any."""
    paths = [folder / name for name in written.rows]
    advance = begin("Reading back", sum(path.stat().st_size for path in paths))
    loop = asyncio.get_running_loop()
    tables = list(written.tables)
    reads = [loop.run_in_executor(pool, _seen, path, tables, advance) for path in paths]
    seen, faults = [], []
    for path, found in zip(paths, await asyncio.gather(*reads), strict=True):
        expected = written.rows[path.name]
        if isinstance(found, str):
            faults.append(f"{path.name} cannot be read back: {found}")
        elif found.rows != expected:
            faults.append(f"{path.name} has {found.rows} rows, and {expected} were written")
        else:
            seen.append(found)
    return seen, faults


def _seen(path: Path, tables: list[Any], advance: Advance) -> Seen | str:
    try:
        return read_back(path, tables, advance)
    except (ValueError, OSError, zlib.error, pa.ArrowException, sqlite3.Error) as error:
        return str(error)


def _describe(
    plan: Plan, written: Written, folder: Path, seen: list[Seen]
) -> tuple[bytes, list[Seen]]:
    """Write what the release says of itself, the manifest last."""
    by_name = {one.name: one for one in seen}
    pages = {
        "datapackage.json": _json(datapackage(plan, written, by_name)),
        "croissant.json": _json(croissant(plan, written, by_name)),
        "README.md": readme(plan, written, sorted(seen, key=lambda one: one.name)).encode(),
    }
    for name, text in pages.items():
        (folder / name).write_bytes(text)
        seen.append(read_back(folder / name, [], lambda _: None))
    manifest = _json(make_manifest(plan, written, seen))
    (folder / MANIFEST).write_bytes(manifest)
    return manifest, [*seen, read_back(folder / MANIFEST, [], lambda _: None)]


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


@contextlib.asynccontextmanager
async def _turn(connection: Connection, dataset: str) -> AsyncIterator[None]:
    """The only build of this dataset."""
    if not await connection.fetchval(SQL["take_turn"], dataset):
        raise ReleaseError(f"another release of {dataset} is being built; try again after it")
    try:
        yield
    finally:
        if not connection.is_closed():
            await connection.fetchval(SQL["end_turn"], dataset)


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """A disk that takes no more, in one line."""
    try:
        yield
    except (ConnectionError, TimeoutError):
        # Of the database.
        raise
    except (OSError, sqlite3.Error, pa.ArrowException) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise ReleaseError(f"{folder} cannot be written: {said}; nothing was published") from error


def _sync(folder: Path) -> None:
    """Let all that was written outlast a loss of power."""
    for path in (*folder.iterdir(), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
