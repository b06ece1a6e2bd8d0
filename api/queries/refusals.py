"""What the database finds wrong with the rest of a question that is refused already."""

import datetime
from collections.abc import Sequence

from api.database import Connection
from api.errors import MalformedRequestError
from api.queries.as_of import find_seq
from api.queries.compose import Parameters
from api.queries.conditions import unknown_of
from api.queries.unknown import Named, find_faults
from api.queries.values import Place, RecordId, Seq


def is_open(refused: MalformedRequestError) -> bool:
    """Whether the database may find more."""
    return any(
        name in ("dataset", "as_of") or isinstance(value, RecordId | Seq | Place)
        for name, values in refused.named.items()
        for value in values
    )


async def complete(
    connection: Connection, refused: MalformedRequestError, readable: Sequence[str]
) -> MalformedRequestError:
    """The same with what is wrong beside it: ids unknown here, and moments that are none."""
    named = refused.named
    parameters = Parameters({"readable": tuple(readable)})
    text = parameters.clause("find_unknown", {"unknown": unknown_of(parameters, named)}, {})
    [row] = await connection.fetch(text, *parameters.arguments())
    faults = find_faults(row["unknown"], named, row["latest_seq"], row["purge_seq"])
    faults += await _no_moments(connection, named)
    if not faults:
        return refused
    return MalformedRequestError(faults=[*refused.faults, *faults]).as_of(row["latest_seq"])


async def _no_moments(connection: Connection, named: Named) -> list[tuple[str, str]]:
    for when in named.get("as_of", ()):
        if isinstance(when, datetime.datetime):
            try:
                await find_seq(connection, when)
            except MalformedRequestError as error:
                return error.faults
    return []
