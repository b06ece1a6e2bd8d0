"""What Whence promises, in plain Python: records by kind and key, and every version of each.

A change set is tried on a copy, which `soak.refusing` may refuse. Versions come of whatever changes
in what is served, standing included, which is worked out anew each time by `soak.sides`.

Two datasets are modelled beside each other: links of either may be between records of both.
"""

import copy
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from soak.refusing import RefusedError, check, check_links
from soak.sides import Standings, sides_of
from soak.states import Name, Op, State, States, answers_in, facts_in, records_of

#: What brings a state, and what takes it away: links have words of their own.
PUTS: Final = ("put", "link")
RETRACTIONS: Final = ("retract", "unlink")


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """What is served of a record from a change set on."""

    seq: int
    op: str
    state: State
    sides: Any


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A change set that was written: its number, what it did how often, the states before it.

    `reverts` is the number of the one that it takes back.
    """

    seq: int
    reverts: int | None
    counts: dict[str, int]
    before: dict[Name, State]


class Model:
    """One dataset, beside the other."""

    def __init__(self, other: "Model | None" = None) -> None:
        self.other = other
        if other is not None:
            other.other = self
        self.states: dict[Name, State] = {}
        self.versions: dict[Name, list[Version]] = {}
        self.made: list[Made] = []

    def filed(self, *, merged: bool) -> list[Name]:
        """What a case file may have of it: all but links and what is retracted, or merged."""
        return sorted(
            name
            for name, state in self.states.items()
            if name[0] != "link" and state.reason is None and (merged or state.into is None)
        )

    def write(self, ops: Sequence[Op], seq: int, reverts: int | None = None) -> Made | None:
        """Write a change set as that seq; None where it changes nothing. Raises RefusedError."""
        before, states = self.states, copy.copy(self.states)
        given = {op.name: how for op in ops if (how := _apply(states, op)) is not None}
        check(states, ops)
        check_links(
            states, self.other.states if self.other else {}, [op for op in ops if op.name in given]
        )
        sides = sides_of(
            records_of(states, "event"),
            records_of(states, "statement"),
            _actives(states),
            answers_in(states),
        )
        fresh = self._fresh(states, sides, given, seq)
        counts = _count(fresh, self.versions, len(ops))
        if not fresh:
            return None
        self.states = states
        for name, version in fresh.items():
            self.versions.setdefault(name, []).append(version)
        self.made.append(Made(seq=seq, reverts=reverts, counts=counts, before=before))
        return self.made[-1]

    def revert(self, made: Made, seq: int) -> Made | None:
        """Write what was before a change set; what was changed again is in the way."""
        nothing = self._nothing_since(made.seq)
        changed = []
        for name, versions in self.versions.items():
            since = [
                each.seq
                for each in versions
                if each.seq >= made.seq and each.op != "render" and each.seq not in nothing
            ]
            if made.seq in since:
                changed.append(name)
                if len(since) > 1:
                    raise RefusedError(f"{name} was changed again by {since[-1]}")
        ops = [_undoing(*name, made.before.get(name), self._op(name, made.seq)) for name in changed]
        return self.write(ops, seq, reverts=made.seq)

    def _nothing_since(self, seq: int) -> set[int]:
        """Later change sets that were taken back, and those that did it, unless undone in turn."""
        undone: set[int] = set()
        nothing: set[int] = set()
        for made in reversed(self.made):
            if made.reverts is not None and made.seq not in undone:
                undone.add(made.reverts)
                if seq < made.reverts:
                    nothing |= {made.seq, made.reverts}
        return nothing

    def _op(self, name: Name, seq: int) -> str:
        [op] = [version.op for version in self.versions[name] if version.seq == seq]
        return op

    def _fresh(
        self, states: States, sides: Standings, given: Mapping[Name, str], seq: int
    ) -> dict[Name, Version]:
        """The versions that differ from those before."""
        found = {}
        for name, state in states.items():
            shown = _shown(name, state, sides)
            last = self.versions[name][-1] if name in self.versions else None
            if last is None or (last.state, last.sides) != (state, shown):
                op = given.get(name, "render")
                found[name] = Version(seq=seq, op=op, state=state, sides=shown)
        return found


def _undoing(kind: str, key: str, before: State | None, op: str) -> Op:
    """What brings it back; ids are never taken back, so that what was created is retracted."""
    put, away = ("link", "unlink") if kind == "link" else ("put", "retract")
    if before is None:
        return Op(op=away, kind=kind, key=key, reason="other")
    if op in ("merge", "unmerge"):
        undone = "unmerge" if before.into is None else "merge"
        return Op(op=undone, kind=kind, key=key, into=before.into)
    if before.reason is not None:
        # Revived: it is retracted as it was. A retraction for another reason changed nothing else.
        record = before.record if op in PUTS else None
        return Op(op=away, kind=kind, key=key, reason=before.reason, record=record)
    return Op(op=put, kind=kind, key=key, record=before.record)


def _apply(states: dict[Name, State], op: Op) -> str | None:
    """Do it; what it counts as, and None where it is passed over: the same again."""
    known = states.get(op.name)
    if op.record is not None and op.op in PUTS:
        new = State(record=op.record, into=known.into if known else None)
    elif known is None:
        raise RefusedError(f"there is no {op.name} to {op.op}")
    elif op.op in RETRACTIONS:
        if known.into is not None:
            raise RefusedError(f"{op.name} is merged, and is not retracted")
        # Another reason is a version; the same one again is none.
        new = State(record=op.record or known.record, reason=op.reason)
        states[op.name] = new
        return op.op
    else:
        if known.reason is not None or (op.op == "unmerge" and known.into is None):
            raise RefusedError(f"{op.name} stands so that there is no {op.op}")
        new = State(record=known.record, into=op.into)
    states[op.name] = new
    return None if new == known else op.op


def _actives(states: States) -> set[str]:
    """The keys of the statements that count."""
    return {
        key
        for (kind, key), state in states.items()
        if kind == "statement" and state.reason is None and state.into is None
    }


def _shown(name: Name, state: State, sides: Standings) -> Any:
    return [sides.get(fact, {}) for fact in facts_in(*name, state.record)]


def _count(
    fresh: Mapping[Name, Version], known: Mapping[Name, list[Version]], ops: int
) -> dict[str, int]:
    puts = [name for name, version in fresh.items() if version.op in PUTS]
    created = sum(name not in known for name in puts)
    rendered = sum(version.op == "render" for version in fresh.values())
    done = Counter(version.op for version in fresh.values())
    counts = {
        "created": created,
        "changed": len(puts) - created,
        "retracted": done["retract"] + done["unlink"],
        "merged": done["merge"],
        "unmerged": done["unmerge"],
        "unchanged": ops - len(fresh) + rendered,
        "rendered": rendered,
    }
    return {what: count for what, count in counts.items() if count}
