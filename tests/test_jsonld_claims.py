"""Claims as linked data: whose word they are, and that none becomes a fact by it."""

import re
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from schemas.linked import LinkedActor, LinkedAffiliation, LinkedEvent, LinkedLink, LinkedSource
from schemas.linkedclaims import LinkedStatement
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.jsonld import (
    EDTF,
    ORIGIN,
    OWN,
    PROV,
    RAID,
    SCHEMA,
    XSD,
    annotation,
    at,
    check,
    code,
    expanded_of,
    ids,
    linked,
    nodes,
    own,
    schema,
    statements,
    values,
)
from tests.records import actor, event, retract, source, statement
from tests.serving import Served, served
from tests.world import identify, on

DOCUMENTS = {
    "event": LinkedEvent,
    "actor": LinkedActor,
    "affiliation": LinkedAffiliation,
    "statement": LinkedStatement,
    "source": LinkedSource,
    "link": LinkedLink,
}
#: What other vocabularies may say of two records: who said it, where, and what it is part of.
BETWEEN_RECORDS = {
    *("creator", "about", "appearance", "publisher", "superEvent", "isBasedOn", "mentions"),
    *("wasAttributedTo", "wasDerivedFrom", "hasSource", "hasBody", "mainEntityOfPage"),
}
RECORD = rf"<{ORIGIN}/v1/[a-z]+/[a-z]{{3}}_[0-9a-z]{{26}}[^>#]*>"
TRIPLE = re.compile(rf"(?:{RECORD}|_:\w+) <([^>]+)> {RECORD} \.")


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def test_a_statement_is_a_claim_of_whose_word_it_is(app: Served, write: Write) -> None:
    spoken = statement(
        "blame",
        "peskov",
        {"participation": "director", "stance": "affirms", "modality": "certain"},
        {"event": "raid", "actor": "ukraine", "role": "involved", "stance": "affirms"},
        {"statement": "denial", "relation": "disputes"},
        speakers=[{"actor": "peskov", "title": "spokesman", "on_behalf_of": "russia"}],
        act="accusation",
        content="Ukraine ordered it.",
        language="en",
        said=on("2023-05-23"),
        via=[{"actor": "paper", "mode": "quoted"}, {"actor": "russia", "mode": "republished"}],
    )
    spare = [each for each in RAID if each["key"] != "blame"]
    await write(*spare, actor("peskov", actor_kind="person"), actor("paper"), spoken)
    blame = at("statement", "blame")
    director = at("participation", "director")

    def hop(name: str, mode: str) -> dict[str, Any]:
        fields = own(actor=ids(at("actor", name)), mode=ids(code("via_mode", mode)))
        return {"@type": [OWN + "Hop"]} | fields

    def about(**fields: Any) -> dict[str, Any]:
        return {"@type": [OWN + "About"]} | own(**{name: ids(to) for name, to in fields.items()})

    assert await expanded_of(app, "statement", "blame") == {
        "@id": blame,
        "@type": [SCHEMA + "Claim", PROV + "Entity"],
        PROV + "wasAttributedTo": ids(at("actor", "russia")),
        **schema(
            text=values("Ukraine ordered it."),
            inLanguage=values("en"),
            creator=ids(at("actor", "peskov")),
            dateCreated=values("2023-05-23", type=SCHEMA + "Date"),
            about=ids(director, at("event", "raid"), at("statement", "denial")),
            appearance=ids(at("source", "page")),
        ),
        **own(
            act=ids(code("act", "accusation")),
            speakers=[
                {
                    "@type": [OWN + "Speaker"],
                    **own(
                        actor=ids(at("actor", "peskov")),
                        title=values("spokesman"),
                        on_behalf_of=ids(at("actor", "russia")),
                    ),
                }
            ],
            said=[
                {
                    "@type": [OWN + "FuzzyDate"],
                    **own(
                        edtf=values("2023-05-23", type=EDTF),
                        earliest=values("2023-05-23", type=XSD + "date"),
                        latest=values("2023-05-23", type=XSD + "date"),
                    ),
                }
            ],
            via=[{"@list": [hop("paper", "quoted"), hop("russia", "republished")]}],
            stances=[
                about(
                    record=director,
                    stance=code("stance", "affirms"),
                    modality=code("modality", "certain"),
                ),
                about(
                    event=at("event", "raid"),
                    actor=at("actor", "ukraine"),
                    role=code("role", "involved"),
                    stance=code("stance", "affirms"),
                ),
                about(record=at("statement", "denial"), relation=code("relation", "disputes")),
            ],
            figures=[],
            evidence=[annotation(f"{blame}?version=1#evidence-1", blame)],
        ),
    }


