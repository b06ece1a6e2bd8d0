"""The history of one record, for every kind that has one."""

from collections.abc import Sequence
from typing import Final

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from api.answers import Answer
from api.content import Content
from api.database import Connection
from api.queries.history import MOST_PATCHES, PARAMETERS, HistoryQuery, parse_history, read_history
from api.queries.parameters import PLURALS
from api.routes.reading import AnyRequest, answer_question
from api.routes.records import HEADERS
from api.serving import serving_of
from schemas.history import History


def history_of(kind: str) -> HTTPRouteHandler:
    """The route to the history of a record of that kind."""
    named = f"{'an' if kind[0] in 'ae' else 'a'} {kind}"

    @get(
        f"/v1/{PLURALS[kind]}/{{record_id:str}}/history",
        operation_id=f"get{kind.capitalize()}History",
        summary=f"Get the history of {named}",
        tags=[PLURALS[kind]],
        opt={
            "answers": History,
            "parameters": PARAMETERS,
            "most": MOST_PATCHES,
            "robots": kind in HEADERS,
        },
    )
    async def get_history(request: AnyRequest, record_id: FromPath[str]) -> Answer:
        """Get every version of a record, newest first, with what brought it and what it changed.

        Each names its change set, who wrote that, when and why, and has a JSON Patch (RFC 6902)
        from the version before. What was merged into another record keeps its own history.
        """
        beside = serving_of(request).beside

        def parse(query_string: bytes) -> HistoryQuery:
            return parse_history(kind, record_id, query_string)

        async def read(
            connection: Connection, query: HistoryQuery, readable: Sequence[str]
        ) -> Content:
            return await read_history(connection, beside, query, readable)

        return await answer_question(request, parse, read, headers=HEADERS.get(kind, {}))

    return get_history


HISTORIES: Final = tuple(history_of(kind) for kind in PLURALS)
