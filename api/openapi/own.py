"""Parameters of single routes, which no list of records has."""

from collections.abc import Mapping
from typing import Final, get_args

from api.openapi.codes import choose
from api.openapi.nodes import Node
from api.queries.changes import KINDS
from api.queries.changesets import OPERATIONS
from api.queries.filters import signed
from api.queries.network import MOST_DEPTH
from api.queries.parameters import COUNTS, DEFAULT_LIMIT, FACT_SORTS, MOST_VERSION, SPANS
from api.queries.values import NAME_LENGTH, PLACE
from schemas.codes import SCHEMES

#: A time with its zone (RFC 3339), or a seq.
MOMENT: Final[Node] = {
    "type": "string",
    "pattern": r"^(seq:[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
    r"(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2}))$",
    "examples": ["2026-11-22T12:00:00Z", "seq:57"],
}
NAME_OF_KEY: Final[Node] = {
    "type": "string",
    "pattern": r"^[^\x00]+$",
    "examples": ["newsroom"],
}
CURSOR_FORM: Final[Node] = {"type": "string", "minLength": 1}
#: Name → schema and description.
OWN: Final[Mapping[str, tuple[Node, str]]] = {
    "dry_run": (
        {"type": "boolean"},
        "Check and count everything, and write nothing.",
    ),
    "after": (
        {"type": "string", "pattern": f"^{PLACE.pattern}$", "examples": ["57.12", "57"]},
        "The place after which it begins: the cursor of an entry, `page.next`, or a seq, which "
        "means all of it. Without it: the beginning.",
    ),
    "seq": (
        {"type": "integer", "minimum": 0, "examples": [57]},
        "The seq that it is asked of; without it the latest.",
    ),
    "kind": (
        {"type": "array", "items": {"type": "string", "enum": list(KINDS)}},
        "Kind of the record. Repeat it for several; any of them may match.",
    ),
    "depth": (
        {"type": "integer", "minimum": 1, "maximum": MOST_DEPTH},
        "How many steps it goes from the actor; without it 1.",
    ),
    "types": (
        {"type": "array", "items": choose(list(get_args(SCHEMES["affiliation_type"])))},
        "What ties subject and object. Repeat it for several; any of them may match.",
    ),
    "as_of": (
        MOMENT,
        "What was served then, names included: as of this time (RFC 3339), or of this seq "
        "(seq:N). `Whence-Seq` names the seq.",
    ),
    "span": (
        {"type": "string", "enum": list(SPANS)},
        "`linked`: also of the events of other datasets that are the same by confirmed links, "
        "each fact and statement with its `dataset`. Without it, of the event alone.",
    ),
    "version": (
        {"type": "integer", "minimum": 1, "maximum": MOST_VERSION},
        "This version alone: a record as it was served when it became current, or its entry "
        "in the history.",
    ),
    "written_by": (
        {
            "type": "array",
            "items": {"type": "string", "pattern": r"^[^\x00]+$", "examples": ["newsroom"]},
        },
        "Name of the key that wrote it. Repeat it for several; any of them may match.",
    ),
    "operation": (
        {"type": "array", "items": {"type": "string", "enum": list(OPERATIONS)}},
        "What sort of change set. Repeat it for several; any of them may match.",
    ),
    "since": (
        MOMENT,
        "Recorded at or after this time (RFC 3339), or after this seq (seq:N).",
    ),
    "until": (
        MOMENT,
        "Recorded at or before this time (RFC 3339), or at or before this seq (seq:N).",
    ),
    "sort": (
        {"type": "string", "enum": [*signed(FACT_SORTS)]},
        "What to order by; with `-` before it, downwards. `last_word` is the first possible day of "
        "the latest statement on the fact, `parties` how many take a side. Without it: "
        "`-last_word`.",
    ),
    "count": (
        {"type": "string", "enum": list(COUNTS)},
        "`exact` puts the number of all that is found in `page.count`.",
    ),
    "queries": (
        {"type": "string", "contentMediaType": "application/json", "minLength": 2},
        "A batch of at most 200 queries: a JSON object, name → query (`ReconcileQuery`).",
    ),
    "extend": (
        {"type": "string", "contentMediaType": "application/json", "minLength": 2},
        "Whose properties are asked for: a JSON object (`ExtendQuery`).",
    ),
    "suggest:prefix": (
        {"type": "string", "maxLength": NAME_LENGTH, "examples": ["Kap"]},
        "What was typed.",
    ),
    "suggest:cursor": (
        {"type": "integer", "minimum": 0, "maximum": 10_000},
        "How many suggestions to pass over.",
    ),
    "suggest:type": ({"type": "string"}, "Kind of actor; of suggested actors, the only one."),
    "suggest:type_strict": ({"type": "string"}, "Taken, as clients send it; it changes nothing."),
    "suggest:limit": (
        {"type": "integer", "minimum": 1, "maximum": 1000},
        "How many properties are proposed; of suggestions it changes nothing.",
    ),
    "suggest:lang": ({"type": "string"}, "Taken, as clients send it; it changes nothing."),
    "cursor": (
        CURSOR_FORM,
        "Where the page begins: `page.next` of the page before, as it is, with the same filters.",
    ),
}


def entries(most: int) -> tuple[Node, str]:
    """Schema and description of how many entries a page has."""
    schema = {"type": "integer", "minimum": 1, "maximum": most}
    return schema, f"How many entries a page has; without it {DEFAULT_LIMIT}."
