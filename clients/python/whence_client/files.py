"""Files of releases, piece by piece as they come, so that none has to fit into memory."""

from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager

import httpx

from .exchanges import Request, unreachable
from .problems import failure_of


class Download:
    """The bytes of a file, from its beginning each time it is iterated over.

    One that breaks off is an UnreachableError: what ends without one is whole.
    """

    def __init__(self, http: httpx.Client, request: Request) -> None:
        self._http = http
        self._request = request

    def __iter__(self) -> Generator[bytes, None, None]:
        with _told(), self._http.stream(**self._request) as answer:
            if not answer.is_success:
                answer.read()
                raise failure_of(answer)
            yield from answer.iter_bytes()


class AsyncDownload:
    """The bytes of a file, for `async for`."""

    def __init__(self, http: httpx.AsyncClient, request: Request) -> None:
        self._http = http
        self._request = request

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        with _told():
            async with self._http.stream(**self._request) as answer:
                if not answer.is_success:
                    await answer.aread()
                    raise failure_of(answer)
                async for piece in answer.aiter_bytes():
                    yield piece


@contextmanager
def _told() -> Generator[None, None, None]:
    """What the connection brings about is an exception of ours."""
    try:
        yield
    except httpx.RequestError as failure:
        raise unreachable(failure) from failure
