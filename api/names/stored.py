"""A name in all its writings as a text, so that nothing is written again to be compared."""

from typing import Final

import msgspec

from api.names.written import Written

#: The fields of a written name in their order.
Stored = tuple[str, str, str, tuple[str, ...], tuple[str, ...], str, str, bool, str | None, bool]
STORED: Final = msgspec.json.Decoder(Stored)


def write_stored(name: Written) -> str:
    """The fields of a written name as a JSON array."""
    return msgspec.json.encode(msgspec.structs.astuple(name)).decode()


def read_stored(text: str) -> Written:
    """The name that was stored so."""
    return Written(*STORED.decode(text))
