"""How a question is answered: from what is kept, or read; or refused with all that is wrong."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from litestar import Request

from api.answers import NO_HEADERS, Answer, answer
from api.auth import Reader, reader_of
from api.content import Content
from api.database import Connection
from api.errors import MalformedRequestError, RequestError
from api.queries.refusals import complete, is_open
from api.routes.negotiation import choose_format, preferred_format
from api.serving import serving_of

AnyRequest = Request[Any, Any, Any]
Question = TypeVar("Question")


def readable_by(reader: Reader) -> list[str]:
    """The internal datasets that somebody may read, as queries take them."""
    return ["*"] if reader.reads_all else reader.readable


async def recall(request: AnyRequest, offered: Sequence[str] = ("json",)) -> Content | None:
    """The JSON that anybody was answered to this before, if it is still the latest."""
    if _shows_key(request) or preferred_format(request, offered) != "json":
        return None
    scope = request.scope
    return await serving_of(request).kept.recall((scope["path"], scope["query_string"]))


def keep(request: AnyRequest, content: Content) -> Content:
    """Keep JSON that anybody may read, for whoever asks for it again."""
    if not _shows_key(request):
        scope = request.scope
        serving_of(request).kept.keep((scope["path"], scope["query_string"]), content)
    return content


async def answer_question(
    request: AnyRequest,
    parse: Callable[[bytes], Question],
    read: Callable[[Connection, Question, Sequence[str]], Awaitable[Content]],
    *,
    headers: Mapping[str, str] = NO_HEADERS,
    named_format: Callable[[Question], str | None] = lambda _: None,
) -> Answer:
    """The JSON that answers what a query string asks, read by one who may read those datasets."""
    content = await recall(request)
    if content is None:
        async with all_faults(request):
            query = parse(request.scope["query_string"])
            choose_format(request, named_format(query), ("json",))
            async with serving_of(request).readers.lend() as connection:
                readable = readable_by(await reader_of(request, connection))
                found = await read(connection, query, readable)
        content = keep(request, found)
    return answer(request, content, headers=headers)


@contextlib.asynccontextmanager
async def all_faults(request: AnyRequest) -> AsyncIterator[None]:
    """Let a refusal name what the database finds wrong with the question, too.

    Where it is away, or would not answer this reader, what is known is told.
    """
    try:
        yield
    except MalformedRequestError as refused:
        if not is_open(refused):
            raise
        with contextlib.suppress(RequestError):
            async with serving_of(request).readers.lend() as connection:
                readable = readable_by(await reader_of(request, connection))
                refused = await complete(connection, refused, readable)
        raise refused from None


def _shows_key(request: AnyRequest) -> bool:
    """Whether what is answered may be more than anybody may read."""
    return any(name == b"authorization" for name, _ in request.scope["headers"])
