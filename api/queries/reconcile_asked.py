"""What tools that match names ask: how much, of which types, with which values."""

from collections.abc import Iterator
from typing import Final

from api.queries.values import NAME_LENGTH
from schemas.base import UNSET, UnsetType
from schemas.reconcile import EntityValue, ReconcileQuery, Scalar

#: Candidates of a query.
MOST_CANDIDATES: Final = 100


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
