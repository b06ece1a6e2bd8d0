"""Which of the actors that are found may be meant: a score, what it is made of, and who is sure."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from api.queries.entities import (
    PROPERTIES,
    SHARED_SCHEMES,
    Entity,
    Hint,
    agrees,
    read_hints,
    unset,
)
from api.queries.reconcile_asked import limit_of, types_of
from schemas.reconcile import ReconcileCandidate, ReconcileFeature, ReconcileQuery

#: What a hint that agrees takes of what is left to 100, and what one leaves that does not.
AGREES: Final = 0.2
DIFFERS: Final = 0.85
#: Of a whole name, from which on it may be taken without looking.
SURE: Final = 0.9
#: What an identifier is worth where no name is known, beside being a hint; all else is but that.
IDENTIFIED: Final = 0.75
#: What many have in common, and values without their scheme; all else are identifiers.
UNSURE: Final = frozenset({"name", "type", *PROPERTIES}) | SHARED_SCHEMES


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that may be meant, and how alike its name is; None: no name is known.

    `given`: it has the very id that was asked for.
    """

    id: uuid.UUID
    alike: float | None = None
    given: bool = False


def candidates(
    query: ReconcileQuery, found: Sequence[Found], entities: Mapping[uuid.UUID, Entity]
) -> list[ReconcileCandidate]:
    """Those that answer a query, the surest first."""
    hints = read_hints(query.properties or ())
    # Two that were found may be one by a merge.
    known = {entities[each.id].id: each for each in reversed(found) if each.id in entities}
    judged = [
        candidate
        for each in reversed(known.values())
        if (candidate := _judge(query, hints, each, entities[each.id])) is not None
    ]
    # Of several who bear the name, with nothing said against them, an identifier alone tells which.
    if sum(map(_may_be, judged)) > 1:
        meant = [each for each in judged if each.match and _is_identified(each)]
        judged = [
            msgspec.structs.replace(each, match=[each] == meant) if each.match else each
            for each in judged
        ]
    judged.sort(key=lambda each: (-each.score, each.id))
    return judged[: limit_of(query)]


def _may_be(candidate: ReconcileCandidate) -> bool:
    sure = any(each.id == "name" and each.value >= SURE for each in candidate.features)
    others = [each.value for each in candidate.features if each.id != "name"]
    nameless = len(others) == len(candidate.features)
    return (sure or (nameless and _is_identified(candidate))) and all(others)


def _is_identified(candidate: ReconcileCandidate) -> bool:
    return any(each.value is True and each.id not in UNSURE for each in candidate.features)


def _judge(
    query: ReconcileQuery, hints: Sequence[Hint], found: Found, entity: Entity
) -> ReconcileCandidate | None:
    """A candidate with its score; None where it has none of the types that it must have."""
    types = types_of(query)
    said: dict[str, bool] = {"type": entity.actor_kind in types} if types else {}
    if said.get("type") is False and query.type_strict in ("any", "all"):
        return None
    for hint in hints:
        if hint.pid == "name" and found.alike is not None:
            continue  # The query is the name.
        speaks = agrees(entity, hint)
        if speaks is not None:
            said[hint.pid] = speaks and said.get(hint.pid, True)
    identified = any(speaks for pid, speaks in said.items() if pid not in UNSURE)
    alike = found.alike
    score = 100 * (IDENTIFIED * identified if alike is None else alike)
    for speaks in said.values():
        score = score + (100 - score) * AGREES if speaks else score * DIFFERS
    name = [] if alike is None else [ReconcileFeature(id="name", value=alike)]
    return ReconcileCandidate(
        id=entity.id,
        name=entity.name,
        description=unset(entity.described()),
        type=[entity.type()],
        score=round(score, 2),
        match=_is_sure(found, entity, said),
        features=name + [ReconcileFeature(id=pid, value=speaks) for pid, speaks in said.items()],
    )


def _is_sure(found: Found, entity: Entity, said: Mapping[str, bool]) -> bool:
    """Links between persons are never made by a name alone: an identifier must speak for it."""
    if found.given or not all(said.values()):
        return found.given
    identified = any(pid not in UNSURE for pid in said)
    if found.alike is None:
        return identified
    return found.alike >= SURE and (entity.actor_kind != "person" or identified)
