"""A second database that copies the first, and what of both is compared."""

import contextlib
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import asyncpg
import httpx

from api.database import WRITING, Connection, load_statements
from api.mirrors.comparing import Comparison
from api.mirrors.following import open_copy
from api.mirrors.keeping import bring_up
from api.mirrors.origin import Origin
from tests.conftest import with_database

SAME: Final = load_statements(Path(__file__).with_suffix(".sql"))


@contextlib.asynccontextmanager
async def another_database(server: str, template: str) -> AsyncIterator[str]:
    """The DSN of a second migrated database."""
    name = f"whence_mirror_{uuid.uuid4().hex[:12]}"
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        yield with_database(server, name)
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await connection.close()


async def mirrored(
    client: httpx.AsyncClient, connection: Connection, slug: str = "test"
) -> Comparison:
    """Bring a mirror to what the served Whence has, and compare their digests."""
    origin = Origin(client, "http://whence.test")
    copy = await open_copy(connection, origin, slug)
    return await bring_up(copy)


async def unlike(origin: Connection, mirror: Connection, slug: str = "test") -> dict[str, Any]:
    """What one has and the other has not, table by table."""
    found = {}
    for table, query in SAME.items():
        one, other = [await _rows(each, query, slug) for each in (origin, mirror)]
        if one != other:
            found[table] = {"origin": list(one - other), "mirror": list(other - one)}
    return found


async def _rows(connection: Connection, query: str, slug: str) -> Counter[tuple[Any, ...]]:
    own = await connection.fetchval("SELECT id FROM datasets WHERE slug = $1", slug)
    return Counter(map(tuple, await connection.fetch(query, own)))


async def writer_on(dsn: str) -> Connection:
    """A connection as writers have."""
    return await asyncpg.connect(dsn, server_settings=dict(WRITING))
