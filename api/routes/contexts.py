"""The context of linked documents: what each of their keys means, the same on every server."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from litestar import get

from api.answers import Answer, answer
from api.content import Content
from api.formats.addresses import CONTEXT
from api.queries.filters import parse_nothing
from api.routes.negotiation import MEDIA_TYPES
from api.routes.reading import AnyRequest

FILE: Final = Path(__file__).parents[1] / "contexts" / "v1.jsonld"
#: It only grows; who keeps it for a day misses no key that it has used.
HEADERS: Final = {"cache-control": "public, max-age=86400"}


@get(CONTEXT, summary="Get the context of linked documents")
async def get_context(request: AnyRequest) -> Answer:
    """Get the JSON-LD context of this API."""
    parse_nothing("the context", request.scope["query_string"])
    content = Content(body=read_context(), seq=None)
    return answer(request, content, media_type=MEDIA_TYPES["jsonld"], headers=HEADERS)


@lru_cache(maxsize=1)
def read_context() -> bytes:
    """Its bytes, read once in each process."""
    return FILE.read_bytes()
