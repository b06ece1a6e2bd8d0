"""Whole results as a transfer of unknown length, which ends well or is seen to break off."""

import asyncio
import contextlib
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Final, Protocol

import zstandard

from api import __version__
from api.answers import (
    GZIP_LEVEL,
    GZIP_WINDOW,
    NO_HEADERS,
    ZSTD_LEVEL,
    Answer,
    choose_coding,
    common_headers,
    encoded,
    matches,
)
from api.asgi import Header, Receive, Requested, Scope, Send
from api.content import tag_of
from api.errors import OldProtocolError, UnavailableError
from api.queries.downloads import Snapshot
from api.serving import Serving, serving_of

#: HTTP/1.0 as the ASGI specification writes it, and as granian does.
OLD_VERSIONS: Final = ("1.0", "1")
CHUNK: Final = 64 * 1024
EVENTS: Final = b"text/event-stream"


class Coder(Protocol):
    """A content coding of bytes that come piece by piece."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


class Stream:
    """A body that is sent while it is made: `pieces` of what `chunks` yields.

    What fails before the first bytes is a problem as ever. What fails later ends the transfer
    without its last chunk, so that the client sees an error and never a short file.
    """

    def __init__(
        self,
        serving: Serving,
        headers: list[Header],
        chunks: AsyncIterator[bytes],
        pieces: AsyncIterator[bytes],
    ) -> None:
        self._serving = serving
        self._headers = headers
        self._chunks = chunks
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, with one of the places that there are for streams."""
        try:
            if scope.get("whence.head"):
                await _start(self._headers, send)
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
            with self._serving.places.taken():
                await self._send(scope, receive, send)
        finally:
            await _close(self._pieces)
            await _close(self._chunks)

    async def _send(self, scope: Scope, receive: Receive, send: Send) -> None:
        transfer = Transfer(receive, send, self._serving.settings.stream_idle)
        first = await anext(self._pieces, b"")
        await _start(self._headers, send)
        try:
            async with transfer.watched():
                await _send_all(first, self._pieces, transfer)
        except (BrokenOffError, UnavailableError) as error:
            scope["whence.note"] = _on_one_line(error)
        except Exception as error:  # noqa: BLE001 - it has begun, and can only break off
            scope["whence.error"] = error


class BrokenOffError(Exception):
    """The client left, or reads nothing; the message is for the log."""


