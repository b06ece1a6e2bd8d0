"""Problems in the document: a response for each status, with an example for each type."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from api import problem_types as types
from api.openapi.headers import header_refs
from api.openapi.nodes import Node, ref
from api.queries.parameters import CONTROLS, FILTERS
from api.queries.unknown import unknown_parameter
from schemas.base import UNSET
from schemas.problems import Problem, ProblemFault, ProblemType

MEDIA_TYPE: Final = "application/problem+json"
REQUEST_ID: Final = "0f7c3a9d5b1e4c28"
UNKNOWN: Final = unknown_parameter("categories", (*FILTERS["event"], *CONTROLS), "a list of events")
#: Type → detail and faults (parameter or JSON pointer, detail) of its example.
EXAMPLES: Final[Mapping[str, tuple[str, Sequence[tuple[str, str]]]]] = {
    "malformed-request": (
        "limit: '1001' is no whole number from 1 to 1000",
        [("limit", "'1001' is no whole number from 1 to 1000")],
    ),
    "unknown-parameter": (f"categories: {UNKNOWN}", [("categories", UNKNOWN)]),
    "bad-cursor": (
        "cursor: is no cursor: take the `next` of the page before as it is",
        [("cursor", "is no cursor: take the `next` of the page before as it is")],
    ),
    "unauthenticated": ("the key is not known, or it was revoked or has expired", []),
    "forbidden": ("the key 'newsroom' lacks the scope write:belgorod-2023", []),
    "not-found": ("there is no event evt_00000000000000000000000000", []),
    "no-such-path": ("there is nothing at '/v1/event'; /v1 lists where everything is", []),
    "method-not-allowed": ("'/v1/events' does not take POST; it takes GET, HEAD", []),
    "not-acceptable": ("'xml' is none of json, ndjson, csv, geojson", []),
    "body-timeout": ("nothing came for 30 seconds, before the end of the body", []),
    "conflict": (
        "1 record has another version than expected",
        [("/operations/0/expect_version", "is 1, and the current version is 2")],
    ),
    "not-kept": (
        "as_of: seq:12 is before this mirror begins: it has all from seq:57 on, and its origin "
        "what was before",
        [],
    ),
    "gone": ("evt_4sr5zn95xaqr3fxg32a0wfk95s was purged", []),
    "withdrawn": (
        "the release seq-57 of belgorod-2023 was withdrawn at 2026-11-26T12:00:00Z: coded from the "
        "wrong edition",
        [],
    ),
    "range-not-satisfiable": ("the range begins at byte 5000, and the file has 4213 bytes", []),
    "too-large": ("the body is above 64 MB; send a large change set as NDJSON", []),
    "address-too-long": (
        "the query has 40000 bytes; at most 32768 are read: ask for fewer values at once, in "
        "several requests",
        [],
    ),
    "unsupported-media-type": (
        "'text/plain' is not read here; send application/json or application/x-ndjson",
        [],
    ),
    "invalid-change-set": (
        "1 fault",
        [("/operations/0/record/when/edtf", "'2023-02-30' is a day that no calendar has")],
    ),
    "internal-error": ("the server failed; its log has the reason under this request id", []),
    "unavailable": ("the database does not answer; try again", []),
    "time-limit": (
        "the database took longer than the time limit: ask by fewer or narrower filters",
        [],
    ),
    "too-many-streams": (
        "as many streams are under way as there may be at once, 8 a worker; try again in a moment",
        [],
    ),
    "file-unavailable": (
        "belgorod-2023/seq-57/events.parquet cannot be read from its store now; try again",
        [],
    ),
    "writer-busy": ("another change set is being written; try again", []),
    "old-protocol": ("a download needs HTTP/1.1", []),
}
#: Headers that come with a status.
HEADERS: Final[Mapping[int, tuple[str, ...]]] = {
    400: ("Whence-Seq",),
    401: ("WWW-Authenticate",),
    404: ("Whence-Seq",),
    405: ("Allow",),
    410: ("Whence-Seq",),
    416: ("Content-Range",),
    503: ("Retry-After",),
}


def problem_examples() -> dict[str, Node]:
    """An example of each type."""
    return {
        name: {"summary": kind.title, "description": kind.description, "value": _example(kind)}
        for name, kind in types.TYPES.items()
    }


def problem_responses(kinds: Iterable[ProblemType]) -> dict[str, Node]:
    """A response for each status among the types, which names all of them."""
    by_status: dict[int, list[ProblemType]] = {}
    for kind in kinds:
        by_status.setdefault(kind.status, []).append(kind)
    return {str(status): _response(status, by_status[status]) for status in sorted(by_status)}


def name_of(kind: ProblemType) -> str:
    """The last part of its address."""
    return kind.type.removeprefix("/problems/")


def _response(status: int, kinds: Sequence[ProblemType]) -> Node:
    examples = {name_of(kind): ref("examples", name_of(kind)) for kind in kinds}
    said = [f"**{kind.title}** (`{kind.type}`): {kind.description}" for kind in kinds]
    return {
        "description": said[0] if len(said) == 1 else "\n".join(f"- {line}" for line in said),
        "headers": header_refs(*HEADERS.get(status, ()), "X-Robots-Tag", "X-Request-Id"),
        "content": {MEDIA_TYPE: {"schema": ref("schemas", "Problem"), "examples": examples}},
    }


def _example(kind: ProblemType) -> Any:
    detail, faults = EXAMPLES[name_of(kind)]
    problem = Problem(
        type=kind.type,
        title=kind.title,
        status=kind.status,
        detail=detail,
        errors=[_fault(*fault) for fault in faults] or UNSET,
        request_id=REQUEST_ID,
    )
    return msgspec.to_builtins(problem)


def _fault(place: str, detail: str) -> ProblemFault:
    if place.startswith("/"):
        return ProblemFault(pointer=place, detail=detail)
    return ProblemFault(parameter=place, detail=detail)
