"""Routes as operations of the document."""

from typing import Final

from api.openapi.bodies import body_of, form_of
from api.openapi.contents import contents, formats_of
from api.openapi.headers import header_refs, tag_without_events
from api.openapi.nodes import Node, ref
from api.openapi.parameters import parameters_of
from api.openapi.problems import problem_responses
from api.openapi.refusals import refusals_of
from api.openapi.routes import Route
from schemas.network import Network
from schemas.positions import Positions
from schemas.saidabout import StatementsAbout

NOT_MODIFIED: Final = "NotModified"
MERGED: Final = "Merged"
#: What is worked out for one record, which another may answer for.
OF_ONE_RECORD: Final = (Positions, Network, StatementsAbout)
FILE_HEADERS: Final = (
    *("ETag", "Last-Modified", "Repr-Digest", "Accept-Ranges", "Content-Length"),
    *("Content-Disposition", "Link", "X-Robots-Tag"),
)
BEARER: Final[Node] = {"bearer": []}


def operation(route: Route) -> Node:
    """An operation with its parameters, its body, and every answer that it may give."""
    node: Node = {
        "operationId": route.operation_id,
        "summary": route.summary,
        "description": route.description,
        "tags": list(route.tags),
    }
    parameters = parameters_of(route)
    if parameters:
        node["parameters"] = parameters
    if route.takes is not None:
        node["requestBody"] = body_of(route.takes)
    if route.form:
        node["requestBody"] = form_of(route.form)
    node["responses"] = _successes(route) | problem_responses(refusals_of(route))
    if route.takes is not None:
        node["security"] = [BEARER]
    elif not route.is_versioned:
        # Where nothing is said, the document's own holds: a key may be sent.
        node["security"] = []
    return node


def shared_responses() -> dict[str, Node]:
    """Responses that many operations have."""
    headers = header_refs(
        *("ETag", "Last-Modified", "Whence-Seq", "Whence-Linked", "Link", "X-Robots-Tag"),
        "X-Request-Id",
    )
    description = "Not modified: what you have, by its ETag in If-None-Match, still holds."
    merged = "Merged into another record, which answers for it: the address in Location has it."
    elsewhere = header_refs("Location", "Whence-Seq", "X-Request-Id")
    return {
        NOT_MODIFIED: {"description": description, "headers": headers},
        MERGED: {"description": merged, "headers": elsewhere},
    }


def _successes(route: Route) -> Node:
    if route.takes is not None:
        return _written(route)
    if route.status == 303:
        description = "See other: the address in Location has it."
        headers = header_refs("Location", "Whence-Seq", "X-Request-Id")
        return {"303": {"description": description, "headers": headers}}
    node: Node = {"description": "OK", "headers": _headers(route), "content": contents(route)}
    successes = {str(route.status): node}
    if route.is_file:
        part = header_refs(*FILE_HEADERS, "Content-Range", "X-Request-Id")
        description = "The bytes that the range asks for."
        successes["206"] = {**node, "description": description, "headers": part}
    if route.is_conditional:
        successes["304"] = ref("responses", NOT_MODIFIED)
    if route.is_file:
        elsewhere = header_refs("Location", "Whence-Seq", "X-Request-Id")
        description = "It is at the address in Location: ask there, in the same way."
        successes["307"] = {"description": description, "headers": elsewhere}
    if route.gets or route.answers in OF_ONE_RECORD:
        successes["308"] = ref("responses", MERGED)
    return successes


def _headers(route: Route) -> Node:
    if route.is_file:
        return header_refs(*FILE_HEADERS, "X-Request-Id")
    kept = ("ETag",) if route.is_conditional else ()
    if not route.is_versioned:
        return header_refs(*kept, "X-Request-Id")
    shows_persons = "actor" in (route.lists, route.gets) or route.opt.get("robots")
    robots = ("X-Robots-Tag",) if shows_persons else ()
    linked = ("Whence-Linked",) if route.lists else ()
    headers = header_refs(*kept, "Whence-Seq", *linked, "Link", *robots, "X-Request-Id")
    return headers | (tag_without_events() if "sse" in formats_of(route) else {})


def _written(route: Route) -> Node:
    content = contents(route)
    written = header_refs("Whence-Seq", "X-Request-Id")
    return {
        "200": {
            "description": "Nothing changed, or a dry run: without `seq`.",
            "headers": header_refs("X-Request-Id"),
            "content": content,
        },
        "201": {"description": "Written.", "headers": written, "content": content},
    }
