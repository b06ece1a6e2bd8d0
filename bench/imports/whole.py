"""One import from its file to what is served, its rival, and the imports that come after it."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import asyncpg
import msgspec

from bench import servers
from bench.imports.copying import SQL, ask, copy_in, copy_out, settle
from bench.imports.meanwhile import DATASET as NEWSROOM
from bench.imports.meanwhile import EVERY, RATE, SIZE, Meanwhile, Told
from bench.imports.rows import Files
from bench.loading import fresh_database, make_key
from bench.pairs import Pair, Result
from bench.processes import Ran, run_whence
from bench.wrk import MeasureError

DATASET: Final = "bench"
IMPORTED: Final = "bench_imported"
COPIED: Final = "bench_copied"


class Bench(msgspec.Struct, frozen=True, kw_only=True):
    """The server, a folder, the files to import, and who is told of each step."""

    dsn: str
    folder: Path
    files: Files
    told: Callable[[str], object]


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import took, and its own report of it."""

    ran: Ran
    counts: dict[str, dict[str, int]]
    seqs: list[int]

    @property
    def records(self) -> int:
        """How many records are new or others."""
        fates = ("created", "changed")
        return sum(counts.get(fate, 0) for counts in self.counts.values() for fate in fates)

    @property
    def rate(self) -> float:
        """Records in a second."""
        return self.records / self.ran.seconds


def run_import(dsn: str, file: Path, edition: str) -> Imported:
    """`whence import`, which takes no file that has a fault."""
    arguments = ("import", "ucdp-ged", str(file), "--dataset", DATASET, "--edition", edition)
    ran = run_whence(dsn, *arguments, "--json")
    report: dict[str, Any] = msgspec.json.decode(ran.printed)
    if report["faulty"] or report["unknown_columns"]:
        raise MeasureError(f"{file} has faults: {report['faults'][:3]}")
    seqs = [each["seq"] for each in report["change_sets"] if "seq" in each]
    return Imported(ran=ran, counts=report["counts"], seqs=seqs)


def measure_whole(bench: Bench) -> list[Result]:
    """All of it, in databases that are dropped afterwards."""
    files = bench.files
    with fresh_database(bench.dsn, IMPORTED) as dsn:
        before = asyncio.run(_sizes(dsn))
        bench.told(f"Importing {files.events:,} events, asked meanwhile")
        log = bench.folder / "whence.log"
        first, told = import_asked(dsn, log, files.first, "1", make_key(dsn, NEWSROOM))
        begun = asyncio.run(ask(dsn, "writing_begun", DATASET))
        bench.told("Coming to rest")
        wal = asyncio.run(_sizes(dsn))[1]
        asyncio.run(settle(dsn))
        disk = asyncio.run(_sizes(dsn))[0]
        rivals = _against_copy(bench, dsn, first.ran.seconds)
        later = _later(bench, dsn, first.ran.seconds)
    sizes = {"on disk": disk - before[0], "of WAL": wal - before[1]}
    speed = [*_speed(files, first), *rivals]
    return [*speed, *_sized(files, sizes), *_asked(told.since(begun)), *later]


def import_asked(
    dsn: str, log: Path, file: Path, edition: str, key: str = ""
) -> tuple[Imported, Told]:
    """The import while a server answers, and a newsroom writes where it has a key."""
    with (
        servers.started_whence(dsn, log) as server,
        Meanwhile(server.port, key) as meanwhile,
    ):
        imported = run_import(dsn, file, edition)
    return imported, meanwhile.told


def _against_copy(bench: Bench, dsn: str, seconds: float) -> list[Result]:
    """COPY of the same rows in the same minutes, as ratios of rows a second."""
    results = []
    with tempfile.TemporaryDirectory(prefix="copies-", dir=bench.folder) as folder:
        bench.told("Copying all rows out")
        with fresh_database(bench.dsn, COPIED) as fresh:
            copied = asyncio.run(copy_out(dsn, fresh, Path(folder)))
        rows = copied.total
        for checked, target in ((True, 0.4), (False, None)):
            said = "the tables check them" if checked else "nothing checked"
            bench.told(f"Copying all rows in, {said}")
            with fresh_database(bench.dsn, COPIED) as fresh:
                taken = asyncio.run(copy_in(fresh, copied, checked=checked))
            result = Result(
                name="copy" if checked else "unchecked-copy",
                what=f"all {rows:,} rows that this leaves on disk",
                rival=f"COPY of them, {said}",
                unit="rows/s",
                target=target,
                pairs=[Pair(ours=rows / seconds, rival=rows / taken)],
            )
            results.append(result)
    return results


