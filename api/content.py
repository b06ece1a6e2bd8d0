"""What is answered, before it is a response of HTTP."""

from collections.abc import Sequence

import msgspec


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes to answer, the seq they are of (none: they come from no change set), licences.

    `identity` stands for the body where something shorter decides it and tells it from others.
    """

    body: bytes
    seq: int | None
    licences: Sequence[str] = ()
    identity: bytes = b""
