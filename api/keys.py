"""Keys: what they look like, what is kept of them, and what their scopes mean."""

import hashlib
import re
import secrets
from typing import Final

from api.errors import WhenceError

#: `whence_` and 32 random bytes in base64url.
KEY: Final = re.compile(r"whence_[A-Za-z0-9_-]{43}")
SCOPE: Final = re.compile(r"(write|link|read):(\*|[a-z0-9][a-z0-9-]{0,62})|admin")
ANY: Final = "*"
ADMIN: Final = "admin"


class ScopeError(WhenceError):
    """A scope that there is not."""


def make_key() -> str:
    """A new key; nobody guesses 256 random bits, so a plain digest of it can be kept."""
    return f"whence_{secrets.token_urlsafe(32)}"


def hash_key(key: str) -> bytes:
    """What the database keeps instead of the key."""
    return hashlib.sha256(key.encode("utf-8")).digest()


def check_scope(scope: str) -> str:
    """The scope itself; ScopeError says what one looks like."""
    if not SCOPE.fullmatch(scope):
        raise ScopeError(
            f"{scope[:100]!r} is no scope: it is admin, or write:, link: or read: and the name of "
            "a dataset or *, such as write:belgorod-2023"
        )
    return scope
