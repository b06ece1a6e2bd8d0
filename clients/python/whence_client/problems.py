"""What can go wrong, as exceptions: one for each family of the server's problem types."""

import datetime
import email.utils
from typing import ClassVar, Final

import httpx

from .generated.models import Problem, ProblemFault
from .generated.types import Unset


class WhenceError(Exception):
    """Whatever goes wrong between this client and its server."""


class UnreachableError(WhenceError):
    """No answer came: no connection, one that broke, or none in time."""


class UnreadableError(WhenceError):
    """An answer that is not what the contract promises: of another server, or another format."""


class DamagedFileError(WhenceError):
    """A file that came is not the one that was published: `file`, and both digests."""

    def __init__(self, file: str, *, expected: str, found: str) -> None:
        super().__init__(f"{file} came with the SHA-256 {found}, not {expected}: it is refused")
        self.file = file
        self.expected = expected
        self.found = found


class NotModifiedError(WhenceError):
    """The caller's own `if_none_match` holds: nothing has changed."""


class ProblemError(WhenceError):
    """A problem that the server answered; `type` is stable, `errors` have all that is wrong."""

    names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, problem: Problem, retry_after: float | None = None) -> None:
        super().__init__(f"{problem.status} {problem.title}: {problem.detail}")
        self.type = problem.type_
        self.title = problem.title
        self.status = problem.status
        self.detail = problem.detail
        self.request_id = problem.request_id
        self.errors: list[ProblemFault] = (
            [] if isinstance(problem.errors, Unset) else problem.errors
        )
        #: After how many seconds to try again, where the server says so.
        self.retry_after = retry_after


class MalformedRequestError(ProblemError):
    """A parameter, header or body does not say what it should."""

    names: ClassVar[tuple[str, ...]] = ("malformed-request",)


class UnknownParameterError(MalformedRequestError):
    """The address has no such parameter."""

    names: ClassVar[tuple[str, ...]] = ("unknown-parameter",)


class BadCursorError(MalformedRequestError):
    """A cursor that is none, or that belongs to another query."""

    names: ClassVar[tuple[str, ...]] = ("bad-cursor",)


class UnauthenticatedError(ProblemError):
    """No key where one is needed, or one that is not valid."""

    names: ClassVar[tuple[str, ...]] = ("unauthenticated",)


class ForbiddenError(ProblemError):
    """The key lacks the scope."""

    names: ClassVar[tuple[str, ...]] = ("forbidden",)


class NotFoundError(ProblemError):
    """Never issued, or nothing that this key may know of."""

    names: ClassVar[tuple[str, ...]] = ("not-found", "no-such-path")


class NotAcceptableError(ProblemError):
    """The address has no such format, or does not take the method."""

    names: ClassVar[tuple[str, ...]] = ("not-acceptable", "method-not-allowed")


class ConflictError(ProblemError):
    """The state of things does not allow it; nothing was written."""

    names: ClassVar[tuple[str, ...]] = ("conflict",)


class GoneError(ProblemError):
    """The record was purged, the release withdrawn, or a mirror has not what was before it."""

    names: ClassVar[tuple[str, ...]] = ("gone", "not-kept", "withdrawn")


class TooLargeError(ProblemError):
    """A body, a line or an address above the limit."""

    names: ClassVar[tuple[str, ...]] = ("too-large", "address-too-long")


class UnsupportedMediaTypeError(ProblemError):
    """The body is in a form that is not read there."""

    names: ClassVar[tuple[str, ...]] = ("unsupported-media-type",)


class RangeNotSatisfiableError(ProblemError):
    """The range begins beyond the end of the file."""

    names: ClassVar[tuple[str, ...]] = ("range-not-satisfiable",)


class InvalidChangeSetError(ProblemError):
    """The change set has faults: `errors` has them all, each with its `pointer`."""

    names: ClassVar[tuple[str, ...]] = ("invalid-change-set",)


class InternalError(ProblemError):
    """The server failed, or what stands before it."""

    names: ClassVar[tuple[str, ...]] = ("internal-error", "old-protocol")


class UnavailableError(ProblemError):
    """Not now: try again after `retry_after`."""

    names: ClassVar[tuple[str, ...]] = ("unavailable", "body-timeout", "file-unavailable")


class TimeLimitError(UnavailableError):
    """The question takes the database longer than it may: ask for less."""

    names: ClassVar[tuple[str, ...]] = ("time-limit",)


class TooManyStreamsError(UnavailableError):
    """As many downloads and followers as there may be."""

    names: ClassVar[tuple[str, ...]] = ("too-many-streams",)


class WriterBusyError(UnavailableError):
    """Others are writing; nothing was written."""

    names: ClassVar[tuple[str, ...]] = ("writer-busy",)


FAMILIES: Final = (
    *(MalformedRequestError, UnknownParameterError, BadCursorError, UnauthenticatedError),
    *(ForbiddenError, NotFoundError, NotAcceptableError, ConflictError, GoneError, TooLargeError),
    *(UnsupportedMediaTypeError, RangeNotSatisfiableError, InvalidChangeSetError),
    *(InternalError, UnavailableError),
    *(TimeLimitError, TooManyStreamsError, WriterBusyError),
)
BY_TYPE: Final = {f"/problems/{name}": family for family in FAMILIES for name in family.names}
#: What a type means that a later server, or a proxy, has.
BY_STATUS: Final[dict[int, type[ProblemError]]] = {
    400: MalformedRequestError,
    401: UnauthenticatedError,
    403: ForbiddenError,
    404: NotFoundError,
    405: NotAcceptableError,
    406: NotAcceptableError,
    408: UnavailableError,
    409: ConflictError,
    410: GoneError,
    413: TooLargeError,
    414: TooLargeError,
    415: UnsupportedMediaTypeError,
    416: RangeNotSatisfiableError,
    422: InvalidChangeSetError,
    429: UnavailableError,
    500: InternalError,
    502: InternalError,
    503: UnavailableError,
    504: UnavailableError,
    505: InternalError,
}


def failure_of(answer: httpx.Response) -> ProblemError:
    """The exception for an answer that is no success."""
    problem = _problem_of(answer)
    family = BY_TYPE.get(problem.type_) or BY_STATUS.get(answer.status_code, ProblemError)
    return family(problem, _seconds(answer.headers.get("Retry-After")))


def _problem_of(answer: httpx.Response) -> Problem:
    try:
        return Problem.from_dict(answer.json())
    except (ValueError, KeyError, TypeError, AttributeError):
        return Problem(
            type_="about:blank",
            title=answer.reason_phrase,
            status=answer.status_code,
            detail=f"{answer.url} answered {answer.status_code} with no problem beside it",
            request_id=answer.headers.get("X-Request-Id", ""),
        )


def _seconds(header: str | None) -> float | None:
    """Retry-After, which is a number of seconds or a date."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        then = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=datetime.UTC)
    return max(0.0, (then - datetime.datetime.now(datetime.UTC)).total_seconds())
