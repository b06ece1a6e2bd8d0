"""Whether the PostgreSQL that the user names can be used at all."""

import asyncio
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import asyncpg

from api.errors import WhenceError

OLDEST: Final = 15
NEWEST: Final = 18
CONNECT_SECONDS: Final = 10


class ServerUnusableError(WhenceError):
    """A server that cannot be reached, or that is too old or too new."""


def check_server(dsn: str) -> None:
    """Connect once, and refuse with one clear line what Whence does not run on."""
    asyncio.run(_check_server(dsn))


def without_password(url: str) -> str:
    """The URL as it may be shown."""
    parts = urlsplit(url)
    login, at, address = parts.netloc.rpartition("@")
    user = login.partition(":")[0]
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "password"]
    shown = parts._replace(netloc=f"{user}{at}{address}", query=urlencode(query, safe="/"))
    return urlunsplit(shown)


async def _check_server(dsn: str) -> None:
    try:
        connection = await asyncpg.connect(dsn, timeout=CONNECT_SECONDS)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as fault:
        why = str(fault) or f"no answer in {CONNECT_SECONDS} s"
        where = without_password(dsn)
        raise ServerUnusableError(
            f"WHENCE_DATABASE_URL: cannot connect to {where}: {why}"
        ) from None
    try:
        version = connection.get_server_version()
    finally:
        await connection.close()
    if not OLDEST <= version.major <= NEWEST:
        raise ServerUnusableError(
            f"WHENCE_DATABASE_URL: {without_password(dsn)} is PostgreSQL {version.major}; "
            f"Whence runs on {OLDEST} to {NEWEST}"
        )
