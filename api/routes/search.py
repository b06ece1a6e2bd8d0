"""Search: records of all kinds by words."""

from collections.abc import Sequence

from litestar import get

from api.answers import Answer, answer
from api.auth import reader_of
from api.queries.parameters import SEARCH_CONTROLS, SEARCH_FILTERS
from api.queries.search import MOST_HITS, parse_search, read_search
from api.routes.negotiation import choose_format
from api.routes.reading import AnyRequest, all_faults, keep, readable_by, recall
from api.serving import serving_of
from schemas.search import SearchList

ROBOTS = {"X-Robots-Tag": "noindex"}
OFFERED: Sequence[str] = ("json",)


@get(
    "/v1/search",
    operation_id="search",
    summary="Search by words",
    tags=["search"],
    opt={
        "answers": SearchList,
        "by": SEARCH_FILTERS,
        "parameters": SEARCH_CONTROLS,
        "required": ("q",),
        "most": MOST_HITS,
        "robots": True,
    },
)
async def search(request: AnyRequest) -> Answer:
    """Find events, actors, statements and sources by words in their texts, best first.

    Words in quotation marks stand in that order; `-word` takes away, `or` means either, and
    `word*` is how a word begins. `facets` counts what is found, and `names` are actors that are
    called so, in any script and spelling. What is written is found about a second later:
    `indexed_seq` says how far that has come.
    """
    content = await recall(request)
    if content is None:
        async with all_faults(request):
            query = parse_search(request.scope["query_string"])
            choose_format(request, None, OFFERED)
            serving = serving_of(request)
            async with serving.finders.lend() as connection:
                readable = readable_by(await reader_of(request, connection))
                page = await read_search(connection, serving.beside, query, readable)
        content = keep(request, page)
    return answer(request, content, headers=ROBOTS)
