"""What Whence promises, in plain Python: records by kind and key, and every version of each.

A change set is tried on a copy; it is refused where an active record would name one that is not,
or where a chain would come back to itself. Versions come of whatever changes in what is served,
standing included, which is worked out anew each time by `soak.sides`.

Merges are of actors alone. Room for more: another operation (link) is a case of `_apply`.
"""

import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from soak.sides import Standings, sides_of

Name = tuple[str, str]
Record = dict[str, Any]
#: Fields by which records name others of a kind, in the record itself.
NAMING: Final[Mapping[str, Mapping[str, str]]] = {
    "source": {"publisher": "actor", "republishes": "source"},
    "actor": {},
    "affiliation": {"subject": "actor", "object": "actor"},
    "event": {"parent": "event"},
    "statement": {"addressee": "actor"},
}
#: Relations that may not come back to where they begin; `answers` may.
CHAINED: Final = ("confirms", "repeats", "disputes", "retracts", "corrects")


class Op(msgspec.Struct, frozen=True, kw_only=True):
    """An operation, with what belongs to it: a record, a reason, or the key to merge into."""

    op: str
    kind: str
    key: str
    record: Record | None = None
    reason: str | None = None
    into: str | None = None

    @property
    def name(self) -> Name:
        """What it is about."""
        return self.kind, self.key


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it stands: its last input, why it is retracted, what it is merged into."""

    record: Record
    reason: str | None = None
    into: str | None = None


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


class RefusedError(Exception):
    """The change set breaks a promise."""


class Model:
    """One dataset."""

    def __init__(self) -> None:
        self.states: dict[Name, State] = {}
        self.versions: dict[Name, list[Version]] = {}
        self.made: list[Made] = []

    def standing(self, *, merged: bool) -> list[Name]:
        """The records that are not retracted, with or without those that others answer for."""
        return sorted(
            name
            for name, state in self.states.items()
            if state.reason is None and (merged or state.into is None)
        )

    def write(self, ops: Sequence[Op], seq: int, reverts: int | None = None) -> Made | None:
        """Write a change set as that seq; None where it changes nothing. Raises RefusedError."""
        before, states = self.states, copy.copy(self.states)
        given = {op.name: how for op in ops if (how := _apply(states, op)) is not None}
        _check(states, ops)
        events, statements = records_of(states, "event"), records_of(states, "statement")
        sides = sides_of(events, statements, _actives(states), _answers(states))
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
        self, states: Mapping[Name, State], sides: Standings, given: Mapping[Name, str], seq: int
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


def records_of(states: Mapping[Name, State], kind: str) -> dict[str, Record]:
    """The records of a kind by key, whatever their status."""
    return {key: state.record for (of, key), state in states.items() if of == kind}


def facts_in(kind: str, key: str, record: Record) -> list[Name]:
    """What has a standing in the document of that record."""
    if kind == "event":
        return [(kind, key), *(("participation", part["key"]) for part in record["participations"])]
    return [(kind, key)] if kind == "affiliation" else []


def _undoing(kind: str, key: str, before: State | None, op: str) -> Op:
    """What brings it back; ids are never taken back, so that what was created is retracted."""
    if before is None:
        return Op(op="retract", kind=kind, key=key, reason="other")
    if op in ("merge", "unmerge"):
        undone = "unmerge" if before.into is None else "merge"
        return Op(op=undone, kind=kind, key=key, into=before.into)
    if before.reason is not None:
        return Op(op="retract", kind=kind, key=key, reason=before.reason)
    return Op(op="put", kind=kind, key=key, record=before.record)


def _apply(states: dict[Name, State], op: Op) -> str | None:
    """Do it; what it counts as, and None where it is passed over: the same again."""
    known = states.get(op.name)
    if op.record is not None:
        new = State(record=op.record, into=known.into if known else None)
    elif known is None:
        raise RefusedError(f"there is no {op.name} to {op.op}")
    elif op.op == "retract":
        if known.into is not None:
            raise RefusedError(f"{op.name} is merged, and is not retracted")
        # Another reason is a version; the same one again is none.
        new = State(record=known.record, reason=op.reason)
        states[op.name] = new
        return "retract"
    else:
        if known.reason is not None or (op.op == "unmerge" and known.into is None):
            raise RefusedError(f"{op.name} stands so that there is no {op.op}")
        new = State(record=known.record, into=op.into)
    states[op.name] = new
    return None if new == known else op.op


def _answers(states: Mapping[Name, State]) -> dict[str, str]:
    """By merged actor, the one at the end of its chain."""
    found = {}
    for (kind, key), state in states.items():
        last, into = key, state.into
        while into is not None:
            last, into = into, states[kind, into].into
        if last != key:
            found[key] = last
    return found


def _actives(states: Mapping[Name, State]) -> set[str]:
    """The keys of the statements that stand."""
    return {
        key for (kind, key), state in states.items() if kind == "statement" and not state.reason
    }


def _shown(name: Name, state: State, sides: Standings) -> Any:
    return [sides.get(fact, {}) for fact in facts_in(*name, state.record)]


def _count(
    fresh: Mapping[Name, Version], known: Mapping[Name, list[Version]], ops: int
) -> dict[str, int]:
    puts = [name for name, version in fresh.items() if version.op == "put"]
    created = sum(name not in known for name in puts)
    rendered = sum(version.op == "render" for version in fresh.values())
    done = Counter(version.op for version in fresh.values())
    counts = {
        "created": created,
        "changed": len(puts) - created,
        "retracted": done["retract"],
        "merged": done["merge"],
        "unmerged": done["unmerge"],
        "unchanged": ops - len(fresh) + rendered,
        "rendered": rendered,
    }
    return {what: count for what, count in counts.items() if count}


def _check(states: Mapping[Name, State], ops: Sequence[Op]) -> None:
    for op in ops:
        into = states.get((op.kind, op.into or ""))
        if op.op == "merge" and (into is None or into.reason or into.into):
            raise RefusedError(f"{op.name} is merged into {op.into}, which is not active")
    for (kind, _), state in states.items():
        if state.into is not None and states[kind, state.into].reason is not None:
            raise RefusedError(f"{state.into} answers for another, and is not retracted")
    _check_names({name: state.record for name, state in states.items() if state.reason is None})


def _check_names(standing: Mapping[Name, Record]) -> None:
    parts = {
        ("participation", part["key"])
        for (kind, _), record in standing.items()
        if kind == "event"
        for part in record["participations"]
    }
    for name, record in standing.items():
        for other in names_in(*name, record):
            if other == name:
                raise RefusedError(f"{name} names itself")
            if other not in standing and other not in parts:
                raise RefusedError(f"{name} names {other}, which does not stand")
    for name in standing:
        _check_chains(standing, name, (name,))


def _check_chains(standing: Mapping[Name, Record], name: Name, way: tuple[Name, ...]) -> None:
    for other in _chained(name[0], standing[name]):
        if other in way:
            raise RefusedError(f"{name} comes back to {other}")
        _check_chains(standing, other, (*way, other))


def _chained(kind: str, record: Record) -> list[Name]:
    if kind == "statement":
        return [
            ("statement", about["statement"])
            for about in record["about"]
            if about.get("relation") in CHAINED
        ]
    field = {"event": "parent", "source": "republishes"}.get(kind)
    return [(kind, record[field])] if field in record else []


def names_in(kind: str, key: str, record: Record) -> Iterator[Name]:
    """Every record that this one names."""
    for field, of in NAMING[kind].items():
        if field in record:
            yield of, record[field]
    for evidence in record.get("evidence", []):
        yield "source", evidence["source"]
    for part in record.get("participations", []):
        yield "actor", part["actor"]
        yield from (("source", evidence["source"]) for evidence in part["evidence"])
    for speaker in record.get("speakers", []):
        yield from (
            ("actor", speaker[field]) for field in ("actor", "on_behalf_of") if field in speaker
        )
    for about in record.get("about", []):
        for of in ("event", "participation", "affiliation", "actor", "statement"):
            if of in about:
                yield of, about[of]
