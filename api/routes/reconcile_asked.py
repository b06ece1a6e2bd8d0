"""What tools that match names send, read from JSON, with all that is wrong with it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

import msgspec

from api.changesets.collect import collect_faults
from api.changesets.faults import escape_unknown
from api.errors import MalformedRequestError, TooLargeError
from schemas.reconcile import ExtendQuery, ReconcileQuery

#: Queries of a batch, and ids that are asked for at once.
MOST_QUERIES: Final = 200
MOST_IDS: Final = 1_000
MOST_PROPERTIES: Final = 100
#: Faults that are told of one batch.
MOST_FAULTS: Final = 100
UNREADABLE: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
Kind = TypeVar("Kind")
#: Where (a JSON pointer, or the field of the form) and what is wrong there.
Fault = tuple[str, str]


def read_queries(text: bytes) -> dict[str, ReconcileQuery]:
    """A batch of queries by their names; MalformedRequestError has all that is wrong with it."""
    parts = _decode("queries", text, dict[str, msgspec.Raw])
    if len(parts) > MOST_QUERIES:
        raise TooLargeError(
            f"the batch has {len(parts)} queries; at most {MOST_QUERIES} are answered (batchSize)"
        )
    found, faults = {}, []
    for name, raw in parts.items():
        place = f"/{escape_unknown(name)}"
        try:
            query = msgspec.json.decode(raw, type=ReconcileQuery)
        except UNREADABLE as error:
            faults += _all_faults(bytes(raw), ReconcileQuery, place, error)
        else:
            faults += _senseless(msgspec.structs.asdict(query), place)
            found[name] = query
    if faults:
        raise MalformedRequestError(faults=faults[:MOST_FAULTS])
    return found


def read_extend(text: bytes) -> ExtendQuery:
    """Whose properties are asked for."""
    try:
        asked = msgspec.json.decode(text, type=ExtendQuery)
    except UNREADABLE as error:
        faults = _all_faults(text, ExtendQuery, "", error)
        named = [(place or "extend", detail) for place, detail in faults]
        raise MalformedRequestError(faults=named[:MOST_FAULTS]) from None
    if len(asked.ids) > MOST_IDS or len(asked.properties) > MOST_PROPERTIES:
        raise TooLargeError(
            f"{len(asked.ids)} ids and {len(asked.properties)} properties are asked for; at most "
            f"{MOST_IDS} and {MOST_PROPERTIES} are answered at once"
        )
    return asked


def _decode(place: str, text: bytes, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(text, type=kind)
    except UNREADABLE as error:
        raise MalformedRequestError(faults=[(place, _said(error))]) from None


def _all_faults(
    text: bytes, kind: type[msgspec.Struct], place: str, error: Exception
) -> list[Fault]:
    """All that is wrong with what is none; msgspec stops at the first, which `error` is."""
    try:
        value = msgspec.json.decode(text)
        faults = [
            (fault.pointer, fault.detail)
            for fault in collect_faults(value, kind, place, strict=True)
        ]
    except UNREADABLE as other:
        return [(place, _said(other))]
    if kind is ReconcileQuery and isinstance(value, dict):
        faults += _senseless(value, place)
    return faults or [(place, _said(error))]


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    said = str(error)
    first = said[0].lower() if said[1:2].islower() else said[0]
    return f"is not what the protocol says: {first}{said[1:]}"


def _senseless(query: Mapping[str, Any], place: str) -> Iterator[Fault]:
    """What is wrong with a query though each of its parts may be right."""
    if query.get("query", msgspec.UNSET) is msgspec.UNSET and not query.get("properties"):
        yield place, "has neither a query nor properties; one of both is needed"
    limit = query.get("limit")
    if isinstance(limit, int | float) and not isinstance(limit, bool) and not _counts(limit):
        shown = f"{limit:g}" if isinstance(limit, float) else f"{limit!s:.40}"
        yield f"{place}/limit", f"{shown} is no whole number from 1 on"


def _counts(number: int | float) -> bool:
    return number >= 1 and number % 1 == 0
