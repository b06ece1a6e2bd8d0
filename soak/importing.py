"""Imports killed at random: whole change sets are left, and the next run brings the rest."""

import asyncio
import contextlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import load_statements
from api.embedded import embedded_server
from api.settings import CHECKOUT
from bench.imports.rows import FOLDER, Row, make_files, read_rows
from bench.imports.whole import DATASET, run_import
from bench.loading import fresh_database
from bench.processes import environment
from soak.outcome import Outcome
from soak.scene import connected, differences
from soak.writers import find_halves
from tests.gedrows import ONE_SIDED, ROW, SECOND

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
SEED: Final = 6
WHOLE: Final = "soak_whole"
KILLED: Final = "soak_killed"
WHENCE: Final = ("-m", "api")
#: Taken where the real rows are not beside the checkout.
OWN_ROWS: Final[Sequence[Row]] = [{**ROW, **more} for more in ({}, SECOND, ONE_SIDED | {"id": "3"})]
LEFT_SECONDS: Final = 60
Proof = dict[str, tuple[int, str]]


class Killing(msgspec.Struct, frozen=True, kw_only=True):
    """What is imported, into which server, how often it is killed, and who is told of each."""

    dsn: str
    file: Path
    kills: int
    advance: Callable[[], object]
    #: How the run that is killed is begun.
    command: Sequence[str] = WHENCE


def kill_imports(kills: int, events: int, advance: Callable[[], object]) -> Outcome:
    """Kill imports of so many events."""
    rows = read_rows() if FOLDER.is_dir() else OWN_ROWS
    with tempfile.TemporaryDirectory(prefix="whence-soak-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        file = make_files(folder, rows, events, lambda _: None).first
        with embedded_server(folder) as dsn:
            return kill_each(Killing(dsn=dsn, file=file, kills=kills, advance=advance))


def kill_each(killing: Killing) -> Outcome:
    """Each in a database of its own, at a part of the time that it takes undisturbed."""
    begun = time.monotonic()
    with fresh_database(killing.dsn, WHOLE) as dsn:
        seconds = run_import(dsn, killing.file, "1").ran.seconds
        expected = asyncio.run(_prove(dsn))
    chance = random.Random(SEED)
    parts = sorted(chance.random() for _ in range(killing.kills))
    left, faults = [], []
    for part in parts:
        with fresh_database(killing.dsn, KILLED) as dsn:
            _kill(dsn, killing, part * seconds)
            number, found = asyncio.run(_look(dsn))
            run_import(dsn, killing.file, "1")
            found += _unlike(expected, asyncio.run(_prove(dsn)))
        left.append(number)
        faults += [f"killed at {part:.0%}: {fault}" for fault in found]
        killing.advance()
    return Outcome(
        name=f"import killed at {', '.join(f'{part:.0%}' for part in parts)}",
        seconds=time.monotonic() - begun,
        counts={"kills": killing.kills, "change sets left": sum(left), "most": max(left)},
        faults=faults,
    )


def _kill(dsn: str, killing: Killing, seconds: float) -> None:
    """Begin an import, and end it without a farewell; PostgreSQL stays."""
    named = ("import", "ucdp-ged", str(killing.file), "--dataset", DATASET, "--edition", "1")
    process = subprocess.Popen(
        [sys.executable, *killing.command, *named],
        cwd=CHECKOUT,
        env=environment(dsn),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


async def _look(dsn: str) -> tuple[int, list[str]]:
    """How many change sets are left, and which of them is not whole."""
    async with connected(dsn) as connection:
        deadline = time.monotonic() + LEFT_SECONDS
        while await connection.fetchval(SQL["importing"]):
            if time.monotonic() > deadline:
                return 0, ["its connections do not end"]
            await asyncio.sleep(0.05)
        number: int = await connection.fetchval(SQL["count_change_sets"])
    return number, [*await find_halves(dsn), *await differences(dsn)]


async def _prove(dsn: str) -> Proof:
    """Number and digest of the records of each kind, and of the rows beside them."""
    async with connected(dsn) as connection:
        names = ("list_digests", "digest_rows")
        rows = [row for name in names for row in await connection.fetch(SQL[name])]
    return {row["what"]: (row["records"], row["digest"]) for row in rows}


def _unlike(expected: Proof, found: Proof) -> list[str]:
    """What is not as in the import that nobody killed."""
    return [
        f"{what}: {found.get(what)}, not {expected.get(what)}"
        for what in sorted(expected.keys() | found.keys())
        if expected.get(what) != found.get(what)
    ]
