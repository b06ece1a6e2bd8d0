"""How a question is answered: from what is kept, or read; or refused with all that is wrong."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeVar

import msgspec
from litestar import Request

from api.answers import MOST_IN_LOOP, NO_HEADERS, Answer, answer
from api.auth import Reader, reader_of
from api.content import Content
from api.database import Connection
from api.errors import MalformedRequestError, RequestError
from api.queries.refusals import complete, is_open
from api.routes.negotiation import CONTENT_TYPES, choose_format, preferred_format
from api.serving import serving_of

AnyRequest = Request[Any, Any, Any]
Question = TypeVar("Question")
#: Makes another format of the JSON that is answered, with the addresses of the server's origin.
Writer = Callable[[Content, str], bytes]
JSON_ALONE: Final[Mapping[str, Writer]] = MappingProxyType({})
SCHEMES: Final = ("http", "https")
#: Answers and commands to copy name the host: what is no name of one does not come into them.
HOST: Final = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")


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
    if content.lasting and not _shows_key(request):
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
    writers: Mapping[str, Writer] = JSON_ALONE,
) -> Answer:
    """What answers the question of a query string, read by one who may read those datasets.

    As JSON, or as one of the formats that `writers` make of it.
    """
    offered, chosen = ("json", *writers), "json"
    content = await recall(request, offered)
    if content is None:
        async with all_faults(request):
            query = parse(request.scope["query_string"])
            chosen = choose_format(request, named_format(query), offered)
            async with serving_of(request).readers.lend() as connection:
                readable = readable_by(await reader_of(request, connection))
                found = await read(connection, query, readable)
        if chosen == "json":
            content = keep(request, found)
        else:
            content = await _rewrite(found, writers[chosen], origin_of(request))
    return answer(request, content, media_type=CONTENT_TYPES[chosen], headers=headers)


async def _rewrite(found: Content, write: Writer, origin: str) -> Content:
    """The same in another format; its own bytes decide the entity tag, the origin among them."""
    if len(found.body) > MOST_IN_LOOP:
        body = await asyncio.to_thread(write, found, origin)
    else:
        body = write(found, origin)
    return msgspec.structs.replace(found, body=body, tag=b"")


def origin_of(request: AnyRequest) -> str:
    """The address that the client knows this server by, told by the proxy where there is one."""
    asked = dict(request.scope["headers"])
    host = asked.get(b"x-forwarded-host", asked.get(b"host", b"")).decode("latin-1")
    scheme = asked.get(b"x-forwarded-proto", b"").decode("latin-1")
    return (
        f"{scheme if scheme in SCHEMES else request.scope['scheme']}"
        f"://{host if HOST.fullmatch(host) else 'localhost'}"
    )


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
