"""All records of a list, page by page."""

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

from .exchanges import Request
from .generated.models import PageInfo
from .generated.types import Unset
from .names import Names, Record


class Paged(Protocol):
    """Every answer that is one page of a list."""

    page: PageInfo


L = TypeVar("L", bound=Paged)
T = TypeVar("T", bound=Record)
Records = Callable[[L], list[T]]


class Walk(Generic[L, T]):
    """What both kinds of walks do: `names` knows the names of all that was read so far."""

    def __init__(self, request: Request, records: Records[L, T]) -> None:
        self.names = Names()
        self._request = request
        self._records = records

    def _named(self, page: L) -> Iterator[dict[str, Any]]:
        return (self.names.place(record) for record in self._records(page))

    def _arrived(self, page: L) -> Request | None:
        """Note the names of a page, and say what asks for the one after it."""
        self.names.add(page)
        return turned(self._request, cursor=page.page.next_)


class Pages(Walk[L, T]):
    """The records of a list, as they are iterated over; `pages()` for the answers themselves."""

    def __init__(
        self, ask: Callable[[Request], L], request: Request, records: Records[L, T]
    ) -> None:
        super().__init__(request, records)
        self._ask = ask

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from self._records(page)

    def named(self) -> Iterator[dict[str, Any]]:
        """The records as plain data, with a name beside each id."""
        for page in self.pages():
            yield from self._named(page)

    def pages(self) -> Iterator[L]:
        following: Request | None = self._request
        while following is not None:
            page = self._ask(following)
            following = self._arrived(page)
            yield page


class AsyncPages(Walk[L, T]):
    """The records of a list, for `async for`; `pages()` for the answers themselves."""

    def __init__(
        self,
        ask: Callable[[Request], Coroutine[Any, Any, L]],
        request: Request,
        records: Records[L, T],
    ) -> None:
        super().__init__(request, records)
        self._ask = ask

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for record in self._records(page):
                yield record

    async def named(self) -> AsyncIterator[dict[str, Any]]:
        """The records as plain data, with a name beside each id."""
        async for page in self.pages():
            for record in self._named(page):
                yield record

    async def pages(self) -> AsyncIterator[L]:
        following: Request | None = self._request
        while following is not None:
            page = await self._ask(following)
            following = self._arrived(page)
            yield page


def turned(request: Request, **parameter: str | Unset | None) -> Request | None:
    """The same request with that parameter; None where the parameter has no value."""
    ((name, value),) = parameter.items()
    if not isinstance(value, str):
        return None
    before: Mapping[str, Any] = request.get("params", {})
    return {**request, "params": {**before, name: value}}
