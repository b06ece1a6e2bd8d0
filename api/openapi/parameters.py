"""Parameters of the operations, from the tables by which the server reads them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, get_args

from api.ids import DIGITS, PREFIXES
from api.openapi.codes import choose
from api.openapi.contents import formats_of
from api.openapi.examples import DATASET, KEYS, example_id
from api.openapi.nodes import Node, ref
from api.openapi.own import CURSOR_FORM, MOMENT, OWN, entries
from api.openapi.routes import Route
from api.queries.parameters import (
    CONTROLS,
    COUNTS,
    DEFAULT_LIMIT,
    FILTERS,
    INCLUDES,
    ITEM_CONTROLS,
    MOST_LIMIT,
    MOST_VALUES,
    PARAMETERS,
    SEARCH_PARAMETERS,
    SORTS,
)
from api.queries.values import KEY_LENGTH, NAME_LENGTH
from api.queries.words import LONGEST
from schemas.codes import SCHEMES
from schemas.parameters import Parameter

IF_NONE_MATCH: Final = "If-None-Match"
IN_HEADERS: Final[Mapping[str, str]] = {
    IF_NONE_MATCH: "The ETag that you have; while it still holds, the answer is 304.",
    "Range": "One range of bytes, as `bytes=0-1023`; several are answered by the whole file.",
    "If-Range": "The ETag that you have a part of: where it no longer holds, the whole file comes.",
    "Last-Event-ID": "Of a stream of events that broke off, the last id: it goes before `after`.",
}
ID: Final = "Id of the record."
#: Parameters in paths, other than ids of records → description and schema.
PATHS: Final[Mapping[str, tuple[str, Node]]] = {
    "change_set_id": (
        "Id of the change set.",
        {
            "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
            "examples": ["2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11"],
        },
    ),
    "name": ("Name of the type of problem.", {"examples": ["unknown-parameter"]}),
    "scheme": ("Name of the code list.", {"examples": ["role"]}),
    "file": ("Name of the file, as the release lists it.", {"examples": ["events.parquet"]}),
    "release": ("Name of the release, or `latest`.", {"examples": ["seq-1"]}),
    "slug": ("Slug of the dataset.", {"examples": [DATASET]}),
}
#: Form of a parameter → schema of one value; codes and words have their own.
FORMS: Final[Mapping[str, Node]] = {
    "slug": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,62}$", "examples": [DATASET]},
    "key": {
        "type": "string",
        "minLength": 1,
        "maxLength": KEY_LENGTH,
        "pattern": r"^[^\x00-\x1f\x7f-\x9f]+$",
        "examples": [KEYS["event"]],
    },
    "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": NAME_LENGTH,
        "pattern": r"^[^\x00]*[^\x00\s][^\x00]*$",
        "examples": ["Kapustin"],
    },
    "country": {"type": "string", "pattern": "^[A-Z]{2}$", "examples": ["RU"]},
    "day": {"type": "string", "format": "date", "examples": ["2023-05-22"]},
    "flag": {"type": "boolean"},
    "words": {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST,
        "examples": ["Belgorod raid", '"claim responsibility" -drones', "Белгород or Белгородская"],
    },
    "year": {"type": "integer", "minimum": 1, "maximum": 9999, "examples": [2023]},
    "since": MOMENT,
    "bbox": {
        "type": "string",
        "pattern": r"^[+-]?[0-9.]+(,[+-]?[0-9.]+){3}$",
        "examples": ["35.9,50.2,39,51"],
    },
    "near": {
        "type": "string",
        "pattern": r"^[+-]?[0-9.]+(,[+-]?[0-9.]+){2}$",
        "examples": ["50.6,36.6,25"],
    },
}
LINKED: Final = (
    "Filters by an actor also cover those that chains of links judge to be the same, as far as you "
    "may read them; `page.linked` (of a download the header `Whence-Linked`) names them."
)
#: No `default` in these schemas: generated clients would send it, and a limit cuts a download.
SORT: Final = (
    "What to order by; with `-` before it, downwards. `date` is the first possible day, `updated` "
    "when the record last changed. Without it: `-date`."
)
LIMIT: Final = (
    f"How many records a page has; without it {DEFAULT_LIMIT}. On a download (NDJSON, CSV, "
    "GeoJSON) it is how many to send; without it the download is whole."
)
CURSOR: Final = (
    "Where the page begins: `page.next` of the page before, as it is, with the same filters and "
    "sort. It keeps the walk at the state of its first page."
)
COUNT: Final = "`exact` puts the number of all that is found in `page.count`."
INCLUDE: Final = "Related records to bring under `included`, each once; JSON only."
FORMAT: Final = "Format of the answer; it goes before the header Accept."
#: Formats whose names do not say what they are.
EXPLAINED: Final[Mapping[str, str]] = {
    "sse": "server-sent events",
    "jsonld": "linked data (JSON-LD)",
    "graphml": "GraphML, with names in place",
}


def parameters_of(route: Route) -> list[Node]:
    """All that a route takes beside a body."""
    kind = route.lists or route.gets
    formats = formats_of(route)
    nodes = [path_parameter(name, route.kind) for name in route.names]
    if route.lists:
        nodes += [filter_parameter(name, kind) for name in FILTERS[kind]]
        nodes += [control_parameter(name, kind, formats) for name in CONTROLS]
    elif route.gets:
        nodes += [control_parameter(name, kind, formats) for name in ITEM_CONTROLS]
    most = route.opt.get("most", MOST_LIMIT)
    nodes += [
        _filter(SEARCH_PARAMETERS.get(name) or PARAMETERS[name], "")
        for name in route.opt.get("by", ())
    ]
    nodes += [own_parameter(name, formats, most) for name in route.opt.get("parameters", ())]
    for node in nodes:
        if node.get("name") in route.opt.get("required", ()):
            node["required"] = True
    nodes += [ref("parameters", name) for name in route.opt.get("headers", ())]
    return nodes + ([if_none_match()] if route.is_conditional else [])


def filter_parameter(name: str, kind: str) -> Node:
    """A filter of the lists of a kind."""
    return _filter(PARAMETERS[name], kind)


def _filter(parameter: Parameter, kind: str) -> Node:
    one = _value(parameter, kind)
    schema = {"type": "array", "items": one, "maxItems": MOST_VALUES} if parameter.many else one
    more = " Repeat it for several; any of them may match." if parameter.many else ""
    return query_parameter(parameter.name, schema, parameter.description + more)


def own_parameter(name: str, formats: Sequence[str], most: int) -> Node:
    """A parameter of a single route, or one that it has in common with lists."""
    if name == "format":
        return format_parameter(formats)
    if name == "limit":
        return query_parameter(name, *entries(most))
    if name in OWN:
        # Before a colon stands where a name means something else.
        return query_parameter(name.rpartition(":")[2], *OWN[name])
    return filter_parameter(name, "")


def format_parameter(formats: Sequence[str]) -> Node:
    """The format of the answer, out of these."""
    explained = [f" `{name}`: {EXPLAINED[name]}." for name in formats if name in EXPLAINED]
    schema = {"type": "string", "enum": list(formats)}
    return query_parameter("format", schema, FORMAT + "".join(explained))


def control_parameter(name: str, kind: str, formats: Sequence[str]) -> Node:
    """A parameter that chooses order, page or form rather than records."""
    if name == "format":
        return format_parameter(formats)
    signed = [sign + word for word in SORTS[kind] for sign in ("", "-")]
    limit = {"type": "integer", "minimum": 1, "maximum": MOST_LIMIT}
    includes = {"type": "array", "items": choose(list(INCLUDES[kind]))}
    controls: Mapping[str, tuple[Node, str]] = {
        **OWN,
        "linked": ({"type": "boolean"}, LINKED),
        "sort": ({"type": "string", "enum": signed}, SORT),
        "limit": (limit, LIMIT),
        "cursor": (CURSOR_FORM, CURSOR),
        "count": ({"type": "string", "enum": list(COUNTS)}, COUNT),
        "include": (includes, INCLUDE),
    }
    return query_parameter(name, *controls[name])


def query_parameter(name: str, schema: Node, description: str) -> Node:
    """A parameter in the query."""
    return {"name": name, "in": "query", "description": description, "schema": schema}


def path_parameter(name: str, kind: str) -> Node:
    """A parameter in the path."""
    # The id of a record of another kind has its place, too: the problem names it.
    description, schema = PATHS.get(name) or (ID, _id(PREFIXES, kind))
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "schema": {"type": "string"} | schema,
    }


def shared_parameters() -> dict[str, Node]:
    """Parameters in headers."""
    return {
        name: {"name": name, "in": "header", "description": text, "schema": {"type": "string"}}
        for name, text in IN_HEADERS.items()
    }


def if_none_match() -> Node:
    """A reference to the header that asks whether anything has changed."""
    return ref("parameters", IF_NONE_MATCH)


def _value(parameter: Parameter, kind: str) -> Node:
    if parameter.form == "code":
        return choose(list(get_args(SCHEMES[parameter.codes])))
    if parameter.form == "word":
        return {"type": "string", "enum": list(parameter.words)}
    if parameter.form == "id":
        kinds = parameter.kinds or (kind,)
        return _id(kinds, kinds[0])
    return FORMS[parameter.form]


def _id(kinds: Collection[str], example: str) -> Node:
    """An id of a record of one of these kinds."""
    prefixes = "|".join(PREFIXES[kind] for kind in kinds)
    pattern = f"^({prefixes})_{DIGITS.pattern}$"
    return {"type": "string", "pattern": pattern, "examples": [example_id(example)]}
