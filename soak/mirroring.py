"""A mirror of a mirror, both following while one writes at random, and killed now and then."""

import asyncio
import contextlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

import asyncpg
import httpx

from api.migrate import migrate
from api.settings import CHECKOUT
from bench.servers import whence
from soak.changing import DATASET, Writer, count_changes
from soak.outcome import Outcome
from soak.scene import connected, differences, scene
from tests.conftest import with_database
from tests.mirroring import unlike

#: Steps of the writer between two kills.
STEPS: Final = 40
SEED: Final = 7
Advance = Callable[[float], object]


class Follower:
    """`whence mirror --follow`, which is killed and begun again."""

    def __init__(self, url: str, where: list[str], log: Path) -> None:
        self._command = [url, *where, "--dataset", DATASET]
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self.begin()

    def begin(self) -> None:
        """Go on where it was."""
        with self._log.open("ab") as log:
            self._process = self._start("--follow", output=log)

    def kill(self) -> None:
        """Without a farewell."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def once(self) -> str:
        """Catch up, and what it says of that."""
        self.kill()
        process = self._start(output=subprocess.PIPE)
        out, _ = process.communicate()
        return str(out.decode().strip())

    def _start(self, *more: str, output: IO[bytes] | int) -> "subprocess.Popen[bytes]":
        kept = {name: text for name, text in os.environ.items() if not name.startswith("WHENCE_")}
        return subprocess.Popen(
            [sys.executable, "-m", "api", "mirror", *self._command, *more],
            cwd=CHECKOUT,
            env=kept,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def mirror(changes: int, advance: Advance) -> Outcome:
    """So many changes; the origin, its mirror, the mirror of that and a folder are then equal."""
    begun = time.monotonic()
    with scene() as running, tempfile.TemporaryDirectory(prefix="whence-mirrors-") as name:
        folder = Path(name)
        copies = [with_database(running.dsn, each) for each in ("mirror", "second")]
        asyncio.run(_create(running.dsn, "mirror", "second"))
        for copy in copies:
            migrate(copy)
        with whence(copies[0], folder / "mirror.log") as port:
            urls = [running.base, f"http://127.0.0.1:{port}"]
            with _following(urls, copies, folder) as followers:
                counts = asyncio.run(_write_and_kill(running.dsn, changes, followers, advance))
                said = [follower.once() for follower in followers]
            faults = asyncio.run(_compare(running.dsn, copies, urls))
        faults += [each for each in said if not each.startswith("equal at seq ")]
    seconds = time.monotonic() - begun
    return Outcome(name="mirror of a mirror", seconds=seconds, counts=counts, faults=faults)


@contextlib.contextmanager
def _following(urls: list[str], copies: list[str], folder: Path) -> Iterator[list[Follower]]:
    followers = [
        Follower(url, ["--into", copy], folder / f"{number}.log")
        for number, (url, copy) in enumerate(zip(urls, copies, strict=True))
    ]
    followers.append(Follower(urls[1], [str(folder / "copy")], folder / "folder.log"))
    try:
        yield followers
    finally:
        for follower in followers:
            follower.kill()


async def _create(dsn: str, *names: str) -> None:
    connection = await asyncpg.connect(dsn)
    for name in names:
        await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()


async def _write_and_kill(
    dsn: str, changes: int, followers: list[Follower], advance: Advance
) -> dict[str, int]:
    drawn = random.Random(SEED)
    counts = {"changes": 0, "kills": 0}
    async with connected(dsn) as connection:
        writer = Writer(connection, SEED)
        await writer.begin()
        while counts["changes"] < changes:
            for _ in range(STEPS):
                await writer.step()
            follower = drawn.choice(followers)
            follower.kill()
            follower.begin()
            counts["kills"] += 1
            there = await count_changes(connection)
            advance(there - counts["changes"])
            counts["changes"] = there
    return counts


async def _compare(dsn: str, copies: list[str], urls: list[str]) -> list[str]:
    """Digests of origin, mirror and the mirror of that; then all of their rows."""
    faults = []
    async with connected(dsn) as origin, connected(copies[0]) as one, connected(copies[1]) as two:
        for first, other in ((origin, one), (one, two)):
            for table, rows in (await unlike(first, other, DATASET)).items():
                faults.append(f"{table}: {str(rows)[:300]}")
        digests = [
            await each.fetch(
                "SELECT DISTINCT ON (kind) kind, records, digest FROM digests"
                " ORDER BY kind, seq DESC"
            )
            for each in (origin, one, two)
        ]
    if not digests[0] == digests[1] == digests[2]:
        faults.append(f"digests: {digests}")
    async with httpx.AsyncClient() as client:
        answers = [(await client.get(f"{url}/v1/digest")).json()["data"] for url in urls]
    if answers[0] != answers[1]:
        faults.append(f"served digests: {answers}")
    for copy in copies:
        faults += await differences(copy)
    return faults
