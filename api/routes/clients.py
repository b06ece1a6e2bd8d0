"""The clients to install from here: a page for people, the packages, and their digests."""

from collections.abc import Mapping
from typing import Final

from litestar import get
from litestar.params import FromPath

from api.answers import Answer, answer
from api.clients import Packages, packages
from api.content import Content
from api.errors import NotFoundError
from api.queries.filters import parse_nothing
from api.routes.pages import answer_page
from api.routes.reading import AnyRequest

SUMS: Final = "SHA256SUMS"
#: Both are as they were packed: installers and caches ask by the tag whether they still are.
HEADERS: Final[Mapping[str, str]] = {"x-robots-tag": "noindex"}


@get("/clients", summary="Install a client")
async def get_clients(request: AnyRequest) -> Answer:
    """Show how to install either client from this server, and what to write first."""
    parse_nothing("the clients", request.scope["query_string"])
    return answer_page(request, "clients.html", packages=_packages())


@get("/clients/{name:str}", summary="Get a package")
async def get_client_file(request: AnyRequest, name: FromPath[str]) -> Answer:
    """The packages themselves, and `SHA256SUMS` with their digests."""
    parse_nothing("the clients", request.scope["query_string"])
    here = _packages()
    if name == SUMS:
        content = Content(body=here.sums().encode(), seq=None)
        return answer(request, content, media_type="text/plain; charset=utf-8", headers=HEADERS)
    for package in (here.python, here.typescript):
        if package.name == name:
            return answer(
                request,
                Content(body=package.body, seq=None, tag=package.sha256.hex().encode()),
                media_type=package.media_type,
                headers={**HEADERS, "repr-digest": package.repr_digest},
            )
    there = ", ".join((here.python.name, here.typescript.name, SUMS))
    raise NotFoundError(f"there is no client {name!r} here; there are {there}")


def _packages() -> Packages:
    here = packages()
    if here is None:
        raise NotFoundError(
            "this server was installed without the folder clients/ and has none to hand out; "
            "/openapi/v1.json is there to generate one from"
        )
    return here


CLIENTS: Final = (get_clients, get_client_file)
