"""What is asked for, drawn once from the database with a seed."""

import asyncio
import http.client
import random
from itertools import permutations
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.database import load_statements
from api.ids import public_id
from bench.generator import COUNTRIES, SEED
from bench.wrk import MeasureError

SQL: Final = load_statements(Path(__file__).with_name("rivals.sql"))
ITEMS: Final = 4_000
#: More than a worker keeps answers of, so that each is read anew though they come in turn.
ITEMS_ANEW: Final = 60_000


class Samples(msgspec.Struct, frozen=True, kw_only=True):
    """Files of requests for wrk, and the file of a body as long as an item's is in the middle."""

    items: Path
    items_anew: Path
    tagged: Path
    lists: Path
    lists_anew: Path
    plain: Path
    body: Path


def draw_samples(dsn: str, port: int, folder: Path) -> Samples:
    """Ask a Whence for every item once: its entity tag and its length."""
    every = [f"/v1/events/{found}" for found in asyncio.run(_draw_ids(dsn))]
    paths, lists = every[:ITEMS], _list_paths()
    tags, bodies = _ask_for_all(port, paths)
    names = ("items", "items_anew", "tagged", "lists", "lists_anew", "plain")
    samples = Samples(
        **{name: folder / f"{name}.requests" for name in names}, body=folder / "body.json"
    )
    _write(samples.items, paths)
    _write(samples.items_anew, every)
    tagged = [f"{path} If-None-Match: {tag}" for path, tag in zip(paths, tags, strict=True)]
    _write(samples.tagged, tagged)
    _write(samples.lists, lists)
    _write(samples.lists_anew, _lists_anew())
    _write(samples.plain, ["/"])
    samples.body.write_bytes(sorted(bodies, key=len)[len(bodies) // 2])
    return samples


def _list_paths() -> list[str]:
    """Turn and turn about the plain list and one country's."""
    plain = "/v1/events?limit=100"
    return [path for code in COUNTRIES for path in (plain, f"{plain}&country={code}")]


def _lists_anew() -> list[str]:
    """The same lists, each asked for in so many ways that none is kept until its turn comes."""
    given = ("limit=100", "status=active", "sort=-date")
    plain = [f"/v1/events?{'&'.join(way)}" for way in permutations(given)]
    ways = [[*permutations((*given, f"country={code}"))] for code in COUNTRIES]
    return [
        path
        for turn, round_ in enumerate(zip(*ways, strict=True))
        for way in round_
        for path in (plain[turn % len(plain)], f"/v1/events?{'&'.join(way)}")
    ]


async def _draw_ids(dsn: str) -> list[str]:
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch(SQL["event_ids"])
    finally:
        await connection.close()
    drawn = random.Random(SEED).sample([row["id"] for row in rows], min(ITEMS_ANEW, len(rows)))
    return [public_id("event", found) for found in drawn]


def _ask_for_all(port: int, paths: list[str]) -> tuple[list[str], list[bytes]]:
    tags, bodies = [], []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for path in paths:
        body, tag = _ask(connection, path, 200)
        tags.append(tag)
        bodies.append(body)
    for path, tag in zip(paths[:10], tags[:10], strict=True):
        _ask(connection, path, 304, {"If-None-Match": tag})
    connection.close()
    return tags, bodies


def _ask(
    connection: http.client.HTTPConnection,
    path: str,
    expected: int,
    headers: dict[str, str] | None = None,
) -> tuple[bytes, str]:
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    body, tag = answer.read(), answer.headers["ETag"]
    if answer.status != expected or not tag:
        raise MeasureError(f"{path} answers {answer.status}, ETag {tag}: {body[:200]!r}")
    return body, tag


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
