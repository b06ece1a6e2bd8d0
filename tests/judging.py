"""A judge between an application and its server: each answer is held against the contract.

It stands where the server calls the application, so it hears what goes to every client, whoever
that is: ours, a browser, a mirror, a program in another language. Two sorts of answers never come
there, by rule, and are no part of the contract: what the HTTP server says itself, to bytes that are
no HTTP, and what an application of a test's own says, which is not Whence (`tests/tiny_server.py`).
"""

import os
import zlib
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import httpx
import zstandard

from api.asgi import Receive, Scope, Send
from tests.contract import Contract, strict

#: Names the file in which every process of a run notes what does not fit, for its test to fail.
FAULTS: Final = "JUDGED_FAULTS"


class Judge:
    """An application whose answers are judged while they are sent.

    What does not fit is noted before the client has the end of it, and raised when all is sent.
    """

    def __init__(self, app: Any, contract: Contract | None = None) -> None:
        self._app = app
        self._contract = contract or strict()
        self._noted = Path(os.environ[FAULTS])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # The application may change its scope.
        asked = f"{scope['method']} {scope['path']}"
        request = httpx.Request(scope["method"], f"http://whence.test{quote(scope['path'])}")
        answer = Answer(request, self._contract)
        found: list[str] = []

        async def judged(message: Any) -> None:
            if faults := answer.take(message):
                found.extend(faults)
                self._note(f"{asked}: {faults}")
            await send(message)

        await self._app(scope, receive, judged)
        assert found == [], f"{asked}: {found}"

    def _note(self, line: str) -> None:
        with self._noted.open("a", encoding="utf-8") as noted:
            noted.write(f"{line}\n")


class Answer:
    """An answer as it comes: its head at once, lines and events one by one, the rest as a whole.

    Of one that breaks off, or that never ends, what came by then is judged.
    """

    def __init__(self, request: httpx.Request, contract: Contract) -> None:
        self._request = request
        self._contract = contract
        self._head = httpx.Response(200, request=request)
        self._parts: tuple[bytes, Any] | None = None
        self._kept = bytearray()

    def take(self, message: Any) -> list[str]:
        """What in this part of it the contract does not say."""
        if message["type"] == "http.response.start":
            return self._begin(message)
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._request.method == "HEAD":
            return []
        return self._judge_parts(body, more) if self._parts else self._judge_whole(body, more)

    def _begin(self, start: Any) -> list[str]:
        self._head = httpx.Response(
            start["status"], headers=start["headers"], request=self._request
        )
        self._parts = self._contract.parts_of(self._head)
        self._coding = _Coding(self._head.headers.get("content-encoding"))
        self._is_file = self._contract.is_file(self._head)
        return self._contract.head_faults(self._head)

    def _judge_parts(self, body: bytes, more: bool) -> list[str]:
        assert self._parts is not None
        end, schema = self._parts
        *parts, rest = bytes(self._kept + self._coding.decoded(body)).split(end)
        self._kept = bytearray(rest)
        faults = [fault for part in parts for fault in self._contract.part_faults(schema, part)]
        if rest and not more:
            faults.append(f"the last part has no end: {rest[:100]!r}")
        return faults

    def _judge_whole(self, body: bytes, more: bool) -> list[str]:
        if not self._is_file:
            self._kept += body
        if more:
            return []
        return self._contract.body_faults(
            httpx.Response(
                self._head.status_code,
                headers=self._head.headers,
                content=bytes(self._kept),
                request=self._request,
            )
        )


class _Coding:
    """Takes a content coding off, piece by piece."""

    def __init__(self, name: str | None) -> None:
        self._decoder: Any = None
        if name == "gzip":
            self._decoder = zlib.decompressobj(31)
        elif name == "zstd":
            self._decoder = zstandard.ZstdDecompressor().decompressobj()

    def decoded(self, piece: bytes) -> bytes:
        """What came of it."""
        decoded: bytes = self._decoder.decompress(piece) if self._decoder and piece else piece
        return decoded
