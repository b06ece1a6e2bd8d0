"""What is refused: an active record that names one that is not, chains that break a promise."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from soak.states import End, Name, Op, Record, States, names_in

#: Relations that may not come back to where they begin; `answers` may.
CHAINED: Final = ("confirms", "repeats", "disputes", "retracts", "corrects")


class RefusedError(Exception):
    """The change set breaks a promise."""


def check(states: States, ops: Sequence[Op]) -> None:
    """Raise RefusedError where these operations may not bring a dataset to that."""
    for op in ops:
        into = states.get((op.kind, op.into or ""))
        if op.op == "merge" and (into is None or into.reason or into.into):
            raise RefusedError(f"{op.name} is merged into {op.into}, which is not active")
    for (kind, _), state in states.items():
        if state.into is not None and states[kind, state.into].reason is not None:
            raise RefusedError(f"{state.into} answers for another, and is not retracted")
    _check_names({name: state.record for name, state in states.items() if state.reason is None})


def check_links(states: States, others: States, changed: Sequence[Op]) -> None:
    """The same with what the other dataset says; `changed` are operations that are not idle."""
    for op in changed:
        _check_ends(op, others)
    _check_apart(states, others)


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


def _check_ends(op: Op, others: States) -> None:
    """Both there when it is written; those of another dataset may go away later."""
    if op.op != "link":
        return
    one, other = (op.record or {}).get("records", (0, 1))
    if one == other:
        raise RefusedError(f"{op.name} judges {one} and itself")
    for elsewhere, kind, key in (op.record or {}).get("records", []):
        there = others.get((kind, key))
        if elsewhere and (there is None or there.reason is not None):
            raise RefusedError(f"{op.name} names {key}, which does not stand elsewhere")


def _check_apart(*both: States) -> None:
    """What is judged different is joined by no chain, whoever judged or merged."""
    groups: dict[End, set[End]] = {}
    apart = []
    for number, states in enumerate(both):
        for one, other, judgement in _judged(number, states):
            if judgement == "different":
                apart.append((one, other))
            elif judgement == "same":
                joined = groups.get(one, {one}) | groups.get(other, {other})
                groups |= dict.fromkeys(joined, joined)
    for one, other in apart:
        if other in groups.get(one, ()):
            raise RefusedError(f"{one} and {other} are joined, and were judged different")


def _judged(number: int, states: States) -> Iterator[tuple[End, End, str]]:
    """What that dataset says of two records, each named by the number of its own."""
    for (kind, key), state in states.items():
        if state.into is not None:
            yield (number, kind, key), (number, kind, state.into), "same"
        if kind == "link" and state.reason is None:
            one, other = (
                (number ^ elsewhere, of, end) for elsewhere, of, end in state.record["records"]
            )
            yield one, other, state.record["judgement"]
