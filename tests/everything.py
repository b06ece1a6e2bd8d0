"""A small dataset with everything in it that a record can have."""

from typing import Any

from tests.records import Operation, actor, affiliation, event, link, part, source, statement
from tests.world import identify

SHA = "0f" * 32
#: Every character that JSON writes in a way of its own, and some beyond the first plane.
AWKWARD = "".join(map(chr, range(1, 33))) + '"\\/\x7f\x80\u2028\u00e9\U0001f7e5'


def text_at(start: int, **fields: Any) -> dict[str, Any]:
    """A passage of four code points."""
    return {"type": "text", "start": start, "end": start + 4, "sha256": SHA} | fields


SOURCES = [
    source(
        publisher="paper",
        url="https://example.org/a?b=c#d",
        archive_url="http://example.org/",
        published={"edtf": "2023-05-22~", "inferred": True, "note": "Monday"},
        retrieved_at="2023-05-23T01:30:00.75+02:00",
        language="en-GB",
        licence="CC-BY-4.0",
        text={"sha256": SHA, "length": 400},
        note=AWKWARD,
    ),
    source("copy", source_kind="webpage", republishes="page", title=AWKWARD),
]
ACTORS = [
    actor("paper", actor_kind="media"),
    actor("russia", countries=["RU", "BY"], identifiers=[{"scheme": "wikidata", "value": "Q159"}]),
    actor("ukraine", description="The state", start={"edtf": "1991-08-24"}),
    actor(
        "legion",
        actor_kind="armed_group",
        names=[
            {"name": AWKWARD, "kind": "alias", "evidence": [{"source": "copy"}]},
            {"name": "Легион", "kind": "former", "language": "ru", "script": "Cyrl"},
        ],
        start={"edtf": "2022-03"},
        end={"edtf": "2025~"},
        evidence=[
            {"source": "page", "passage": text_at(0), "fields": ["name", "start"]},
            {"source": "copy", "passage": {"type": "locator", "page": "1", "note": AWKWARD}},
            {"source": "copy", "polarity": "disputes"},
        ],
    ),
]
EVENTS = [
    event("war", category="conflict", when={"edtf": "2014-02-20/"}, coded=True),
    event(
        parent="war",
        summary="A raid",
        when={"edtf": "2023-05-22/2023-05-23"},
        place={"name": "Belgorod", "country": "RU", "precision": "near", "lat": 50.6, "lon": -0.5},
        figures=[
            {"measure": "killed", "party": "russia", "low": 0, "best": 1, "high": 70},
            {"measure": "damage", "best": 9 * 10**15, "unit": "USD"},
        ],
        participations=[
            part("raid-legion", "legion", "perpetrator", coded=True),
            part("raid-ukraine", "ukraine", "director"),
            part("raid-russia", "russia", "target"),
        ],
    ),
    event("nowhere", place={"precision": "exact", "lat": 10, "lon": 0.000001}),
]
AFFILIATIONS = [
    affiliation(
        "legion-ukraine",
        "legion",
        "under_command_of",
        "ukraine",
        title="unit",
        start={"edtf": "2022-03"},
        end={"edtf": "2024"},
        attested=[{"edtf": "2023-05-22"}, {"edtf": "2023-06"}],
        coded=True,
    )
]
STATEMENTS = [
    statement(
        "claim",
        "legion",
        {"participation": "raid-legion", "stance": "affirms", "modality": "certain"},
        {"event": "raid", "stance": "affirms"},
        act="claim_of_responsibility",
        said={"edtf": "2023-05-22"},
        medium="video",
        language="ru",
        addressee="russia",
        via=[
            {"actor": "paper", "mode": "quoted", "medium": "print", "date": {"edtf": "2023-05"}},
            {"actor": "paper", "mode": "republished"},
        ],
        figures=[{"measure": "captured", "best": 3}],
    ),
    statement(
        "blame",
        "russia",
        {"event": "raid", "actor": "ukraine", "role": "perpetrator", "stance": "affirms"},
        {"participation": "raid-ukraine", "stance": "affirms", "modality": "probable"},
        {"affiliation": "legion-ukraine", "stance": "affirms"},
        speakers=[{"actor": "paper", "title": "spokesman", "on_behalf_of": "russia"}],
    ),
    statement(
        "denial",
        "ukraine",
        {"event": "raid", "actor": "ukraine", "role": "involved", "stance": "denies"},
        {"statement": "blame", "relation": "disputes"},
        {"affiliation": "legion-ukraine", "stance": "denies"},
        {"actor": "russia", "stance": "mentions"},
    ),
]
META = {"title": "Test", "licence": "CC0-1.0", "publisher": "paper"}
LINKS = [
    link(
        "legion-russia",
        identify("actor", "legion"),
        identify("actor", "russia"),
        judgement="different",
        judged={"edtf": "2023-06-01~", "inferred": True, "note": AWKWARD},
        why=AWKWARD,
        evidence=[{"source": "page", "passage": text_at(8), "fields": ["records", "why"]}],
    ),
    link("copies", identify("source", "copy"), identify("source", "page"), judgement="unsure"),
]
EVERYTHING: list[Operation] = [*STATEMENTS, *EVENTS, *AFFILIATIONS, *LINKS, *ACTORS, *SOURCES]
