"""Records as they stand, by kind and key, and what each of them names."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

Name = tuple[str, str]
#: What a link is about: 0 for its own dataset or 1 for the other, kind and key.
End = tuple[int, str, str]
Record = dict[str, Any]
States = Mapping[Name, "State"]
#: Fields by which records name others of a kind, in the record itself.
NAMING: Final[Mapping[str, Mapping[str, str]]] = {
    "source": {"publisher": "actor", "republishes": "source"},
    "actor": {},
    "affiliation": {"subject": "actor", "object": "actor"},
    "event": {"parent": "event"},
    "statement": {"addressee": "actor"},
    "link": {},
}


class Op(msgspec.Struct, frozen=True, kw_only=True):
    """An operation, with what belongs to it: a record, a reason, or the key to merge into.

    A revert retracts with a record: what was revived is retracted as that.
    """

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


def records_of(states: States, kind: str) -> dict[str, Record]:
    """The records of a kind by key, whatever their status."""
    return {key: state.record for (of, key), state in states.items() if of == kind}


def facts_in(kind: str, key: str, record: Record) -> list[Name]:
    """What has a standing in the document of that record."""
    if kind == "event":
        return [(kind, key), *(("participation", part["key"]) for part in record["participations"])]
    return [(kind, key)] if kind == "affiliation" else []


def answers_in(states: States) -> dict[Name, str]:
    """By merged record, the key of the one at the end of its chain."""
    found = {}
    for (kind, key), state in states.items():
        last, into = key, state.into
        while into is not None:
            last, into = into, states[kind, into].into
        if last != key:
            found[kind, key] = last
    return found


def names_in(kind: str, key: str, record: Record) -> Iterator[Name]:
    """Every record of its own dataset that this one names."""
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
    yield from ((of, end) for elsewhere, of, end in record.get("records", []) if not elsewhere)
