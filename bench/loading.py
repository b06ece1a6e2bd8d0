"""How fast one change set of many records is written when it comes over HTTP."""

import asyncio
import contextlib
import http.client
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from api.migrate import migrate
from bench import servers
from bench.generator import change_sets
from bench.processes import run_whence
from bench.template import LOADED, named, run
from bench.wrk import MeasureError

RECORDS: Final = 20_000
#: So many events make so many records, with their reports, articles and actors.
EVENTS: Final = 13_158
LOAD_SECONDS: Final = 300


def measure_loading(dsn: str, log: Path) -> float:
    """Records a second: posted as NDJSON to a server on a fresh database, until it answers."""
    number, lines = next(change_sets(EVENTS, RECORDS))
    body = b"\n".join(lines)
    with fresh_database(dsn) as fresh:
        key = make_key(fresh, "bench")
        with servers.whence(fresh, log) as port:
            started = time.perf_counter()
            _post(port, key, body)
            seconds = time.perf_counter() - started
        written = asyncio.run(run(fresh, "count_records"))
    if (number, written) != (RECORDS, RECORDS):
        raise MeasureError(f"{written} of {number} records were written, not {RECORDS}")
    return RECORDS / seconds


@contextlib.contextmanager
def fresh_database(dsn: str, name: str = LOADED) -> Iterator[str]:
    """The DSN of an empty, migrated database of the same server, which is dropped afterwards."""
    asyncio.run(run(dsn, "drop_database", "create_database", database=name))
    fresh = named(dsn, name)
    try:
        migrate(fresh)
        asyncio.run(run(fresh, "checkpoint"))
        yield fresh
    finally:
        asyncio.run(run(dsn, "drop_database", database=name))


def make_key(dsn: str, dataset: str) -> str:
    """A key that may write that dataset."""
    ran = run_whence(dsn, "keys", "create", dataset, "--scope", f"write:{dataset}")
    return ran.printed.decode().strip()


def _post(port: int, key: str, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/x-ndjson"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LOAD_SECONDS)
    connection.request("POST", "/v1/changesets", body, headers)
    answer = connection.getresponse()
    said = answer.read()
    connection.close()
    if answer.status not in (200, 201):
        raise MeasureError(f"the change set is answered {answer.status}: {said[:500]!r}")
