"""Files of this machine: whole or in part, verified by their digests, and never changed."""

import asyncio
import base64
import datetime
import os
from collections.abc import Mapping
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Final

import msgspec

from api.answers import Answer, licence_link, matches
from api.asgi import Header, Receive, Reply, Requested, Scope, Send
from api.ranges import Span, read_range
from api.releases.store import StoreError
from api.serving import serving_of
from api.streams import BrokenOffError, Transfer

#: The server holds some ten pieces that a client has not taken yet, so each is what goes in a few
#: milliseconds: large ones are fast, and small ones cost little where the client is slow.
LEAST: Final = 16 * 1024
USUAL: Final = 64 * 1024
MOST: Final = 512 * 1024
PIECE_SECONDS: Final = 0.004
#: Until so much is sent, it may all have gone to the system's buffers, and none to the client.
BUFFERED: Final = 8 * 1024 * 1024
#: A year, which means for good.
FOREVER: Final = "max-age=31536000, immutable"


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a file before it is looked at."""

    name: str
    media_type: str
    size: int
    sha256: str
    modified: datetime.datetime
    licence: str
    public: bool
    disposition: str

    @property
    def etag(self) -> bytes:
        """The file's digest is its strong entity tag."""
        return f'"{self.sha256}"'.encode("ascii")

    @property
    def last_modified(self) -> datetime.datetime:
        """When it was published, to the second, as HTTP has it."""
        return self.modified.astimezone(datetime.UTC).replace(microsecond=0)

    def headers(self) -> list[Header]:
        """What answers of any sort say of it."""
        cached = f"{'public' if self.public else 'private'}, {FOREVER}"
        modified = format_datetime(self.last_modified, usegmt=True)
        return [
            (b"etag", self.etag),
            (b"last-modified", modified.encode("ascii")),
            (b"cache-control", cached.encode("ascii")),
            (b"link", licence_link(self.licence)),
            (b"x-robots-tag", b"noindex"),
        ]


def has_already(request: Requested, held: Held) -> Answer | None:
    """304 where the client says that it has the file (RFC 9110, 13.2.2)."""
    asked = dict(request.scope["headers"])
    if b"if-none-match" in asked:
        fresh = matches(asked[b"if-none-match"], held.etag)
    else:
        since = _time(asked.get(b"if-modified-since"))
        fresh = since is not None and held.last_modified <= since
    return Answer(304, held.headers(), b"") if fresh else None


async def answer_file(request: Requested, held: Held, path: Path) -> Reply:
    """The file, or the bytes of it that a Range asks for; no coding is put on top.

    Raises StoreError where it cannot be read, or is not as long as it should be.
    """
    asked = dict(request.scope["headers"])
    span = None
    # Ranges are for GET alone (RFC 9110, 14.2).
    if not request.scope.get("whence.head") and _still(asked, held):
        span = read_range(asked.get(b"range"), held.size)
    handle = await asyncio.to_thread(_open, path, held.size)
    return FileAnswer(handle, held, span, serving_of(request).settings.stream_idle)


class FileAnswer:
    """Sends an open file piece by piece, in constant memory, to a client that keeps reading."""

    def __init__(self, handle: int, held: Held, span: Span | None, idle: float) -> None:
        self._handle = handle
        self._held = held
        self._partial = span is not None
        self._span = span or Span(start=0, end=held.size)
        self._idle = idle
        self._probe = bytearray(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; what fails after it has begun ends before its length, which clients see."""
        start = {
            "type": "http.response.start",
            "status": 206 if self._partial else 200,
            "headers": self._headers(),
        }
        try:
            await send(start)
            if scope.get("whence.head"):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
            transfer = Transfer(receive, send, self._idle)
            async with transfer.watched():
                await self._send(transfer)
        except BrokenOffError as error:
            scope["whence.note"] = str(error)
        except OSError as error:
            scope["whence.error"] = error
        finally:
            os.close(self._handle)

    async def _send(self, transfer: Transfer) -> None:
        loop = asyncio.get_running_loop()
        started = loop.time()
        place, end = self._span.start, self._span.end
        while place < end:
            sent = place - self._span.start
            size = min(_piece_size(sent, loop.time() - started), end - place)
            if self._is_in_memory(place + size - 1):
                piece = os.pread(self._handle, size, place)
                # A client may take all of it as it comes; others have their turn.
                await asyncio.sleep(0)
            else:
                piece = await loop.run_in_executor(None, os.pread, self._handle, size, place)
            if not piece:
                raise OSError(f"{self._held.name} ends at byte {place} of {self._held.size}")
            place += len(piece)
            await transfer.send(piece, more=place < end)
        if not len(self._span):
            await transfer.send(b"", more=False)

    def _is_in_memory(self, place: int) -> bool:
        """Whether the system has read so far already: to ask a thread for it would take longer."""
        try:
            return os.preadv(self._handle, [self._probe], place, os.RWF_NOWAIT) == 1
        except (OSError, AttributeError):
            # Not yet, or the system cannot tell.
            return False

    def _headers(self) -> list[Header]:
        held, span = self._held, self._span
        digest = base64.b64encode(bytes.fromhex(held.sha256))
        headers = [
            *held.headers(),
            (b"content-type", held.media_type.encode("latin-1")),
            (b"content-length", b"%d" % len(span)),
            (b"content-disposition", held.disposition.encode("latin-1")),
            (b"accept-ranges", b"bytes"),
            (b"repr-digest", b"sha-256=:%b:" % digest),
        ]
        if self._partial:
            place = b"bytes %d-%d/%d" % (span.start, span.end - 1, held.size)
            headers.append((b"content-range", place))
        return headers


def _piece_size(sent: int, seconds: float) -> int:
    """How many bytes to send at once to a client that took so many in so long."""
    most = MOST if sent > BUFFERED else USUAL
    return max(LEAST, min(most, int(sent * PIECE_SECONDS / max(seconds, 1e-6))))


def _open(path: Path, size: int) -> int:
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from None
    found = os.fstat(handle).st_size
    if found != size:
        os.close(handle)
        raise StoreError(f"{path} has {found} bytes, and not the {size} that were published")
    return handle


def _still(asked: Mapping[bytes, bytes], held: Held) -> bool:
    """Whether If-Range, where it is sent, names the file as it is: else the whole is meant."""
    named = asked.get(b"if-range")
    if named is None:
        return True
    return named.strip() == held.etag or _time(named) == held.last_modified


def _time(text: bytes | None) -> datetime.datetime | None:
    """A date of HTTP; None for what is none."""
    try:
        found = parsedate_to_datetime((text or b"").decode("latin-1"))
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else None
