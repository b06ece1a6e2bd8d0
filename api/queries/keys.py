"""Keys as the database keeps them: by digest, never themselves."""

import datetime
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))


class NewKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key to be kept: its SHA-256, not itself."""

    name: str
    hash: bytes
    scopes: list[str]
    expires_at: datetime.datetime | None


class FoundKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key that somebody showed."""

    name: str
    scopes: list[str]
    expires_at: datetime.datetime | None
    expired: bool | None
    revoked: bool


class ListedKey(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A key as its list shows it."""

    name: str
    scopes: list[str]
    state: str
    created_at: datetime.datetime
    expires_at: datetime.datetime | None = None
    revoked_at: datetime.datetime | None = None


async def find_key(connection: Connection, digest: bytes) -> FoundKey | None:
    """The key with that SHA-256."""
    row = await connection.fetchrow(SQL["find_key"], digest)
    return FoundKey(**row) if row else None


async def create_key(connection: Connection, new: NewKey) -> bool:
    """Keep a new key; False where there is or was one of that name."""
    values = (new.name, new.hash, new.scopes, new.expires_at)
    return await connection.fetchrow(SQL["create_key"], *values) is not None


async def list_keys(connection: Connection) -> list[ListedKey]:
    """All of them, those that are no longer valid too."""
    return [ListedKey(**row) for row in await connection.fetch(SQL["list_keys"])]


async def revoke_key(connection: Connection, name: str) -> datetime.datetime | None:
    """End a key's life; when it ended, or None where there is none of that name."""
    ended: datetime.datetime | None = await connection.fetchval(SQL["revoke_key"], name)
    return ended
