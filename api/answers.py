"""Whole answers: entity tag, 304, compression, and the headers that every answer carries.

They are ASGI applications and know nothing of the framework, which passes them through as they
are: its own response class costs more than reading the record.
"""

import asyncio
import functools
import re
import zlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

import zstandard

from api.asgi import Header, Receive, Requested, Scope, Send
from api.content import Content, tag_of

JSON: Final = "application/json"
VARY: Final = (b"vary", b"Accept, Accept-Encoding, Authorization")
NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})
#: Below, compression saves no packet.
LEAST_COMPRESSED: Final = 1024
#: Above, it would keep other requests waiting.
MOST_IN_LOOP: Final = 256 * 1024
ZSTD_LEVEL: Final = 3
GZIP_LEVEL: Final = 4
GZIP_WINDOW: Final = 31
LONGEST_KEPT: Final = 200
#: Is compressed already.
COMPRESSED: Final = ("application/zip", "application/gzip")
SPDX: Final = re.compile(r"[A-Za-z0-9.+-]+")


class Answer:
    """A whole body that is ready to be sent, perhaps compressed."""

    __slots__ = ("_body", "_coding", "_headers", "_status")

    def __init__(
        self, status: int, headers: list[Header], body: bytes, coding: bytes | None = None
    ) -> None:
        self._status = status
        self._headers = headers
        self._body = body
        self._coding = coding

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; a large body is compressed in a thread."""
        body = self._body
        if self._coding is not None:
            if len(body) > MOST_IN_LOOP:
                body = await asyncio.to_thread(compress, body, self._coding)
            else:
                body = compress(body, self._coding)
        if self._status != 304:
            self._headers.append((b"content-length", b"%d" % len(body)))
        start = {"type": "http.response.start", "status": self._status, "headers": self._headers}
        await send(start)
        await send({"type": "http.response.body", "body": body, "more_body": False})


def answer(
    request: Requested,
    content: Content,
    *,
    media_type: str = JSON,
    headers: Mapping[str, str] = NO_HEADERS,
) -> Answer:
    """Answer with this content, or with 304 where the client has it already.

    The entity tag is a digest of the body itself, or of what decides it, with its coding.
    """
    asked = dict(request.scope["headers"])
    body = content.body
    coding = None
    compressible = len(body) >= LEAST_COMPRESSED and media_type not in COMPRESSED
    if compressible and b"accept-encoding" in asked:
        coding = choose_coding(asked[b"accept-encoding"])
    etag = _etag(content.tag or tag_of(body), coding)
    fixed = common_headers(asked, etag, content.seq, content.licences, headers)
    if b"if-none-match" in asked and matches(asked[b"if-none-match"], etag):
        return Answer(304, fixed, b"")
    fixed.append((b"content-type", media_type.encode("ascii")))
    if coding is not None:
        fixed.append((b"content-encoding", coding))
    return Answer(200, fixed, body, coding)


def plain_answer(
    status: int, body: bytes, *, media_type: str = JSON, headers: Mapping[str, str] = NO_HEADERS
) -> Answer:
    """Answer with what is not to be kept: no entity tag, no compression."""
    fixed = [
        (b"content-type", media_type.encode("ascii")),
        (b"cache-control", b"no-store"),
        *encoded(headers),
    ]
    return Answer(status, fixed, body)


def common_headers(
    asked: Mapping[bytes, bytes],
    etag: bytes,
    seq: int | None,
    licences: Sequence[str],
    headers: Mapping[str, str],
) -> list[Header]:
    """What answers that may be cached have in common; caches ask again before each use.

    Headers may say otherwise of what hardly changes, and is the same for all.
    """
    fixed = [(b"etag", etag), VARY]
    if "cache-control" not in headers:
        private = b"authorization" in asked
        fixed.append((b"cache-control", b"private, no-cache" if private else b"no-cache"))
    if seq is not None:
        fixed.append((b"whence-seq", b"%d" % seq))
    fixed += [(b"link", licence_link(licence)) for licence in dict.fromkeys(licences)]
    if headers:
        fixed += encoded(headers)
    return fixed


def choose_coding(accepted: bytes) -> bytes | None:
    """The content coding for an Accept-Encoding: zstd before gzip where the client likes both."""
    # What browsers and libraries send is remembered; what nobody needs to send takes no memory.
    return _coding_for(accepted) if len(accepted) <= LONGEST_KEPT else _weigh_codings(accepted)


def _weigh_codings(accepted: bytes) -> bytes | None:
    weights: dict[bytes, float] = {}
    for part in accepted.lower().split(b","):
        name, _, parameters = part.partition(b";")
        weights[name.strip()] = _weight(parameters)
    anything = weights.get(b"*", 0.0)
    zstd, gzip = weights.get(b"zstd", anything), weights.get(b"gzip", anything)
    if max(zstd, gzip) <= 0:
        return None
    return b"zstd" if zstd >= gzip else b"gzip"


def compress(body: bytes, coding: bytes) -> bytes:
    """The body in that coding."""
    if coding == b"zstd":
        return zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(body)
    return zlib.compress(body, GZIP_LEVEL, GZIP_WINDOW)


def matches(if_none_match: bytes, etag: bytes) -> bool:
    """Whether the client names this entity tag (weak comparison, RFC 9110)."""
    if if_none_match.strip() == b"*":
        return True
    named = (tag.strip().removeprefix(b"W/") for tag in if_none_match.split(b","))
    return etag in named


_coding_for = functools.lru_cache(maxsize=256)(_weigh_codings)


@functools.lru_cache(maxsize=256)
def licence_link(licence: str) -> bytes:
    """A Link header's value."""
    return f'<{licence_address(licence)}>; rel="license"'.encode("ascii")


def licence_address(licence: str) -> str:
    """Where a licence is: at SPDX, at the address itself, or the text as it is."""
    if licence.startswith(("http://", "https://")):
        return quote(licence, safe=":/?#[]@!$&'()*+,;=%~")
    if SPDX.fullmatch(licence):
        return f"https://spdx.org/licenses/{licence}"
    return f"data:,{quote(licence)}"


def _etag(tag: bytes, coding: bytes | None) -> bytes:
    return b'"%s-%s"' % (tag, coding) if coding else b'"%s"' % tag


def _weight(parameters: bytes) -> float:
    name, _, value = parameters.strip().partition(b"=")
    if name.strip() != b"q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def encoded(headers: Mapping[str, str]) -> list[Header]:
    """Headers as they are sent."""
    return [
        (name.lower().encode("ascii"), value.encode("latin-1")) for name, value in headers.items()
    ]
