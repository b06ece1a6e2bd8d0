"""Which problems a route may answer with: what its parameters, bodies and formats can bring."""

from collections.abc import Iterator, Sequence

from api import problem_types as types
from api.openapi.routes import Route
from schemas.problems import ProblemType


def refusals_of(route: Route) -> Sequence[ProblemType]:
    """Each type of problem that it may answer with, once."""
    return list(dict.fromkeys(_refusals(route)))


def _refusals(route: Route) -> Iterator[ProblemType]:
    yield from (types.MALFORMED, types.UNKNOWN_PARAMETER, types.ADDRESS_TOO_LONG)
    if route.is_versioned:
        yield from (types.UNAUTHENTICATED, types.UNAVAILABLE, types.TIME_LIMIT)
    if route.names:
        yield types.NOT_FOUND
    if route.kind and route.names:
        yield types.GONE
    if route.kind:
        yield types.NOT_KEPT
    if route.is_conditional and route.is_versioned and not route.is_file:
        yield types.NOT_ACCEPTABLE
    if {"cursor", "suggest:cursor"}.intersection(route.opt.get("parameters", ())):
        yield types.BAD_CURSOR
    if route.lists:
        yield from (types.BAD_CURSOR, types.TOO_MANY_STREAMS, types.OLD_PROTOCOL)
    if route.takes is not None:
        yield from (types.FORBIDDEN, types.TIMEOUT, types.CONFLICT, types.TOO_LARGE)
        yield from (types.UNSUPPORTED_MEDIA_TYPE, types.INVALID_CHANGE_SET, types.WRITER_BUSY)
    if route.form:
        yield from (types.TIMEOUT, types.TOO_LARGE, types.UNSUPPORTED_MEDIA_TYPE)
        yield types.NOT_ACCEPTABLE
    yield from (types.TYPES[name] for name in route.opt.get("problems", ()))
    yield types.INTERNAL
