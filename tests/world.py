"""A small world in which every filter finds something, and misses something."""

from typing import Any

from api.ids import public_id, record_id
from tests.records import (
    Operation,
    actor,
    affiliation,
    cited,
    event,
    link,
    part,
    source,
    statement,
)


def identify(kind: str, key: str, dataset: str = "test") -> str:
    """The public id of a record."""
    return public_id(kind, record_id(dataset, kind, key))


def on(edtf: str) -> dict[str, str]:
    return {"edtf": edtf}


def place(**fields: Any) -> dict[str, Any]:
    return {"precision": "exact", **fields}


SOURCES = (
    source("page", publisher="nbc", published=on("2023-05-24"), republishes="wire"),
    source("wire", publisher="reuters", source_kind="report", published=on("2023-05-23")),
)
ACTORS = (
    actor("nbc", actor_kind="media"),
    actor("reuters", actor_kind="media"),
    actor("ukraine", countries=["UA"]),
    actor("russia", countries=["RU"]),
    actor("peskov", actor_kind="person", countries=["RU"]),
    actor("legion", actor_kind="armed_group", countries=["RU", "UA"], start=on("2022-03")),
)
EVENTS = (
    event(
        "raid",
        when=on("2023-05-22/"),
        place=place(country="RU", lat=50.6, lon=36.6),
        participations=[
            part("raid-ukraine", "ukraine", "director"),
            part("raid-legion", "legion", "perpetrator", evidence=cited("wire")),
        ],
    ),
    event("ban", category="legal_designation", when=on("2023-03-16"), evidence=cited("wire")),
    event("shelling", category="shelling", when=on("2023-05"), parent="raid"),
    event(
        "aid",
        category="aid",
        participations=[part("aid-ukraine", "ukraine", "encourager")],
        place=place(country="FJ", lat=-17.5, lon=179.5),
    ),
    event("quake", category="other", when=on("2021"), place=place(lat=-13.8, lon=-172.1)),
)
STATEMENTS = (
    statement(
        "accuse",
        "peskov",
        {"participation": "raid-ukraine", "stance": "affirms", "modality": "certain"},
        act="accusation",
        speakers=[{"actor": "peskov", "on_behalf_of": "russia"}],
        said=on("2023-05-23"),
        addressee="ukraine",
        via=[{"actor": "reuters", "mode": "quoted"}],
    ),
    statement(
        "deny",
        "ukraine",
        {"event": "raid", "actor": "ukraine", "role": "involved", "stance": "denies"},
        act="denial",
        said=on("2023-05-24"),
    ),
    statement(
        "claim",
        "legion",
        {"participation": "raid-legion", "stance": "affirms"},
        {"event": "ban", "stance": "mentions"},
        act="claim_of_responsibility",
        evidence=cited("wire"),
    ),
    statement("doubt", "nbc", {"affiliation": "legion-ukraine", "stance": "questions"}),
    statement("answer", "russia", {"statement": "deny", "relation": "answers"}),
)
AFFILIATIONS = (
    affiliation("legion-ukraine", "legion", "part_of", "ukraine", start=on("2022-03")),
    affiliation(
        "peskov-russia", "peskov", "spokesperson_for", "russia", attested=[on("2023-05-23")]
    ),
)
LINKS = (
    link(
        "outlets",
        identify("actor", "nbc"),
        identify("actor", "reuters"),
        judgement="different",
        judged=on("2023-06"),
    ),
    link(
        "legions",
        identify("actor", "legion"),
        identify("actor", "peskov"),
        judgement="unsure",
        judged=on("2023-07-01"),
        evidence=cited("wire"),
    ),
)
WORLD: tuple[Operation, ...] = (*(*SOURCES, *ACTORS, *EVENTS, *STATEMENTS, *AFFILIATIONS, *LINKS),)
