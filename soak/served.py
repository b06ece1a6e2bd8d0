"""What Whence should serve of a version, made from the model alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.ids import public_id, record_id
from soak.model import Version
from soak.states import Name, Record, facts_in

STANCES = {"affirms": "affirmed_by", "denies": "denied_by", "questions": "questioned_by"}


def ids_of(slugs: Sequence[str], link: Record) -> list[str]:
    """The ids of what a link of the first of these datasets is about."""
    return [
        public_id(kind, record_id(slugs[elsewhere], kind, key))
        for elsewhere, kind, key in link["records"]
    ]


class Served:
    """Bodies of the first dataset; `statements` tells when something was said, to order voices."""

    def __init__(self, slugs: Sequence[str], statements: Mapping[str, Record]) -> None:
        self._slugs = slugs
        self._statements = statements

    def body(self, name: Name, version: Version) -> dict[str, Any]:
        """The document; of dates only what was written."""
        kind, key = name
        state = version.state
        sides = dict(zip(facts_in(kind, key, state.record), version.sides, strict=True))
        stands: dict[str, Any] = {"status": "active"}
        if state.reason is not None:
            stands = {"status": "retracted", "reason": state.reason}
        if state.into is not None:
            stands = {"status": "merged", "merged_into": self._id(kind, state.into)}
        own = {"id": self._id(kind, key), "kind": kind, "dataset": self._slugs[0], "key": key}
        fields: dict[str, Any] = getattr(self, f"_{kind}")(state.record, sides, name)
        return own | stands | fields

    def _id(self, kind: str, key: str) -> str:
        return public_id(kind, record_id(self._slugs[0], kind, key))

    def _link(self, record: Record, _: Any, __: Name) -> dict[str, Any]:
        return record | {"records": ids_of(self._slugs, record)} | self._evidence(record)

    def _source(self, record: Record, _: Any, __: Name) -> dict[str, Any]:
        return record | self._ids(record, publisher="actor", republishes="source")

    def _actor(self, record: Record, _: Any, __: Name) -> dict[str, Any]:
        empty: dict[str, Any] = {"names": [], "countries": [], "identifiers": []}
        return record | empty | self._evidence(record)

    def _affiliation(self, record: Record, sides: Any, name: Name) -> dict[str, Any]:
        standing = {"attested": [], "standing": self._standing(sides[name])}
        ids = self._ids(record, subject="actor", object="actor")
        return record | ids | standing | self._evidence(record)

    def _event(self, record: Record, sides: Any, name: Name) -> dict[str, Any]:
        parts = [
            part
            | {
                "id": self._id("participation", part["key"]),
                "actor": self._id("actor", part["actor"]),
            }
            | {"standing": self._standing(sides["participation", part["key"]])}
            | self._evidence(part)
            for part in record["participations"]
        ]
        more = {"figures": [], "participations": parts, "standing": self._standing(sides[name])}
        return record | self._ids(record, parent="event") | more | self._evidence(record)

    def _statement(self, record: Record, _: Any, __: Name) -> dict[str, Any]:
        speakers = [
            self._ids(speaker, actor="actor", on_behalf_of="actor")
            for speaker in record["speakers"]
        ]
        about = [self._about(about) for about in record["about"]]
        more = {"speakers": speakers, "about": about, "via": [], "figures": []}
        return record | self._ids(record, addressee="actor") | more | self._evidence(record)

    def _about(self, about: Record) -> dict[str, Any]:
        if "role" in about:
            return about | self._ids(about, event="event", actor="actor")
        [(kind, key)] = [
            (kind, key) for kind, key in about.items() if kind not in ("stance", "relation")
        ]
        return {"record": self._id(kind, key)} | {n: v for n, v in about.items() if n != kind}

    def _evidence(self, record: Record) -> dict[str, Any]:
        return {
            "evidence": [
                {"source": self._id("source", each["source"]), "polarity": "supports"}
                for each in record["evidence"]
            ]
        }

    def _ids(self, record: Record, **kinds: str) -> dict[str, str]:
        return {
            field: self._id(kind, record[field]) for field, kind in kinds.items() if field in record
        }

    def _standing(self, sides: Mapping[tuple[str, str], list[str]]) -> dict[str, Any]:
        found: dict[str, Any] = {"contested": _is_contested(set(sides))}
        for stance, field in STANCES.items():
            voices = [
                {"party": self._id("actor", party), "statements": self._in_order(said)}
                for (taken, party), said in sides.items()
                if taken == stance
            ]
            found[field] = sorted(voices, key=lambda voice: voice["party"])
        return found

    def _in_order(self, keys: list[str]) -> list[str]:
        def place(key: str) -> tuple[str, str]:
            said = self._statements[key].get("said", {"edtf": "9999"})
            return said["edtf"], self._id("statement", key)

        return [self._id("statement", key) for key in sorted(keys, key=place)]


def _is_contested(sides: set[tuple[str, str]]) -> bool:
    taken = {stance for stance, _ in sides}
    parties = {party for stance, party in sides if stance != "questions"}
    return {"affirms", "denies"} <= taken and len(parties) > 1


def as_written(body: dict[str, Any]) -> dict[str, Any]:
    """A served body, of dates only what was written."""
    return {
        name: {"edtf": value["edtf"]} if isinstance(value, dict) and "edtf" in value else value
        for name, value in body.items()
    }
