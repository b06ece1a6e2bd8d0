"""Every error as a problem (RFC 9457): one table from exceptions to types."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotFoundException

from api import errors
from api import problem_types as types
from api.changesets.check import StaleVersionError
from api.changesets.faults import ChangeSetInvalidError, Fault
from api.changesets.heads import MalformedError
from api.changesets.untouched import RevertRefusedError
from api.changesets.write import ChangeSetConflictError, WriterBusyError
from api.database import DatabaseUnavailableError
from api.ids import InvalidIdError
from schemas.base import UNSET
from schemas.problems import Problem, ProblemFault, ProblemType

#: A problem names what was asked, which may be a person.
ROBOTS: Final = {"X-Robots-Tag": "noindex"}
MEDIA_TYPE: Final = "application/problem+json"
RETRY_AFTER: Final = 5
CHALLENGE: Final = 'Bearer realm="whence"'
#: More make no better reading; the detail says how many there are.
MOST_FAULTS: Final = 1000

TABLE: Final[Mapping[type[Exception], ProblemType]] = {
    errors.RequestError: types.MALFORMED,
    errors.MalformedRequestError: types.MALFORMED,
    errors.UnknownParameterError: types.UNKNOWN_PARAMETER,
    errors.BadCursorError: types.BAD_CURSOR,
    errors.UnauthenticatedError: types.UNAUTHENTICATED,
    errors.ForbiddenError: types.FORBIDDEN,
    errors.NotFoundError: types.NOT_FOUND,
    InvalidIdError: types.NOT_FOUND,
    NotFoundException: types.NO_SUCH_PATH,
    MethodNotAllowedException: types.METHOD_NOT_ALLOWED,
    errors.NotAcceptableError: types.NOT_ACCEPTABLE,
    errors.RequestTimeoutError: types.TIMEOUT,
    errors.ConflictError: types.CONFLICT,
    StaleVersionError: types.CONFLICT,
    ChangeSetConflictError: types.CONFLICT,
    RevertRefusedError: types.CONFLICT,
    errors.GoneError: types.GONE,
    errors.WithdrawnError: types.WITHDRAWN,
    errors.NotKeptError: types.NOT_KEPT,
    errors.TooLargeError: types.TOO_LARGE,
    errors.AddressTooLongError: types.ADDRESS_TOO_LONG,
    errors.UnsupportedMediaTypeError: types.UNSUPPORTED_MEDIA_TYPE,
    errors.RangeNotSatisfiableError: types.RANGE_NOT_SATISFIABLE,
    MalformedError: types.MALFORMED,
    ChangeSetInvalidError: types.INVALID_CHANGE_SET,
    errors.UnavailableError: types.UNAVAILABLE,
    DatabaseUnavailableError: types.UNAVAILABLE,
    errors.TimeLimitError: types.TIME_LIMIT,
    errors.TooManyStreamsError: types.TOO_MANY_STREAMS,
    errors.FileUnavailableError: types.FILE_UNAVAILABLE,
    WriterBusyError: types.WRITER_BUSY,
    errors.OldProtocolError: types.OLD_PROTOCOL,
    HTTPException: types.MALFORMED,
    Exception: types.INTERNAL,
}


def answer_problem(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The problem for any error; what nobody foresaw is kept for the log and not shown."""
    kind = problem_type(error)
    scope: Any = request.scope
    if kind is types.INTERNAL:
        scope["whence.error"] = error
    problem = Problem(
        type=kind.type,
        title=kind.title,
        status=kind.status,
        detail=_clean(_detail(request, error, kind)),
        errors=list(_faults(error)) or UNSET,
        request_id=scope.get("whence.request_id", ""),
    )
    headers = {"Cache-Control": "no-store", **ROBOTS, **_headers(error, kind), **_known_seq(error)}
    body = msgspec.json.encode(problem)
    return Response(body, status_code=kind.status, media_type=MEDIA_TYPE, headers=headers)


def problem_type(error: Exception) -> ProblemType:
    """The type of the nearest class in the table."""
    if isinstance(error, HTTPException) and error.status_code >= 500:
        return types.INTERNAL
    return next(TABLE[kind] for kind in type(error).__mro__ if kind in TABLE)


def _detail(request: Request[Any, Any, Any], error: Exception, kind: ProblemType) -> str:
    if kind is types.INTERNAL:
        return "the server failed; its log has the reason under this request id"
    if kind is types.NO_SUCH_PATH:
        return f"there is nothing at {request.scope['path'][:200]!r}; /v1 lists where everything is"
    if kind is types.METHOD_NOT_ALLOWED:
        allowed = _headers(error, kind).get("Allow", "")
        path = request.scope["path"][:200]
        return f"{path!r} does not take {request.method[:40]}; it takes {allowed}"
    if isinstance(error, HTTPException):
        return error.detail
    found = len(getattr(error, "faults", ()))
    more = f"; `errors` has the first {MOST_FAULTS} of {found}" if found > MOST_FAULTS else ""
    return f"{str(error) or kind.title}{more}"


def _headers(error: Exception, kind: ProblemType) -> dict[str, str]:
    if isinstance(error, errors.MissingKeyError):
        return {"WWW-Authenticate": CHALLENGE}
    if kind.status == 401:
        return {"WWW-Authenticate": f'{CHALLENGE}, error="invalid_token"'}
    if kind.status == 503:
        return {"Retry-After": str(getattr(error, "retry_after", RETRY_AFTER))}
    if isinstance(error, errors.RangeNotSatisfiableError):
        return {"Content-Range": f"bytes */{error.size}"}
    if isinstance(error, MethodNotAllowedException):
        return {"Allow": allow((error.headers or {}).get("allow", ""))}
    return {}


def _known_seq(error: Exception) -> dict[str, str]:
    """The seq where the data were asked; one that is only remembered might be an old one."""
    seq = error.seq if isinstance(error, errors.RequestError) else None
    return {} if seq is None else {"Whence-Seq": str(seq)}


def allow(methods: str) -> str:
    """The value of Allow: HEAD goes wherever GET does."""
    named = {method.strip() for method in methods.split(",") if method.strip()}
    return ", ".join(sorted(named | ({"HEAD"} if "GET" in named else set())))


def _faults(error: Exception) -> Iterator[ProblemFault]:
    faults: Sequence[Fault | ProblemFault | tuple[str, str]] = getattr(error, "faults", ())
    for fault in faults[:MOST_FAULTS]:
        if isinstance(fault, ProblemFault):
            yield fault
        elif isinstance(fault, Fault):
            version = UNSET if fault.version is None else fault.version
            place, detail = _clean(fault.pointer), _clean(fault.detail)
            yield ProblemFault(pointer=place, detail=detail, version=version)
        elif fault[0].startswith("/"):
            yield ProblemFault(pointer=_clean(fault[0]), detail=_clean(fault[1]))
        else:
            yield ProblemFault(parameter=_clean(fault[0]), detail=_clean(fault[1]))


def _clean(text: str) -> str:
    """What was sent may hold lone surrogates, which no JSON may."""
    return text.encode("utf-8", "replace").decode("utf-8")
