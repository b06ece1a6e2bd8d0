"""What Whence promises, in plain Python: records by kind and key, and every version of each.

A change set is tried on a copy; it is refused where an active record would name one that is not,
or where a chain would come back to itself. Versions come of whatever changes in what is served,
standing included, which is worked out anew each time by `soak.sides`.

Room for more: an operation of another kind (merge, link) is a case of `_apply`.
"""

import copy
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
    """An operation: a record to put, or the reason of a retraction."""

    kind: str
    key: str
    record: Record | None = None
    reason: str | None = None

    @property
    def name(self) -> Name:
        """What it is about."""
        return self.kind, self.key


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it stands: its last input, and why it is retracted, if it is."""

    record: Record
    reason: str | None = None


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """What is served of a record from a change set on."""

    seq: int
    op: str
    state: State
    sides: Any


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A change set that was written: its number, what it did how often, the states before it."""

    seq: int
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

    def active(self, kind: str | None = None) -> list[Name]:
        """The records that stand, perhaps of one kind."""
        return sorted(
            name
            for name, state in self.states.items()
            if state.reason is None and kind in (None, name[0])
        )

    def write(self, ops: Sequence[Op], seq: int) -> Made | None:
        """Write a change set as that seq; None where it changes nothing. Raises RefusedError."""
        before, states = self.states, copy.copy(self.states)
        given = {op.name: how for op in ops if (how := _apply(states, op)) is not None}
        _check(states)
        sides = sides_of(
            records_of(states, "event"), records_of(states, "statement"), _actives(states)
        )
        fresh = self._fresh(states, sides, given, seq)
        counts = _count(fresh, self.versions, len(ops))
        if not fresh:
            return None
        self.states = states
        for name, version in fresh.items():
            self.versions.setdefault(name, []).append(version)
        self.made.append(Made(seq=seq, counts=counts, before=before))
        return self.made[-1]

    def revert(self, made: Made, seq: int) -> Made | None:
        """Write what was before a change set; what was changed again is in the way."""
        changed = []
        for name, versions in self.versions.items():
            since = [each.seq for each in versions if each.seq >= made.seq and each.op != "render"]
            if made.seq in since:
                changed.append(name)
                if len(since) > 1:
                    raise RefusedError(f"{name} was changed again by {since[-1]}")
        return self.write([_undoing(name, made.before.get(name)) for name in changed], seq)

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


def _undoing(name: Name, before: State | None) -> Op:
    """What brings it back; ids are never taken back, so that what was created is retracted."""
    kind, key = name
    if before is None:
        return Op(kind=kind, key=key, reason="other")
    if before.reason is not None:
        return Op(kind=kind, key=key, reason=before.reason)
    return Op(kind=kind, key=key, record=before.record)


def _apply(states: dict[Name, State], op: Op) -> str | None:
    """Do it; what it counts as, and None where it is passed over: the same record again."""
    known = states.get(op.name)
    if op.record is None:
        if known is None:
            raise RefusedError(f"there is no {op.name} to retract")
        states[op.name] = State(record=known.record, reason=op.reason)
        return "retract"
    new = State(record=op.record)
    states[op.name] = new
    return None if new == known else "put"


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
    retracted = sum(version.op == "retract" for version in fresh.values())
    counts = {
        "created": created,
        "changed": len(puts) - created,
        "retracted": retracted,
        "unchanged": ops - len(puts) - retracted,
        "rendered": len(fresh) - len(puts) - retracted,
    }
    return {what: count for what, count in counts.items() if count}


def _check(states: Mapping[Name, State]) -> None:
    standing = {name for name, state in states.items() if state.reason is None}
    parts = {
        ("participation", part["key"])
        for kind, key in standing
        if kind == "event"
        for part in states[kind, key].record["participations"]
    }
    for name in standing:
        for other in names_in(*name, states[name].record):
            if other == name:
                raise RefusedError(f"{name} names itself")
            if other not in standing | parts:
                raise RefusedError(f"{name} names {other}, which does not stand")
    for name in standing:
        _check_chains(states, name, (name,))


def _check_chains(states: Mapping[Name, State], name: Name, way: tuple[Name, ...]) -> None:
    for other in _chained(name[0], states[name].record):
        if other in way:
            raise RefusedError(f"{name} comes back to {other}")
        _check_chains(states, other, (*way, other))


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
