"""Two ways to send what `exchanges` says: one that blocks, and one to await."""

import asyncio
import time
from importlib import metadata
from typing import Any, Self, TypeVar

import httpx

from .exchanges import Exchanges, Parse, Patience, Request, parsed

A = TypeVar("A")


class Settings:
    """What a client is made of.

    `tries` is how often a read is sent at most, `patience` for how many seconds in all it may wait
    between; `keep` is for how many bytes of answers entity tags are kept, and 0 for none.
    """

    def __init__(
        self,
        base_url: str,
        key: str | None = None,
        *,
        timeout: float = 30.0,
        tries: int = 4,
        patience: float = 60.0,
        keep: int = 16_000_000,
    ) -> None:
        if not base_url.startswith(("http://", "https://")):
            raise ValueError(f"base_url: {base_url!r} does not begin with http:// or https://")
        self._exchanges = Exchanges(tries=tries, patience=patience, keep=keep)
        headers = {"User-Agent": f"whence-client/{_version()}"}
        if key is not None:
            _check(key)
            headers["Authorization"] = f"Bearer {key}"
        self._open(
            {
                "base_url": base_url,
                "headers": headers,
                "timeout": timeout,
                "follow_redirects": True,
            }
        )

    def _open(self, options: dict[str, Any]) -> None:
        """Make the httpx client with these options."""
        raise NotImplementedError

    def patience(self) -> Patience:
        """How long one who follows the feed tries to begin; then it goes on without an end."""
        return self._exchanges.following()


class Caller(Settings):
    """Sends and waits while its caller waits. Threads may share one."""

    http: httpx.Client

    def _open(self, options: dict[str, Any]) -> None:
        self.http = httpx.Client(**options)

    def ask(self, request: Request, parse: Parse[A]) -> A:
        """Send a request of the generated code, and give its answer in its class."""
        steps = self._exchanges.steps(request)
        came: httpx.Response | httpx.RequestError | None = None
        while True:
            try:
                step = steps.send(came)
            except StopIteration as done:
                return parsed(done.value, parse)
            came = self._take(step)

    def _take(self, step: Request | float) -> httpx.Response | httpx.RequestError | None:
        if isinstance(step, float):
            time.sleep(step)
            return None
        try:
            return self.http.request(**step)
        except httpx.RequestError as failure:
            return failure

    def close(self) -> None:
        """Close its connections."""
        self.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncCaller(Settings):
    """Sends and waits while others run."""

    http: httpx.AsyncClient

    def _open(self, options: dict[str, Any]) -> None:
        self.http = httpx.AsyncClient(**options)

    async def ask(self, request: Request, parse: Parse[A]) -> A:
        """Send a request of the generated code, and give its answer in its class."""
        steps = self._exchanges.steps(request)
        came: httpx.Response | httpx.RequestError | None = None
        while True:
            try:
                step = steps.send(came)
            except StopIteration as done:
                return parsed(done.value, parse)
            came = await self._take(step)

    async def _take(self, step: Request | float) -> httpx.Response | httpx.RequestError | None:
        if isinstance(step, float):
            await asyncio.sleep(step)
            return None
        try:
            return await self.http.request(**step)
        except httpx.RequestError as failure:
            return failure

    async def close(self) -> None:
        """Close its connections."""
        await self.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def _check(key: str) -> None:
    """Say what is wrong with a key, and not the key."""
    odd = sorted({character for character in key if not "!" <= character <= "~"})
    if odd:
        named = ", ".join(map(repr, odd))
        raise ValueError(f"key: no key has {named}; it is whence_ and 43 letters, digits, - or _")


def _version() -> str:
    try:
        return metadata.version("whence-client")
    except metadata.PackageNotFoundError:
        return "source"