async def test_what_is_retracted_says_since_when_and_why(app: Served, write: Write) -> None:
    await write(*RAID)
    await write(retract("statement", "denial", "withdrawn_by_source"))
    public_id = identify("statement", "denial")
    record = (await linked(app, f"/v1/statements/{public_id}"))["mainEntityOfPage"]
    assert record["invalidatedAtTime"] == record["generatedAtTime"]
    assert record["status"] == code("status", "retracted")
    assert record["reason"] == code("reason", "withdrawn_by_source")
    earlier = (await linked(app, f"/v1/statements/{public_id}?version=1"))["mainEntityOfPage"]
    assert "invalidatedAtTime" not in earlier
    assert earlier["status"] == code("status", "active")


@pytest.mark.parametrize(
    ("edtf", "dates"),
    [
        ("2023-05-22", {"startDate": "2023-05-22", "endDate": "2023-05-22"}),
        ("2023-05", {"startDate": "2023-05", "endDate": "2023-05"}),
        ("2023-05-22/2023-06", {"startDate": "2023-05-22", "endDate": "2023-06"}),
        ("2023-05-22/", {}),
        ("2023-05-22/..", {}),
        ("[2023-05-22..2023-05-24]", {}),
        ("2023-05-22?", {}),
        ("2023-05-2X", {}),
        ("2023-21", {}),
    ],
)
async def test_only_plain_dates_are_dates_of_schema_org(
    app: Served, write: Write, edtf: str, dates: dict[str, str]
) -> None:
    await write(source(), event("raid", when=on(edtf)))
    raid = await linked(app, f"/v1/events/{identify('event', 'raid')}")
    assert {name: raid[name] for name in ("startDate", "endDate") if name in raid} == dates
    assert raid["when"]["edtf"] == edtf


async def test_everything_that_a_record_can_have_means_something(app: Served, write: Write) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    for operation in EVERYTHING:
        kind, key = operation["kind"], operation["key"]
        path = f"/v1/{kind}s/{identify(kind, key)}"
        answer = await app.client.get(path, params={"format": "jsonld"})
        msgspec.json.decode(answer.content, type=DOCUMENTS[kind])
        check(answer.json())
        ours = (await app.client.get(path)).json()
        named = {
            node["id"].rpartition("/")[2] for node in answer.json()["mainEntityOfPage"]["mentions"]
        }
        assert named == ours["labels"].keys()
        cited = [node for node in nodes(ours["data"]) if "polarity" in node]
        annotations = [node for node in nodes(answer.json()) if node.get("type") == "Annotation"]
        assert len(annotations) == len(cited)


async def test_no_claim_becomes_a_fact_about_two_records(app: Served, write: Write) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    told = set()
    for operation in EVERYTHING:
        path = f"/v1/{operation['kind']}s/{identify(operation['kind'], operation['key'])}"
        triples = map(TRIPLE.fullmatch, statements(await linked(app, path)))
        told |= {triple[1] for triple in triples if triple}
    others = {name.rpartition("/")[2].rpartition("#")[2] for name in told if OWN not in name}
    assert others <= BETWEEN_RECORDS
    assert {name.removeprefix(OWN) for name in told if OWN in name} >= {"actor", "subject", "party"}
