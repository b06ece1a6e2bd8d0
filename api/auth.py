"""Who asks, and what their key allows."""

from typing import Final

import msgspec

from api.asgi import Requested
from api.database import Connection
from api.errors import ForbiddenError, MissingKeyError, UnauthenticatedError
from api.keys import ADMIN, ANY, KEY, hash_key
from api.queries.keys import FoundKey, find_key

HOW: Final = "send it as Authorization: Bearer whence_…"


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever asks: a key with its scopes, or nobody in particular."""

    key_name: str | None = None
    scopes: frozenset[str] = frozenset()

    @property
    def reads_all(self) -> bool:
        """Whether every internal dataset is open to them."""
        return ADMIN in self.scopes or f"read:{ANY}" in self.scopes

    @property
    def readable(self) -> list[str]:
        """The internal datasets that are open to them by name."""
        return sorted(scope[5:] for scope in self.scopes if scope.startswith("read:"))

    def may_read(self, slug: str) -> bool:
        """Whether they may know of that internal dataset."""
        return self.reads_all or f"read:{slug}" in self.scopes

    def may_write(self, slug: str) -> bool:
        """Whether they may write that dataset."""
        return not self.scopes.isdisjoint((ADMIN, f"write:{ANY}", f"write:{slug}"))

    def may_link(self, slug: str) -> bool:
        """Whether they may write links to that dataset, if nothing else."""
        return self.may_write(slug) or not self.scopes.isdisjoint((f"link:{ANY}", f"link:{slug}"))


ANONYMOUS: Final = Reader()


async def reader_of(request: Requested, connection: Connection) -> Reader:
    """Whose key came with the request; without one, nobody's, and no statement is sent.

    Raises UnauthenticatedError for a key that is unknown, expired or revoked.
    """
    shown = [value for name, value in request.scope["headers"] if name == b"authorization"]
    if not shown:
        return ANONYMOUS
    scheme, _, key = shown[0].decode("latin-1").strip().partition(" ")
    if scheme.lower() != "bearer":
        raise UnauthenticatedError(f"{scheme[:20]!r} is no way to show a key; {HOW}")
    if len(shown) > 1 or not KEY.fullmatch(key.strip()):
        raise UnauthenticatedError(f"this is no key: it is whence_ and 43 characters; {HOW}")
    found = await find_key(connection, hash_key(key.strip()))
    return _reader(found)


def require_key(reader: Reader) -> str:
    """The key's name; MissingKeyError for nobody in particular."""
    if reader.key_name is None:
        raise MissingKeyError(f"writing needs a key; {HOW}")
    return reader.key_name


def require_write(reader: Reader, slug: str) -> None:
    """Raise ForbiddenError, naming the scope, where the key may not write that dataset."""
    name = require_key(reader)
    if not reader.may_write(slug):
        has = ", ".join(sorted(reader.scopes))
        raise ForbiddenError(f"the key {name!r} lacks the scope write:{slug}; it has {has}")


def _reader(found: FoundKey | None) -> Reader:
    if found is None:
        raise UnauthenticatedError("this key is unknown here")
    if found.revoked:
        raise UnauthenticatedError(f"the key {found.name!r} was revoked")
    if found.expired:
        raise UnauthenticatedError(f"the key {found.name!r} expired at {found.expires_at}")
    return Reader(key_name=found.name, scopes=frozenset(found.scopes))