def _later(bench: Bench, dsn: str, first: float) -> list[Result]:
    """The same file again, and the next edition, read meanwhile as the first was."""
    log = bench.folder / "whence.log"
    bench.told("Bringing the indexes up")
    run_whence(dsn, "index")
    before = asyncio.run(ask(dsn, "latest_seq"))
    bench.told("Importing the same again")
    again, _ = import_asked(dsn, log, bench.files.first, "1")
    after = asyncio.run(ask(dsn, "latest_seq"))
    if again.seqs or again.records or before != after:
        raise MeasureError(f"the same file again wrote {again.records} records: {again.counts}")
    bench.told("Importing the next edition")
    newer, _ = import_asked(dsn, log, bench.files.changed, "2")
    written = asyncio.run(_written_since(dsn, after))
    expected = {"event": bench.files.changes}
    if written != expected:
        raise MeasureError(f"the next edition wrote {written}, not {expected}")
    return [
        _in_time("again", "the same file again: nothing is written", again, first, 1 / 3),
        _in_time("newer", "the next edition, in which 1 % of the rows differ", newer, first, 0.4),
    ]


def _in_time(name: str, what: str, later: Imported, first: float, most: float) -> Result:
    return Result(
        name=name,
        what=what,
        rival="the first import",
        unit="s",
        target=most,
        at_most=True,
        pairs=[Pair(ours=later.ran.seconds, rival=first)],
    )


def _speed(files: Files, first: Imported) -> list[Result]:
    what = f"{files.events:,} events imported, {first.records:,} records"
    return [
        _figure("import", what, first.rate, "records/s", 3000),
        _figure("time", "the same", first.ran.seconds, "s"),
        _figure("memory", "memory of its Python", first.ran.megabytes, "MB", 500, at_most=True),
    ]


def _sized(files: Files, sizes: dict[str, int]) -> list[Result]:
    return [
        _figure(f"bytes {where}", f"bytes {where} of an event", size / files.events, "bytes")
        for where, size in sizes.items()
    ]


def _asked(told: Told) -> list[Result]:
    reads = f"reads while it writes, {RATE} a second"
    failed = len(told.failed)
    results = [
        _figure("errors", "answers that failed", failed, "errors", 0, at_most=True),
        _figure("p50", f"{reads}: half take at most", told.part(50), "µs"),
        _figure("p95", f"{reads}: 95 % take at most", told.part(95), "µs", 20_000, at_most=True),
        _figure("slowest", f"{reads}: the slowest", max(read.taken for read in told.reads), "µs"),
    ]
    if told.writes:
        what = f"a change set of {SIZE} meanwhile, every {EVERY:g} s: the slowest"
        slowest = max(told.writes) / 1000
        results.append(_figure("wait", what, slowest, "ms", 10_000, at_most=True))
    return results


def _figure(
    name: str,
    what: str,
    figure: float,
    unit: str,
    target: float | None = None,
    at_most: bool = False,
) -> Result:
    return Result(
        name=name, what=what, rival="", unit=unit, target=target, figures=[figure], at_most=at_most
    )


async def _sizes(dsn: str) -> tuple[int, int]:
    """Bytes on disk, and bytes of WAL ever written by the server."""
    return await ask(dsn, "bytes_on_disk"), await ask(dsn, "bytes_of_wal")


async def _written_since(dsn: str, seq: int) -> dict[str, int]:
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch(SQL["written_since"], seq)
    finally:
        await connection.close()
    return {row["kind"]: row["versions"] for row in rows}
