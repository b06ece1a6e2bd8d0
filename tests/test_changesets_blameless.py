"""What only follows from a fault that is told is not told beside it."""

from tests.conftest import Write
from tests.records import (
    SHA,
    Operation,
    actor,
    affiliation,
    cited,
    event,
    part,
    passage,
    put,
    retract,
    source,
    statement,
)
from tests.state import refused

TEXT = {"sha256": SHA, "length": 100}
BASE = [source(text=TEXT), actor("russia"), actor("ukraine")]


#: Faulty records, and sound ones that would be faulty too if those were not there.
BLAMELESS: dict[str, list[Operation]] = {
    "named by others": [
        actor("legion", actor_kind="army"),
        event(category="raids", participations=[part("p", "legion", "target")]),
        statement("word", "legion", {"participation": "p", "stance": "affirms"}),
        event("march", parent="raid"),
    ],
    "its participations cannot be read": [
        event(participations=[{"key": 5, "actor": "russia", "role": "target"}]),
        statement("word", "russia", {"participation": "p", "stance": "affirms"}),
    ],
    "its source lets more out now": [
        source(text=TEXT | {"policy": "full", "length": 300}, url="x"),
        event(evidence=passage(end=200)),
        statement("word", "russia", quote="said so"),
    ],
    "what its source lets out cannot be read": [
        source(text=5),
        event(evidence=passage(end=200)),
        statement("word", "russia", quote="said so"),
    ],
    "it no longer names what is retracted": [
        retract("actor", "ukraine"),
        event("old", title=5),
    ],
    "wrong parts of one whole": [
        affiliation("tie", 5, "leads", 6),  # type: ignore[arg-type]
        actor("legion", countries=[5, 6]),
        event(place={"precision": "near", "lat": 5, "lon": "x"}),
        event("b", figures=[{"measure": "killed", "best": "x"}], when={"edtf": 5}),
        statement("word", "russia", {"evnt": "old", "stance": "affirms"}),
        event("c", evidence=[{"source": "page", "passage": {"type": "locator", "pages": "1"}}]),
    ],
    "nothing of it can be read": [
        put("actor", "legion") | {"record": 5},
        {"op": "put", "kind": "event", "key": "raid"},
        {"op": "mend", "kind": "source", "key": "other", "record": None},
        event("b", parent="raid", evidence=cited("other")),
        statement("word", "legion", {"participation": "p", "stance": "affirms"}),
    ],
    "what it does cannot be read": [
        {"op": "merge", "kind": "actor", "key": "ukraine", "into": "russia"},
        {"op": 5, "kind": "event", "key": "old"},
        {"op": "split", "kind": "actor", "key": "legion", "reason": "error"},
        {"kind": "source", "key": "page", "reason": "error"},
        statement("word", "legion", {"event": "old", "stance": "affirms"}),
        event("march", parent="old", participations=[part("p", "ukraine", "target")]),
    ],
    "its kind cannot be read": [
        {"op": "put", "kind": "group", "key": "legion", "record": {}},
        statement("word", "legion"),
    ],
}


async def test_what_follows_from_a_fault_is_none(write: Write) -> None:
    ukraine = part("old-ukraine", "ukraine", "target")
    await write(*BASE, event("old", participations=[ukraine]))
    structural = ("Expected `", "Invalid", "there is no field", " is missing", "the form of this")
    for name, operations in BLAMELESS.items():
        found = await refused(write, *operations)
        told = [fault for fault in found if not any(word in fault[1] for word in structural)]
        assert (name, told) == (name, BLAMED.get(name, []))


BLAMED = {
    "nothing of it can be read": [("/operations/1", "a put needs the field 'record'")],
}
