"""How long a release takes, and its lines against COPY through gzip."""

import asyncio
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import asyncpg

from api.database import load_statements
from api.releases.digests import DigestSum
from api.releases.files import Beside
from api.releases.reading import Reading
from api.releases.turns import LEVEL, GzipFile
from bench import ged
from bench.measures import Bench
from bench.pairs import Result, interleave
from bench.processes import run_whence
from bench.template import GENERATED, Source
from bench.wrk import MeasureError

RELEASE: Final = "release"
RELEASED: Final = 350_000
#: For so many events.
MOST_SECONDS: Final = 720
MOST_MEGABYTES: Final = 600
SQL: Final = load_statements(Path(__file__).with_name("rivals.sql"))
MULTIPLIED: Final = Source(
    folder="bench-ged",
    made_from=("bench/ged.py", "api/importers/ged*.py"),
    change_sets=ged.change_sets,
    records=ged.records,
)
SOURCE: Final = MULTIPLIED if ged.ROWS.exists() else GENERATED


def measure_releases(bench: Bench) -> list[Result]:
    """The lines in turns with their rival, then all of a release, once."""
    lines = Result(
        name=f"{RELEASE}-lines",
        what="events of a release as .ndjson.gz, with labels and digest",
        rival=f"COPY of the same bodies through gzip -{LEVEL}",
        unit="events/s",
        target=0.5,
        pairs=interleave(
            bench.number,
            lambda: bench.events / asyncio.run(_lines(bench)),
            lambda: bench.events / asyncio.run(_rival(bench)),
            bench.told,
        ),
    )
    seconds, megabytes = _release(bench)
    bench.told()
    most = MOST_SECONDS * bench.events / RELEASED
    return [
        lines,
        _whole(bench, RELEASE, "s", seconds, most),
        _whole(bench, f"{RELEASE}-memory", "MB", megabytes, MOST_MEGABYTES),
    ]


def _whole(bench: Bench, name: str, unit: str, figure: float, most: float) -> Result:
    return Result(
        name=name,
        what=f"all of a release of {bench.events:,} events",
        rival="",
        unit=unit,
        target=most,
        figures=[figure],
        at_most=True,
    )


async def _lines(bench: Bench) -> float:
    """Seconds that reading, labels, digests and compression take, as a release has them."""
    path, digests = bench.folder / "lines.ndjson.gz", DigestSum()
    connection = await asyncpg.connect(bench.dsn, server_settings={"jit": "off"})
    started = time.perf_counter()
    with ThreadPoolExecutor(1) as pool:
        file = Beside(GzipFile(path), pool)
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            [row] = await connection.fetch(SQL["find_dataset"])
            reading = Reading(connection, row["id"], row["seq"], None)
            async for batch in reading.batches("event"):
                file.write(b"".join(batch.lines))
                digests.add(batch)
        file.finish()
    seconds = time.perf_counter() - started
    await connection.close()
    if digests.count != bench.events:
        raise MeasureError(f"{digests.count} of {bench.events} events were written")
    path.unlink()
    return seconds


async def _rival(bench: Bench) -> float:
    """Seconds that COPY to gzip takes."""
    path = bench.folder / "copied.gz"
    connection = await asyncpg.connect(bench.dsn)
    started = time.perf_counter()
    with path.open("wb") as file:
        gzip = await asyncio.create_subprocess_exec(
            "gzip", f"-{LEVEL}", stdin=asyncio.subprocess.PIPE, stdout=file
        )
        pipe = gzip.stdin
        if pipe is None:
            raise MeasureError("gzip takes nothing")

        async def pour(data: bytes) -> None:
            pipe.write(data)
            await pipe.drain()

        await connection.copy_from_query(
            SQL["copy_bodies"], output=pour, format="csv", delimiter="\x01", quote="\x02"
        )
        pipe.close()
        await gzip.wait()
    seconds = time.perf_counter() - started
    await connection.close()
    path.unlink()
    return seconds


def _release(bench: Bench) -> tuple[float, float]:
    """Seconds and megabytes that `whence release` takes; its release is forgotten again."""
    to = bench.folder / "released"
    shutil.rmtree(to, ignore_errors=True)
    name = f"bench-{time.time_ns()}"
    ran = run_whence(bench.dsn, "release", "bench", "--name", name, "--to", str(to))
    shutil.rmtree(to, ignore_errors=True)
    return ran.seconds, ran.megabytes
