"""A strict reader of the Web Annotation Data Model (W3C, 2017), as JSON Schema in our own words.

Keys that the model does not name are let through: annotations may say more than it knows.
"""

from typing import Any, Final

from openapi_schema_validator import OAS31Validator

from api.openapi.nodes import Node

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
IRI: Final[Node] = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
TEXT: Final[Node] = {"type": "string"}
#: xsd:dateTime, with its zone, as the model wants it.
MOMENT: Final[Node] = {
    "type": "string",
    "pattern": r"^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
COUNT: Final[Node] = {"type": "integer", "minimum": 0}
DIRECTION: Final[Node] = {"enum": ["ltr", "rtl", "auto"]}
GROUPS: Final = ("Choice", "Composite", "List", "Independents")
#: Each selector and state → the keys that it cannot do without, where it has no address instead.
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "FragmentSelector": ("value",),
    "CssSelector": ("value",),
    "XPathSelector": ("value",),
    "SvgSelector": ("value",),
    "TextQuoteSelector": ("exact",),
    "TextPositionSelector": ("start", "end"),
    "DataPositionSelector": ("start", "end"),
    "RangeSelector": ("startSelector", "endSelector"),
    "HttpRequestState": ("value",),
    "TimeState": (),
}


def one_or_more(node: Node) -> Node:
    return {"anyOf": [node, {"type": "array", "minItems": 1, "items": node}]}


def defined(name: str) -> Node:
    return {"$ref": f"#/$defs/{name}"}


def having(*names: str, **properties: Node) -> Node:
    """An object that has these keys, and of others only what is said here."""
    return {"type": "object", "required": list(names), "properties": properties}


def of_type(name: str) -> Node:
    """What is of that type, perhaps among others."""
    return {"anyOf": [{"const": name}, {"type": "array", "contains": {"const": name}}]}


#: At most one of the four ways to put several together.
ONE_GROUP: Final[Node] = {
    "anyOf": [
        TEXT,
        {"type": "array", "items": TEXT, "contains": {"enum": [*GROUPS]}, "maxContains": 1},
        {"type": "array", "items": TEXT, "not": {"contains": {"enum": [*GROUPS]}}},
    ]
}
AGENT: Final = {"anyOf": [IRI, {"type": "object", "properties": {"id": IRI}}]}
#: What may be said of annotations and of resources alike.
SHARED: Final[Node] = {
    "id": IRI,
    "type": ONE_GROUP,
    "creator": one_or_more(AGENT),
    "generator": one_or_more(AGENT),
    "created": MOMENT,
    "modified": MOMENT,
    "generated": MOMENT,
    "rights": one_or_more(IRI),
    "canonical": IRI,
    "via": one_or_more(IRI),
    "audience": one_or_more(AGENT),
    "format": one_or_more(TEXT),
    "language": one_or_more(TEXT),
    "processingLanguage": TEXT,
    "textDirection": DIRECTION,
    "purpose": one_or_more(TEXT),
    "motivation": one_or_more(TEXT),
    "stylesheet": {"anyOf": [IRI, {"type": "object"}]},
}
#: A resource is named, embedded, made of several, or a place in another one.
RESOURCE: Final[Node] = {
    "anyOf": [
        having("source"),
        having("type", "value", type=of_type("TextualBody")),
        having("type", "items", type={"anyOf": [of_type(name) for name in GROUPS]}),
        {**having("id"), "not": having("type", type=of_type("SpecificResource"))},
    ],
    "properties": {
        **SHARED,
        "value": TEXT,
        "items": {"type": "array", "minItems": 1, "items": defined("resource")},
        "source": defined("resource"),
        "selector": one_or_more(defined("selector")),
        "state": one_or_more(defined("selector")),
        "scope": one_or_more(defined("resource")),
        "styleClass": one_or_more(TEXT),
    },
}
SELECTOR: Final[Node] = {
    "anyOf": [
        *(having("type", *keys, type=of_type(name)) for name, keys in NEEDED.items()),
        having("id"),
    ],
    "properties": {
        "id": IRI,
        "value": TEXT,
        "exact": TEXT,
        "prefix": TEXT,
        "suffix": TEXT,
        "start": COUNT,
        "end": COUNT,
        "conformsTo": IRI,
        "sourceDate": one_or_more(MOMENT),
        "cached": one_or_more(IRI),
        "startSelector": defined("selector"),
        "endSelector": defined("selector"),
        "refinedBy": one_or_more(defined("selector")),
    },
}
ANNOTATION: Final[Node] = {
    **having("id", "type", "target"),
    "properties": {
        **SHARED,
        "type": of_type("Annotation"),
        "target": one_or_more(defined("resource")),
        "body": one_or_more(defined("resource")),
        "bodyValue": TEXT,
    },
    "not": {"required": ["body", "bodyValue"]},
}
PAGE: Final = having(
    *("id", "type", "items"),
    **SHARED
    | {
        "type": of_type("AnnotationPage"),
        "startIndex": COUNT,
        "items": {"type": "array", "items": defined("annotation")},
        **{key: {"anyOf": [IRI, {"type": "object"}]} for key in ("partOf", "next", "prev")},
    },
)
COLLECTION: Final = having(
    *("id", "type"),
    **SHARED
    | {
        "type": of_type("AnnotationCollection"),
        "total": COUNT,
        "first": {"anyOf": [IRI, defined("page")]},
        "last": {"anyOf": [IRI, defined("page")]},
    },
)
MODEL: Final[Node] = {
    **having("@context"),
    "properties": {
        "@context": {
            "anyOf": [{"const": CONTEXT}, {"type": "array", "contains": {"const": CONTEXT}}]
        }
    },
    "anyOf": [defined("annotation"), defined("page"), defined("collection")],
    "$defs": {
        "annotation": ANNOTATION,
        "page": PAGE,
        "collection": COLLECTION,
        "selector": {"anyOf": [IRI, SELECTOR | {"type": "object"}]},
        "resource": {"anyOf": [IRI, RESOURCE | {"type": "object"}]},
    },
}


def is_annotation(document: Any) -> bool:
    """Whether it is an annotation by the model, or a page or collection of them."""
    return bool(OAS31Validator(MODEL).is_valid(document))
