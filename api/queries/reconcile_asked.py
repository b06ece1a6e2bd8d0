"""What tools that match names ask, read from JSON, with all that is wrong with it."""

from collections.abc import Iterator
from typing import Final, TypeVar

import msgspec

from api.errors import MalformedRequestError, TooLargeError
from api.queries.values import NAME_LENGTH
from schemas.base import UNSET, UnsetType
from schemas.reconcile import EntityValue, ExtendQuery, ReconcileQuery, Scalar

#: Queries of a batch, ids that are asked for at once, and candidates of a query.
MOST_QUERIES: Final = 200
MOST_IDS: Final = 1_000
MOST_PROPERTIES: Final = 100
MOST_CANDIDATES: Final = 100
#: Faults that are told of one batch.
MOST_FAULTS: Final = 100
UNREADABLE: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
Kind = TypeVar("Kind")


def read_queries(text: bytes) -> dict[str, ReconcileQuery]:
    """A batch of queries by their names; MalformedRequestError has all that is wrong with it."""
    parts = _decode("queries", text, dict[str, msgspec.Raw])
    if len(parts) > MOST_QUERIES:
        raise TooLargeError(
            f"the batch has {len(parts)} queries; at most {MOST_QUERIES} are answered (batchSize)"
        )
    found, faults = {}, []
    for name, raw in parts.items():
        place = f"/{name[:40].replace('~', '~0').replace('/', '~1')}"
        try:
            query = msgspec.json.decode(raw, type=ReconcileQuery)
        except UNREADABLE as error:
            faults.append((place, _said(error)))
        else:
            faults += [(place, detail) for detail in _faults(query)]
            found[name] = query
    if faults:
        raise MalformedRequestError(faults=faults[:MOST_FAULTS])
    return found


def read_extend(text: bytes) -> ExtendQuery:
    """Whose properties are asked for."""
    asked = _decode("extend", text, ExtendQuery)
    if len(asked.ids) > MOST_IDS or len(asked.properties) > MOST_PROPERTIES:
        raise TooLargeError(
            f"{len(asked.ids)} ids and {len(asked.properties)} properties are asked for; at most "
            f"{MOST_IDS} and {MOST_PROPERTIES} are answered at once"
        )
    return asked


def too_long(query: ReconcileQuery) -> str | UnsetType:
    """What is wrong with a name that is too long: a cell of a table, not the whole batch."""
    if isinstance(query.query, str) and len(query.query) > NAME_LENGTH:
        return f"query: has {len(query.query)} characters; a name has {NAME_LENGTH} at most"
    return UNSET


def limit_of(query: ReconcileQuery) -> int:
    """How many candidates are to be answered."""
    limit = query.limit if isinstance(query.limit, float) else 10
    return int(min(limit, MOST_CANDIDATES))


def types_of(query: ReconcileQuery) -> list[str]:
    """The types that are asked for; none: any."""
    if isinstance(query.type, str):
        return [query.type] if query.type else []
    return list(query.type or ())


def texts_of(value: Scalar | list[Scalar]) -> Iterator[str]:
    """The texts of one value, or of several; of an entity its id and its name."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, EntityValue):
            yield each.id
            if isinstance(each.name, str):
                yield each.name
        elif isinstance(each, float) and each.is_integer():
            yield str(int(each))
        else:
            yield str(each)


def _decode(place: str, text: bytes, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(text, type=kind)
    except UNREADABLE as error:
        raise MalformedRequestError(faults=[(place, _said(error))]) from None


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    said = str(error)
    first = said[0].lower() if said[1:2].islower() else said[0]
    return f"is not what the protocol says: {first}{said[1:]}"


def _faults(query: ReconcileQuery) -> Iterator[str]:
    if isinstance(query.query, UnsetType) and not query.properties:
        yield "has neither a query nor properties; one of both is needed"
    limit = query.limit
    if isinstance(limit, float) and (limit < 1 or not limit.is_integer()):
        yield f"limit: {limit:g} is no whole number from 1 on"
