"""Every type of problem: its stable address, its title, its status, and what it means."""

from collections.abc import Mapping
from typing import Final

from schemas.problems import ProblemType


def _type(name: str, status: int, title: str, description: str) -> ProblemType:
    path = f"/problems/{name}"
    return ProblemType(type=path, title=title, status=status, description=description)


MALFORMED: Final = _type(
    "malformed-request",
    400,
    "Malformed request",
    "A parameter, header or body does not say what it should: a limit out of range, a date that "
    "is none, an unknown code, a body that is no JSON or no change set. Nothing was done.",
)
UNKNOWN_PARAMETER: Final = _type(
    "unknown-parameter",
    400,
    "Unknown parameter",
    "This address has no such parameter; the problem lists those that it has.",
)
BAD_CURSOR: Final = _type(
    "bad-cursor",
    400,
    "Bad cursor",
    "The cursor is none of ours, or belongs to another query. Begin at the first page, and change "
    "nothing but the cursor from page to page.",
)
UNAUTHENTICATED: Final = _type(
    "unauthenticated",
    401,
    "No valid key",
    "A key is needed, or the one given is unknown, expired or revoked. It is sent as "
    "`Authorization: Bearer whence_…`; whoever runs the server makes one by `whence keys create`.",
)
FORBIDDEN: Final = _type(
    "forbidden",
    403,
    "Scope missing",
    "The key is valid and lacks the scope that this needs; the problem names it.",
)
NOT_FOUND: Final = _type(
    "not-found",
    404,
    "Not found",
    "There is nothing of that name: it was never issued, or it belongs to an internal dataset that "
    "the key, if any, may not read.",
)
NO_SUCH_PATH: Final = _type(
    "no-such-path",
    404,
    "No such path",
    "The API has no such address; `/v1` lists where everything is.",
)
METHOD_NOT_ALLOWED: Final = _type(
    "method-not-allowed",
    405,
    "Method not allowed",
    "The address exists and does not take this method; the header Allow lists those it takes.",
)
NOT_ACCEPTABLE: Final = _type(
    "not-acceptable",
    406,
    "Not acceptable",
    "The address has none of the formats that Accept or `format` asks for; the problem lists those "
    "that it has.",
)
TIMEOUT: Final = _type(
    "body-timeout",
    408,
    "Body did not arrive",
    "The client stopped sending the body before its end. Nothing was written; send it again.",
)
CONFLICT: Final = _type(
    "conflict",
    409,
    "Conflict",
    "The state of things does not allow it: a record has another version than `expect_version` "
    "says (the problem gives the current ones), the id of the change set was used for another "
    "body, what a revert would restore was changed again or is needed by others (the problem "
    "lists it), or this is a mirror, which is only read (the problem names its origin). Nothing "
    "was written.",
)
GONE: Final = _type(
    "gone",
    410,
    "Gone",
    "The record was purged: nothing of its content is kept; its id is never used again. Or it is "
    "withheld by a mirror, for its origin retracted it for reason legal.",
)
NOT_KEPT: Final = _type(
    "not-kept",
    410,
    "Not kept here",
    "This is a mirror, which began with a release: what was before that is not here, and the "
    "problem says from which seq on all is. The origin has it.",
)
WITHDRAWN: Final = _type(
    "withdrawn",
    410,
    "Withdrawn",
    "The release was withdrawn, and the problem says why. Its entry in the catalogue stays, and "
    "names the release that stands in for it, if there is one.",
)
RANGE_NOT_SATISFIABLE: Final = _type(
    "range-not-satisfiable",
    416,
    "Range beyond the end",
    "The range that was asked for begins at or after the end of the file; `Content-Range` says how "
    "many bytes it has.",
)
TOO_LARGE: Final = _type(
    "too-large",
    413,
    "Too large",
    "The body, or a line of it, is above the limit that the problem names. A large change set goes "
    "as NDJSON, which has no limit but that of a line.",
)
ADDRESS_TOO_LONG: Final = _type(
    "address-too-long",
    414,
    "Address too long",
    "The query string is above the limit that the problem names. Ask for fewer values at once, in "
    "several requests.",
)
UNSUPPORTED_MEDIA_TYPE: Final = _type(
    "unsupported-media-type",
    415,
    "Unsupported media type",
    "The body is in a form that is not read here; the problem lists those that are.",
)
INVALID_CHANGE_SET: Final = _type(
    "invalid-change-set",
    422,
    "Invalid change set",
    "The change set was read and has faults; `errors` has them all, each with its place, up to a "
    "thousand. Nothing was written.",
)
INTERNAL: Final = _type(
    "internal-error",
    500,
    "Internal error",
    "The server failed, and it is no fault of the request. The request id finds it in the log.",
)
UNAVAILABLE: Final = _type(
    "unavailable",
    503,
    "Not available now",
    "The database cannot be reached, or the server is not ready. Try again after Retry-After.",
)
TIME_LIMIT: Final = _type(
    "time-limit",
    503,
    "Time limit",
    "The database took longer than the time limit for one answer. Ask for less (fewer filters at "
    "once, a smaller limit), or download everything as NDJSON; or try again after Retry-After.",
)
TOO_MANY_STREAMS: Final = _type(
    "too-many-streams",
    503,
    "Too many downloads",
    "As many downloads and followers of the feed are under way as the server allows. Try again "
    "after Retry-After.",
)
FILE_UNAVAILABLE: Final = _type(
    "file-unavailable",
    503,
    "File not available now",
    "The catalogue knows the file, and the store of releases does not give it: it is away, or "
    "lacks it. Try again after Retry-After; whoever runs the server finds the reason in its log.",
)
WRITER_BUSY: Final = _type(
    "writer-busy",
    503,
    "Another change set is being written",
    "Change sets are written one after the other, and it was not this one's turn within the time "
    "limit. Nothing was written; send it again after Retry-After.",
)
OLD_PROTOCOL: Final = _type(
    "old-protocol",
    505,
    "HTTP/1.1 needed",
    "A download over HTTP/1.0 that breaks off looks whole, so none is begun. A proxy between may "
    "need telling (nginx: `proxy_http_version 1.1`).",
)

TYPES: Final[Mapping[str, ProblemType]] = {
    problem.type.removeprefix("/problems/"): problem
    for problem in (
        MALFORMED,
        UNKNOWN_PARAMETER,
        BAD_CURSOR,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        NO_SUCH_PATH,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        TIMEOUT,
        CONFLICT,
        GONE,
        WITHDRAWN,
        NOT_KEPT,
        TOO_LARGE,
        ADDRESS_TOO_LONG,
        UNSUPPORTED_MEDIA_TYPE,
        RANGE_NOT_SATISFIABLE,
        INVALID_CHANGE_SET,
        INTERNAL,
        UNAVAILABLE,
        TIME_LIMIT,
        TOO_MANY_STREAMS,
        FILE_UNAVAILABLE,
        WRITER_BUSY,
        OLD_PROTOCOL,
    )
}
