"""Factories of operations that state only what matters to a test."""

from typing import Any, Final

Operation = dict[str, Any]

#: A digest for texts that no test has.
SHA: Final = "ab" * 32


def put(kind: str, key: str, **record: Any) -> Operation:
    """An operation that puts a record."""
    return {"op": "put", "kind": kind, "key": key, "record": record}


def retract(kind: str, key: str, reason: str = "error", **more: Any) -> Operation:
    """An operation that retracts a record."""
    return {"op": "retract", "kind": kind, "key": key, "reason": reason, **more}


def merge(kind: str, key: str, into: str, **more: Any) -> Operation:
    """An operation that lets another record answer."""
    return {"op": "merge", "kind": kind, "key": key, "into": into, **more}


def unmerge(kind: str, key: str, **more: Any) -> Operation:
    """An operation that lets a record answer for itself again."""
    return {"op": "unmerge", "kind": kind, "key": key, **more}


def cited(source: str = "page") -> list[dict[str, Any]]:
    """Evidence: one source, no passage."""
    return [{"source": source}]


def passage(**fields: Any) -> list[dict[str, Any]]:
    """Evidence: one source, a passage of its text."""
    selector = {"type": "text", "start": 0, "end": 5, "sha256": SHA} | fields
    return [{"source": "page", "passage": selector}]


def source(key: str = "page", **fields: Any) -> Operation:
    return put("source", key, **{"source_kind": "article", "title": f"Article {key}"} | fields)


def actor(key: str, **fields: Any) -> Operation:
    base = {"actor_kind": "state", "name": key.capitalize(), "evidence": cited()}
    return put("actor", key, **base | fields)


def event(key: str = "raid", **fields: Any) -> Operation:
    base = {"title": f"Event {key}", "category": "armed_incursion", "evidence": cited()}
    return put("event", key, **base | fields)


def part(key: str, actor: str, role: str, **fields: Any) -> dict[str, Any]:
    """A participation of an event."""
    return {"key": key, "actor": actor, "role": role, "evidence": cited()} | fields


def affiliation(key: str, subject: str, kind: str, of: str, **fields: Any) -> Operation:
    base = {"subject": subject, "type": kind, "object": of, "evidence": cited()}
    return put("affiliation", key, **base | fields)


def statement(key: str, speaker: str, *about: dict[str, Any], **fields: Any) -> Operation:
    base = {
        "act": "assessment",
        "speakers": [{"actor": speaker}],
        "content": f"What {speaker} says in {key}",
        "about": list(about),
        "evidence": cited(),
    }
    return put("statement", key, **base | fields)


def link(key: str, *records: str, **fields: Any) -> Operation:
    """An operation that links two records, by their ids."""
    base = {
        "records": list(records),
        "judgement": "same",
        "judged_by": "A. Editor",
        "why": "Same founder, same emblem.",
        "evidence": cited(),
    }
    return {"op": "link", "kind": "link", "key": key, "record": base | fields}


def unlink(key: str, reason: str = "error", **more: Any) -> Operation:
    """An operation that takes a link back."""
    return {"op": "unlink", "kind": "link", "key": key, "reason": reason, **more}
