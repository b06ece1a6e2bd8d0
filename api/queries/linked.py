"""Which actors a filter covered, because they are linked with those that it names."""

import uuid
from struct import Struct
from typing import Final, TypeAlias

from msgspec import UNSET, UnsetType

from api.errors import MalformedRequestError
from api.ids import public_id
from api.queries.filters import ListQuery, actors_in

#: Public id of an actor that was asked for → those of the others.
Linked: TypeAlias = dict[str, list[str]]
MOST_IN_HEADER: Final = 200
PAIR: Final = Struct("16s16s")


def linked_in(query: ListQuery, pairs: bytes | None) -> Linked | UnsetType:
    """What the database says was covered; nothing is said where that was not asked for."""
    if not query.linked:
        return UNSET
    found: Linked = {_actor(asked.bytes): [] for asked in actors_in(query.filters)}
    for asked, covered in PAIR.iter_unpack(pairs or b""):
        found[_actor(asked)].append(_actor(covered))
    return found


def linked_header(linked: Linked) -> str:
    """The same in a header: each actor with those beside it; no client reads one of any length."""
    covered = sum(map(len, linked.values()))
    if covered > MOST_IN_HEADER:
        detail = f"covers {covered} actors; a download says at most {MOST_IN_HEADER}: ask for fewer"
        raise MalformedRequestError("", [("linked", detail)])
    return ";".join(f"{asked}={','.join(others)}" for asked, others in linked.items())


def _actor(value: bytes) -> str:
    return public_id("actor", uuid.UUID(bytes=value))
