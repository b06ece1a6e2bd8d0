"""Bodies of requests: read piece by piece, with limits that hold whatever was announced."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from typing import Final

from api.asgi import Requested
from api.errors import RequestTimeoutError, TooLargeError, UnsupportedMediaTypeError

MEGABYTE: Final = 1024 * 1024
MOST_JSON: Final = 64 * MEGABYTE
MOST_LINE: Final = 16 * MEGABYTE
JSON: Final = "application/json"
NDJSON: Final = "application/x-ndjson"
#: What to do with more than a body may have.
AS_LINES: Final = f"a body of JSON may have {{most}} MB; send more as {NDJSON}"


def body_form(
    request: Requested, what: str = "a change set", forms: Sequence[str] = (JSON, NDJSON)
) -> str:
    """One of the forms that it may have, as Content-Type says; nothing compressed is read."""
    asked = dict(request.scope["headers"])
    coding = asked.get(b"content-encoding", b"identity").decode("latin-1").strip().lower()
    if coding != "identity":
        raise UnsupportedMediaTypeError(
            f"the body is {coding[:40]!r}-encoded; send it as it is, without Content-Encoding"
        )
    named = asked.get(b"content-type", b"").decode("latin-1")
    form: str = named.partition(";")[0].strip().lower()
    if form not in forms:
        raise UnsupportedMediaTypeError(
            f"the Content-Type is {named[:100]!r}; {what} is {' or '.join(forms)}"
        )
    return form


async def read_body(
    request: Requested, idle: float, most: int = MOST_JSON, advice: str = AS_LINES
) -> bytes:
    """The whole body; TooLargeError names the limit where it is passed, and what to do."""
    announced = dict(request.scope["headers"]).get(b"content-length", b"0")
    limit = advice.format(most=most // MEGABYTE)
    if announced.isdigit() and int(announced) > most:
        raise TooLargeError(f"the body has {int(announced)} bytes: {limit}")
    pieces, size = [], 0
    async for piece in read_pieces(request, idle):
        size += len(piece)
        if size > most:
            raise TooLargeError(f"the body is too large: {limit}")
        pieces.append(piece)
    return b"".join(pieces)


async def read_lines(
    request: Requested, idle: float, most: int = MOST_LINE
) -> AsyncIterator[bytes]:
    """The lines of the body, one after the other; TooLargeError names one that is too long."""
    parts: list[bytes] = []
    size, number = 0, 1
    async for piece in read_pieces(request, idle):
        for index, part in enumerate(piece.split(b"\n")):
            if index:
                yield b"".join(parts)
                parts, size, number = [], 0, number + 1
            parts.append(part)
            size += len(part)
            if size > most:
                raise TooLargeError(
                    f"line {number} is too long: a line may have {most // MEGABYTE} MB"
                )
    if size:
        yield b"".join(parts)


async def read_pieces(request: Requested, idle: float) -> AsyncGenerator[bytes, None]:
    """The body as it arrives; RequestTimeoutError where the client stops or leaves too early."""
    more = True
    while more:
        try:
            async with asyncio.timeout(idle):
                message = await request.receive()
        except TimeoutError:
            raise RequestTimeoutError(
                f"nothing more of the body came for {idle:g} s; nothing was written"
            ) from None
        if message["type"] == "http.disconnect":
            raise RequestTimeoutError("the client left before the end of the body")
        more = message.get("more_body", False)
        yield message.get("body", b"")
