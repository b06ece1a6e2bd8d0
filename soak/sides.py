"""Standing in plain Python: who affirms, denies and questions a fact, from statements alone."""

from collections.abc import Container, Iterator, Mapping
from typing import Any, Final

Fact = tuple[str, str]
#: By fact: (stance, party) → the keys of the statements that say so.
Standings = dict[Fact, dict[tuple[str, str], list[str]]]
Records = Mapping[str, dict[str, Any]]
#: Merged record, by kind and key → the key of the one that answers for it.
Answers = Mapping[Fact, str]
#: Role → the role above it.
ABOVE: Final = {
    **dict.fromkeys(("perpetrator", "director", "coordinator", "supporter"), "involved"),
    **dict.fromkeys(("supplier", "encourager"), "supporter"),
}
COUNTING: Final = ("affirms", "denies", "questions")
TAKING: Final = ("retracts", "corrects")
#: Statement that takes back, the one that it takes back, how, and for which party.
Taking = tuple[str, str, str, str]


def sides_of(
    events: Records, statements: Records, active: Container[str], answers: Answers
) -> Standings:
    """The sides on every fact that any statement speaks to; what is merged is one."""
    taken = _taken_back(statements, active, answers)
    found: Standings = {}
    for key, fact, stance in sorted(_stances(events, statements, answers)):
        if key not in active:
            continue
        for party in parties_of(statements[key], answers):
            if (key, party) not in taken:
                said = found.setdefault(fact, {}).setdefault((stance, party), [])
                if key not in said:
                    said.append(key)
    return found


def parties_of(statement: dict[str, Any], answers: Answers) -> set[str]:
    """Whose word it is."""
    named = (speaker.get("on_behalf_of", speaker["actor"]) for speaker in statement["speakers"])
    return {_first("actor", actor, answers) for actor in named}


def _first(kind: str, key: str, answers: Answers) -> str:
    return answers.get((kind, key), key)


def _same(kind: str, key: str, answers: Answers) -> set[str]:
    """The keys of all that is merged with it, and its own."""
    first = _first(kind, key, answers)
    return {key, first, *(k for (of, k), by in answers.items() if (of, by) == (kind, first))}


def _stances(events: Records, statements: Records, answers: Answers) -> set[tuple[str, Fact, str]]:
    """What each statement says of each fact, by itself or through others."""
    stances = {
        (key, fact, about["stance"])
        for key, statement in statements.items()
        for about in statement["about"]
        if about.get("stance") in COUNTING
        for fact in _facts(events, about, answers)
    }
    while True:
        more = {
            (key, fact, "questions" if about["relation"] == "disputes" else stance)
            for key, statement in statements.items()
            for about in statement["about"]
            if about.get("relation") in ("confirms", "repeats", "disputes")
            for target, fact, stance in stances
            if target == about["statement"]
        }
        if more <= stances:
            return stances
        stances |= more


def _facts(events: Records, about: dict[str, Any], answers: Answers) -> Iterator[Fact]:
    """The facts that are meant: of a role, each participation of the actor that it covers."""
    if "affiliation" in about:
        yield from (
            ("affiliation", key) for key in _same("affiliation", about["affiliation"], answers)
        )
    elif "participation" in about:
        for event, record in events.items():
            for part in record["participations"]:
                if part["key"] == about["participation"]:
                    meant = part | {"event": event, "stance": about["stance"]}
                    yield from _covered(events, meant, answers)
    elif "role" in about:
        yield from _covered(events, about, answers)
    elif "event" in about:
        yield from (("event", key) for key in _same("event", about["event"], answers))


def _covered(events: Records, meant: dict[str, Any], answers: Answers) -> Iterator[Fact]:
    """Affirming a role affirms those above it; denying or questioning one, those below it."""
    actor, role = _first("actor", meant["actor"], answers), meant["role"]
    for event in _same("event", meant["event"], answers):
        for part in events[event]["participations"]:
            affirmed = meant["stance"] == "affirms"
            lower, upper = (role, part["role"]) if affirmed else (part["role"], role)
            if _first("actor", part["actor"], answers) == actor and upper in _upward(lower):
                yield "participation", part["key"]


def _upward(role: str) -> list[str]:
    return [role, *_upward(ABOVE[role])] if role in ABOVE else [role]


def _taken_back(
    statements: Records, active: Container[str], answers: Answers
) -> set[tuple[str, str]]:
    """Statements and parties that have taken them back, and not that in its turn."""
    takings: list[Taking] = [
        (taker, taken, about["relation"], party)
        for taker, statement in statements.items()
        if taker in active
        for about in statement["about"]
        if about.get("relation") in TAKING
        for taken in _same("statement", about["statement"], answers)
        if _may_take(statement, statements[taken])
        for party in parties_of(statement, answers)
    ]
    undone: set[Taking] = set()
    while True:
        standing = [
            one for one in takings if undone.issuperset(o for o in takings if _undoes(o, one))
        ]
        more = {one for one in takings if any(_undoes(other, one) for other in standing)}
        if more == undone:
            return {(taken, party) for _, taken, _, party in set(takings) - undone}
        undone = more


def _undoes(one: Taking, other: Taking) -> bool:
    """Whether it takes back the taker, for the same party; retractions alone undo a correction."""
    return (one[1], one[3]) == (other[0], other[3]) and "retracts" in (one[2], other[2])


def _may_take(taker: dict[str, Any], taken: dict[str, Any]) -> bool:
    """Only what is earlier is taken back; without a date, so it is meant."""
    if "said" not in taker or "said" not in taken:
        return True
    return bool(taker["said"]["edtf"] >= taken["said"]["edtf"])