class Transfer:
    """Sends pieces to a client that keeps reading, and gives up one that does not."""

    def __init__(self, receive: Receive, send: Send, idle: float) -> None:
        self._receive = receive
        self._send = send
        self._idle = idle
        self._left = False
        self._limit = asyncio.timeout(None)

    @contextlib.asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Within, BrokenOffError is raised where the client leaves or stops reading."""
        watch = asyncio.create_task(self._wait_until_left())
        try:
            async with self._limit:
                yield
        except TimeoutError:
            if not self._limit.expired():
                raise
            idle = f"the client read nothing for {self._idle:g} s"
            raise BrokenOffError("the client went away" if self._left else idle) from None
        finally:
            watch.cancel()

    async def send(self, piece: bytes, *, more: bool = True) -> None:
        """Send a piece; the time that the client takes to make room for it is limited."""
        self._interrupt_in(self._idle)
        await self._send({"type": "http.response.body", "body": piece, "more_body": more})
        self._interrupt_in(None)

    async def _wait_until_left(self) -> None:
        """Servers drop in silence what is sent to a client that has left."""
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._interrupt_in(0)
        self._left = True

    def _interrupt_in(self, seconds: float | None) -> None:
        if self._left or self._limit.expired():
            return
        now = asyncio.get_running_loop().time()
        self._limit.reschedule(None if seconds is None else now + seconds)


def stream(
    request: Requested,
    chunks: AsyncIterator[bytes],
    *,
    media_type: str,
    snapshot: Snapshot,
    headers: Mapping[str, str] = NO_HEADERS,
) -> Stream | Answer:
    """Stream what `chunks` yields, or answer 304 where the client has it already.

    Address and query, key, snapshot and our version decide the bytes, so they make the entity tag;
    it is a weak one for a compressed body, whose bytes depend on how it was cut into pieces.
    """
    asked = dict(request.scope["headers"])
    if request.scope["http_version"] in OLD_VERSIONS:
        raise OldProtocolError("over HTTP/1.0 a download that breaks off looks whole; use HTTP/1.1")
    coding = choose_coding(asked.get(b"accept-encoding", b""))
    etag = _etag(request.scope, asked, media_type, snapshot, coding)
    fixed = common_headers(asked, etag, snapshot.seq, snapshot.licences, headers)
    if matches(asked.get(b"if-none-match", b""), etag.removeprefix(b"W/")):
        return Answer(304, fixed, b"")
    fixed.append((b"content-type", media_type.encode("ascii")))
    if coding is not None:
        fixed.append((b"content-encoding", coding))
    return Stream(serving_of(request), fixed, chunks, _coded(chunks, coding))


def stream_events(
    request: Requested, events: AsyncIterator[bytes], *, seq: int, headers: Mapping[str, str]
) -> Stream:
    """Stream server-sent events, each as it comes: neither gathered nor compressed, nor kept."""
    fixed = [
        (b"content-type", EVENTS),
        (b"cache-control", b"no-store"),
        # nginx would gather them.
        (b"x-accel-buffering", b"no"),
        (b"whence-seq", b"%d" % seq),
        *encoded(headers),
    ]
    return Stream(serving_of(request), fixed, events, events)


def _etag(
    scope: Scope,
    asked: Mapping[bytes, bytes],
    media_type: str,
    snapshot: Snapshot,
    coding: bytes | None,
) -> bytes:
    query = b"&".join(sorted(scope["query_string"].split(b"&")))
    key = asked.get(b"authorization", b"")
    state = f"{snapshot.seq}\n{snapshot.recorded_at}\n{__version__}"
    what = f"{scope['path']}\n{media_type}\n{state}".encode("utf-8", "replace")
    tag = tag_of(b"\n".join((what, query, key)))
    return b'W/"%s-%s"' % (tag, coding) if coding else b'"%s"' % tag


async def _start(headers: list[Header], send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": headers})


def _on_one_line(error: Exception) -> str:
    cause = f" ({error.__cause__})" if error.__cause__ else ""
    return " ".join(f"{error}{cause}".split())


async def _send_all(first: bytes, rest: AsyncIterator[bytes], transfer: Transfer) -> None:
    await transfer.send(first)
    async for piece in rest:
        await transfer.send(piece)
    await transfer.send(b"", more=False)


async def _gathered(chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    """Pieces of a size worth sending."""
    parts: list[bytes] = []
    size = 0
    async for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size >= CHUNK:
            yield b"".join(parts)
            parts, size = [], 0
    if parts:
        yield b"".join(parts)


async def _coded(chunks: AsyncIterator[bytes], coding: bytes | None) -> AsyncGenerator[bytes, None]:
    coder = _coder(coding)
    async with contextlib.aclosing(_gathered(chunks)) as pieces:
        async for piece in pieces:
            # gzip takes milliseconds a piece, in which others would wait.
            coded = await asyncio.to_thread(coder.compress, piece) if coder else piece
            if coded:
                yield coded
    if coder:
        yield coder.flush()


def _coder(coding: bytes | None) -> Coder | None:
    if coding is None:
        return None
    if coding == b"zstd":
        return zstandard.ZstdCompressor(level=ZSTD_LEVEL).compressobj()
    return zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, GZIP_WINDOW)


async def _close(chunks: AsyncIterator[bytes]) -> None:
    close = getattr(chunks, "aclose", None)
    if close is not None:
        await close()
