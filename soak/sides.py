"""Standing in plain Python: who affirms, denies and questions a fact, from statements alone."""

from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import Any, Final

Fact = tuple[str, str]
#: By fact: (stance, party) → the keys of the statements that say so.
Standings = dict[Fact, dict[tuple[str, str], list[str]]]
Records = Mapping[str, dict[str, Any]]
#: Merged actor → the one that answers for it.
Answers = Mapping[str, str]
#: Role → the role above it.
ABOVE: Final = {
    **dict.fromkeys(("perpetrator", "director", "coordinator", "supporter"), "involved"),
    **dict.fromkeys(("supplier", "encourager"), "supporter"),
}
COUNTING: Final = ("affirms", "denies", "questions")
TAKING: Final = ("retracts", "corrects")
#: Statement that takes back, the one that it takes back, and how.
Taking = tuple[str, str, str]


def sides_of(
    events: Records, statements: Records, active: Container[str], answers: Answers
) -> Standings:
    """The sides on every fact that any statement speaks to; merged actors are one."""
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
    return {answers.get(actor, actor) for actor in named}


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
        yield "affiliation", about["affiliation"]
    elif "participation" in about:
        for event in events.values():
            for part in event["participations"]:
                if part["key"] == about["participation"]:
                    yield from _covered(event, part | {"stance": about["stance"]}, answers)
    elif "role" in about:
        yield from _covered(events[about["event"]], about, answers)
    elif "event" in about:
        yield "event", about["event"]


def _covered(event: dict[str, Any], meant: dict[str, Any], answers: Answers) -> Iterator[Fact]:
    """Affirming a role affirms those above it; denying or questioning one, those below it."""
    own, role = meant["actor"], meant["role"]
    for part in event["participations"]:
        affirmed = meant["stance"] == "affirms"
        lower, upper = (role, part["role"]) if affirmed else (part["role"], role)
        same = answers.get(part["actor"], part["actor"]) == answers.get(own, own)
        if same and upper in _upward(lower):
            yield "participation", part["key"]


def _upward(role: str) -> list[str]:
    return [role, *_upward(ABOVE[role])] if role in ABOVE else [role]


def _taken_back(
    statements: Records, active: Container[str], answers: Answers
) -> set[tuple[str, str]]:
    """Statements and parties that have taken them back, and not that in its turn."""
    takings: list[Taking] = [
        (taker, about["statement"], about["relation"])
        for taker, statement in statements.items()
        if taker in active
        for about in statement["about"]
        if about.get("relation") in TAKING and _may_take(statement, statements[about["statement"]])
    ]

    @cache
    def stands(taking: Taking, party: str) -> bool:
        """Whether nothing of that party undoes it; a correction is undone by retractions alone."""
        taker, _, how = taking
        return not any(
            party in parties_of(statements[other[0]], answers) and stands(other, party)
            for other in takings
            if other[1] == taker and "retracts" in (how, other[2])
        )

    return {
        (taking[1], party)
        for taking in takings
        for party in parties_of(statements[taking[0]], answers)
        if stands(taking, party)
    }


def _may_take(taker: dict[str, Any], taken: dict[str, Any]) -> bool:
    """Only what is earlier is taken back; without a date, so it is meant."""
    if "said" not in taker or "said" not in taken:
        return True
    return bool(taker["said"]["edtf"] >= taken["said"]["edtf"])
