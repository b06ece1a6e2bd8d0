"""What is answered, before it is a response of HTTP."""

import hashlib
from collections.abc import Sequence

import msgspec


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes to answer, the seq they are of (none: they come from no change set), licences.

    `tag` tells the body from every other; it is digested when it is not given. What is `lasting`
    stays right until there is a later seq.
    """

    body: bytes
    seq: int | None
    licences: Sequence[str] = ()
    tag: bytes = b""
    lasting: bool = True


def tag_of(deciding: bytes) -> bytes:
    """A digest of a body, or of what decides it."""
    return hashlib.sha256(deciding).hexdigest()[:32].encode("ascii")
