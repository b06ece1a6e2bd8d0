"""The sides that parties take, by keys, and what says them."""

from typing import Any

from api.database import Connection
from tests.records import Operation, actor, event, part, source, statement
from tests.state import current, own

BASE = [source(), *(actor(key) for key in ("russia", "ukraine", "legion", "expert", "paper"))]
Sides = dict[str, Any]


def raid(*parts: tuple[str, str, str], **fields: Any) -> Operation:
    """The raid with participations: key, actor, role."""
    return event("raid", participations=[part(*each) for each in parts], **fields)


def says(key: str, speaker: str, stance: str, **fact: Any) -> Operation:
    """A statement that takes one stance."""
    return statement(key, speaker, fact | {"stance": stance})


def on(key: str, speaker: str, relation: str, target: str, **fields: Any) -> Operation:
    """A statement on another statement."""
    return statement(key, speaker, {"statement": target, "relation": relation}, **fields)


def role(name: str, of: str = "ukraine") -> dict[str, str]:
    return {"event": "raid", "actor": of, "role": name}


async def standings(connection: Connection) -> Sides:
    """The sides on each fact of the raid and on affiliations, by keys: party → statements."""
    rows = await connection.fetch("SELECT kind, id, key FROM records")
    names = {own(row["kind"], row["key"]): row["key"] for row in rows}
    found: Sides = {}
    for row in rows:
        if row["kind"] in ("event", "affiliation"):
            body = await current(connection, row["kind"], row["key"])
            for fact in [body, *body.get("participations", [])]:
                found[fact["key"]] = _sides(fact["standing"], names)
    return {key: sides for key, sides in found.items() if sides}


def _sides(standing: dict[str, Any], names: dict[str, str]) -> Sides:
    sides: Sides = {
        side: {
            names[voice["party"]]: [names[each] for each in voice["statements"]]
            for voice in standing[f"{side}_by"]
        }
        for side in ("affirmed", "denied", "questioned")
    }
    sides = {side: parties for side, parties in sides.items() if parties}
    if standing["contested"]:
        sides["contested"] = True
    if "coded_by" in standing:
        sides["coded_by"] = names[standing["coded_by"]]
    return sides
