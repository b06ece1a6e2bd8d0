"""Bodies of answers: what stands in each format."""

from collections.abc import Sequence
from typing import Final

from api.formats.tables import TABLES
from api.openapi.components import Struct, schema_ref
from api.openapi.nodes import Node, ref
from api.openapi.routes import Route
from api.routes.negotiation import MEDIA_TYPES
from api.routes.records import OFFERED, OFFERED_ELSEWHERE
from schemas.geojson import FeatureCollection

NDJSON: Final = (
    "The whole result, streamed: one entry a line (`x-lines` is its schema), without labels. "
    "A transfer that breaks off ends without its last chunk, which HTTP clients report."
)
CSV: Final = (
    "The whole result, streamed, with a head line (`x-columns` names them) and names beside ids: "
    "one row a record, for events one row a participation, for contested facts one row a "
    "statement. A transfer that breaks off ends "
    "without its last chunk."
)
GRAPHML: Final = (
    "A directed graph from subject to object, names in place: nodes are actors, edges affiliations "
    "with who affirms, denies and questions each. Several values are separated by ` | `."
)
EVENTS: Final = (
    "Server-sent events without an end: `event: change`, `id:` the cursor, `data:` a change "
    "(`x-data` is its schema). A comment comes at least every 15 seconds."
)

#: What files of releases are; generated clients take the first one that they know, which is bytes.
FILES: Final = (
    "application/octet-stream",
    "application/gzip",
    "application/json",
    "application/ld+json",
    "application/vnd.apache.parquet",
    "application/vnd.sqlite3",
    "text/markdown",
)

#: Free-form, for its schema is the specification's own.
OPENAPI: Final[Node] = {"type": "object", "description": "An OpenAPI 3.1 document."}


def contents(route: Route) -> Node:
    """The schema of the body in each format that the route has."""
    if route.is_file:
        return {name: {"schema": {"type": "string", "format": "binary"}} for name in FILES}
    if route.answers is None:
        name = str(route.opt["media_type"]).partition(";")[0]
        body = OPENAPI if name == MEDIA_TYPES["json"] else {"type": "string"}
        return {name: {"schema": body}}
    bodies = {
        "json": _json(route, route.answers),
        "ndjson": {"type": "string", "description": NDJSON, "x-lines": _line(route)},
        "csv": {"type": "string", "description": CSV, "x-columns": _columns(route)},
        "geojson": schema_ref(FeatureCollection),
        "jsonld": {} if route.linked is None else schema_ref(route.linked),
        "graphml": {"type": "string", "description": GRAPHML},
        "sse": {"type": "string", "description": EVENTS, "x-data": _line(route)},
    }
    return {MEDIA_TYPES[name]: {"schema": bodies[name]} for name in formats_of(route)}


def _json(route: Route, answers: Struct) -> Node:
    """What JSON it answers; of reconciliation it is one of several, by what was asked."""
    if "either" not in route.opt:
        return schema_ref(answers)
    batch = {
        "type": "object",
        "description": "The candidates of each query.",
        "additionalProperties": schema_ref(route.opt["either"]),
    }
    alone = [schema_ref(answers)] if answers is not route.opt["either"] else []
    return {"anyOf": [*alone, schema_ref(route.opt["or"]), batch]}


def formats_of(route: Route) -> Sequence[str]:
    """The names of the formats that the route has."""
    if not route.lists:
        formats = tuple(route.opt.get("formats", ("json",)))
        return formats if route.linked is None else (*formats, "jsonld")
    return OFFERED.get(route.lists, OFFERED_ELSEWHERE)


def _line(route: Route) -> Node:
    """What stands on a line of NDJSON, or as the data of an event."""
    if "lines" in route.opt:
        return schema_ref(route.opt["lines"])
    return ref("schemas", route.lists.capitalize())


def _columns(route: Route) -> list[Node]:
    """The columns of a table in their order."""
    table = TABLES.get(route.lists)
    columns = (*table.columns, *table.parts) if table else route.opt.get("columns", ())
    return [{"name": column.name, "description": column.about} for column in columns]
