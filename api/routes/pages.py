"""Pages for people: the first one, and the operations to browse and try. They ask no other host."""

from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import get
from litestar.params import FromPath

from api.answers import Answer, answer
from api.clients import packages
from api.content import Content
from api.errors import NotFoundError
from api.queries.filters import parse_nothing
from api.queries.landing import read_landing
from api.routes.reading import AnyRequest, origin_of
from api.serving import serving_of

FOLDER: Final = Path(__file__).parents[1] / "pages"
HTML: Final = "text/html; charset=utf-8"
#: Swagger UI sets styles where they are used, and has its pictures in its own files.
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex",
}
#: Name → its media type; those of Swagger UI are in its package.
OWN: Final = {"whence.css": "text/css", "docs.js": "text/javascript"}
BUNDLED: Final = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript"}
TEMPLATES: Final = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@get("/", summary="See what is here")
async def get_landing(request: AnyRequest) -> Answer:
    """Show what anybody may read here, three questions with their answers, and how to go on."""
    parse_nothing("the first page", request.scope["query_string"])
    serving = serving_of(request)
    async with serving.readers.lend() as connection:
        landing = await read_landing(connection, serving.beside, serving.settings.contact)
    shown = {"landing": landing, "packages": packages()}
    return answer_page(request, "landing.html", seq=landing.service.seq, **shown)


@get("/docs", summary="Browse and try the operations")
async def get_docs(request: AnyRequest) -> Answer:
    """Show every operation of the contract, each to be tried from the page."""
    parse_nothing("the docs", request.scope["query_string"])
    return answer_page(request, "docs.html")


@get("/docs/{name:str}", summary="Get a file of these pages")
async def get_docs_file(request: AnyRequest, name: FromPath[str]) -> Answer:
    """The style sheets and scripts of both pages."""
    parse_nothing("the docs", request.scope["query_string"])
    media_type = (OWN | BUNDLED).get(name)
    if media_type is None:
        raise NotFoundError(f"these pages have no file {name!r}")
    content = Content(body=read_file(name), seq=None)
    return answer(request, content, media_type=f"{media_type}; charset=utf-8", headers=HEADERS)


def answer_page(
    request: AnyRequest, template: str, *, seq: int | None = None, **shown: object
) -> Answer:
    """The page that this template makes of what is shown."""
    page = TEMPLATES.get_template(template).render(origin=origin_of(request), **shown)
    content = Content(body=page.encode(), seq=seq)
    return answer(request, content, media_type=HTML, headers=HEADERS)


@lru_cache(maxsize=len(OWN) + len(BUNDLED))
def read_file(name: str) -> bytes:
    """Its bytes, read once in each process."""
    if name in OWN:
        return (FOLDER / name).read_bytes()
    return Path(
        str(distribution("swagger-ui-py").locate_file(f"swagger_ui/static/{name}"))
    ).read_bytes()


PAGES: Final = (get_landing, get_docs, get_docs_file)
