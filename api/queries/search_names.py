"""Actors that are called as a search says, in any script and spelling."""

import uuid
from collections.abc import Sequence
from itertools import chain
from typing import Final

import msgspec

from api.database import Connection
from api.ids import public_id
from api.names.finding import WHOLE
from api.queries.filters import Filters, ListQuery
from api.queries.names import Hit, find_named
from api.queries.words import Words
from schemas.search import NamedActor

MOST_SHOWN: Final = 10
#: Names that each way to look finds: more are read only to be left out.
MOST_NAMES: Final = 50
#: More words than a name has that somebody looks for.
MOST_WORDS: Final = 6
#: A word that so few records have may be misspelt there, too.
FEW: Final = 3
ACTOR: Final = "actor"
#: Filters of a search that actors have, too, but for their kind.
SHARED: Final = frozenset({"dataset", "country"})


def name_in(words: Words) -> str | None:
    """What may be a name: a few words or phrases, all of which are wanted."""
    terms = words.terms
    if any(term.negated or term.begins or term.alternative for term in terms):
        return None
    name = " ".join(term.text for term in terms)
    return name if len(name.split()) <= MOST_WORDS else None


def may_be_named(words: Words, filters: Filters) -> bool:
    """Whether a search asks for what may be a name, and would show actors."""
    kinds = filters.get("kind", (ACTOR,))
    others = filters.keys() - {"kind"}
    return ACTOR in kinds and others <= SHARED and name_in(words) is not None


def may_be_misspelt(words: Words, total: int) -> bool:
    """Whether a letter may be wrong: by its words nothing is found, or by one next to nothing."""
    return not total or (total <= FEW and len((name_in(words) or "").split()) == 1)


async def find_actors(
    connection: Connection,
    words: Words,
    filters: Filters,
    readable: Sequence[str],
    *,
    typo: bool,
    enough: float = WHOLE,
) -> list[Hit]:
    """The actors that are called so, the most alike first.

    `typo`: where nobody scores `enough`, those that are called so but for a letter, too.
    """
    listed = ListQuery(
        kind=ACTOR, filters=Filters({name: filters[name] for name in SHARED & filters.keys()})
    )
    name = name_in(words) or ""
    [hits] = await find_named(
        connection, [name], listed, readable, nearness="sounding", most=MOST_NAMES
    )
    if typo and not any(hit.likeness.score >= enough for hit in hits):
        # Of whom but a part is called so is not who is meant, where one is but for a letter.
        [near] = await find_named(connection, [name], listed, readable, most=MOST_NAMES)
        hits = _together(hits, near)
    return hits[:MOST_SHOWN]


def _together(*ways: Sequence[Hit]) -> list[Hit]:
    """Each actor once, as it is most alike."""
    best: dict[uuid.UUID, Hit] = {}
    for hit in sorted(chain(*ways), key=Hit.order):
        best.setdefault(hit.id, hit)
    return list(best.values())


def member(hits: Sequence[Hit] | None) -> bytes:
    """The member of the answer; none where none are looked for."""
    if hits is None:
        return b""
    named = [
        NamedActor(**msgspec.structs.asdict(hit.shown()), actor=public_id(ACTOR, hit.id))
        for hit in hits
    ]
    return b'"names":%b,' % msgspec.json.encode(named)
