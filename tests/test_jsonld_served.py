"""How linked documents are asked for, kept and refused, and where what they name is found."""

from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest

from api.routes.contexts import FILE, get_context
from schemas.concepts import ConceptScheme
from schemas.linkedparts import LinkedDataset
from tests.conftest import Write
from tests.jsonld import (
    CONTEXT,
    JSONLD,
    ORIGIN,
    OWN,
    RAID,
    SKOS,
    at,
    check,
    code,
    expand,
    ids,
    linked,
    nodes,
    values,
)
from tests.records import actor, merge
from tests.serving import Served, served
from tests.world import identify

EVENT = f"/v1/events/{identify('event', 'raid')}"
RUSSIA = f"/v1/actors/{identify('actor', 'russia')}"


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, get_context) as running:
        yield running


async def test_accept_and_format_ask_for_the_same(app: Served, write: Write) -> None:
    await write(*RAID)
    by_header = await app.client.get(EVENT, headers=JSONLD)
    by_name = await app.client.get(EVENT, params={"format": "jsonld"})
    weighed = {"Accept": 'text/html, application/ld+json;profile="x";q=0.9, application/json;q=0.8'}
    by_weight = await app.client.get(EVENT, headers=weighed)
    for answer in (by_header, by_name, by_weight):
        assert answer.headers["content-type"] == "application/ld+json"
        assert answer.content == by_header.content
    for accepted in ("*/*", "application/json", "application/json, application/ld+json"):
        answer = await app.client.get(EVENT, headers={"Accept": accepted})
        assert answer.headers["content-type"] == "application/json"
    asked = await app.client.get(EVENT, params={"format": "json"}, headers=JSONLD)
    assert asked.headers["content-type"] == "application/json"


async def test_neither_format_is_answered_from_what_is_kept_of_the_other(
    app: Served, write: Write
) -> None:
    await write(*RAID)
    answers = [
        (await app.client.get(EVENT, headers=headers)).headers["content-type"]
        for headers in (JSONLD, {}, JSONLD, {}, JSONLD)
    ]
    assert answers == [f"application/{name}" for name in ("ld+json", "json") * 2] + [
        "application/ld+json"
    ]


async def test_it_has_the_headers_of_json_and_a_tag_of_its_own(app: Served, write: Write) -> None:
    await write(*RAID, actor("vlasov"))
    plain = await app.client.get(RUSSIA)
    answer = await app.client.get(RUSSIA, headers=JSONLD)
    for name in ("whence-seq", "link", "cache-control", "vary", "x-robots-tag"):
        assert answer.headers[name] == plain.headers[name]
    assert answer.headers["etag"] != plain.headers["etag"]
    again = {**JSONLD, "If-None-Match": answer.headers["etag"]}
    assert (await app.client.get(RUSSIA, headers=again)).status_code == 304
    head = await app.client.head(RUSSIA, headers=JSONLD)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == answer.headers["etag"]
    zipped = await app.client.get(EVENT, headers={**JSONLD, "Accept-Encoding": "gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    check(zipped.json())


async def test_addresses_are_of_the_host_that_was_asked(app: Served, write: Write) -> None:
    await write(*RAID)
    here = await app.client.get(EVENT, headers=JSONLD)
    there = await app.client.get(EVENT, headers={**JSONLD, "Host": "[::1]:8000"})
    assert here.text.replace(ORIGIN, "http://[::1]:8000") == there.text
    assert here.headers["etag"] != there.headers["etag"]
    told = {"X-Forwarded-Host": "[::1]:8000", "X-Forwarded-Proto": "https"}
    proxied = await app.client.get(EVENT, headers={**JSONLD, **told})
    assert proxied.text == there.text.replace("http://[", "https://[")
    nameless = await app.client.get(EVENT, headers={**JSONLD, "Host": ""})
    assert nameless.json()["id"] == f"http://localhost{EVENT}"
    for host in ("a b", 'x"><y', "x/v1", "é"):
        sent = [(b"accept", b"application/ld+json"), (b"host", host.encode())]
        assert (await app.client.get(EVENT, headers=sent)).status_code == 400


async def test_what_has_no_linked_form_is_refused_with_what_there_is(
    app: Served, write: Write
) -> None:
    await write(*RAID)
    include = await app.client.get(f"{EVENT}?include=sources", headers=JSONLD)
    fault = {"parameter": "format", "detail": "jsonld has no include"}
    assert (include.status_code, include.json()["errors"]) == (400, [fault])
    both = await app.client.get(f"{EVENT}?include=sources&format=jsonld&as_of=seq:9")
    assert [each["parameter"] for each in both.json()["errors"]] == ["format", "as_of"]
    listed = await app.client.get("/v1/events", headers=JSONLD)
    assert listed.status_code == 406
    item = await app.client.get(EVENT, headers={"Accept": "text/turtle"})
    offered = "there are json (application/json), jsonld (application/ld+json)"
    assert (item.status_code, item.json()["errors"]) == (
        406,
        [{"parameter": "Accept", "detail": f"asks for none of these; {offered}"}],
    )


async def test_it_is_as_of_then_as_json_is(app: Served, write: Write) -> None:
    await write(*RAID)
    await write(actor("russia", name="Russian Federation"))
    for then, version, name in (("", 2, "Russian Federation"), ("?as_of=seq:1", 1, "Russia")):
        document = await linked(app, f"{RUSSIA}{then}")
        assert (document["mainEntityOfPage"]["version"], document["name"]) == (version, name)
        part = await linked(app, f"{EVENT}{then}")
        names = {each["id"]: each.get("name") for each in part["mainEntityOfPage"]["mentions"]}
        assert names[at("actor", "russia")] == name
    first = await linked(app, f"{RUSSIA}?version=1")
    assert first["mainEntityOfPage"]["id"] == f"{ORIGIN}{RUSSIA}?version=1"
    missing = await app.client.get(f"{RUSSIA}?version=9", headers=JSONLD)
    assert missing.status_code == 404


async def test_a_merged_record_leads_to_the_one_that_answers(app: Served, write: Write) -> None:
    await write(*RAID, actor("rf"))
    await write(merge("actor", "rf", "russia"))
    merged = f"/v1/actors/{identify('actor', 'rf')}"
    moved = await app.client.get(merged, headers=JSONLD)
    assert (moved.status_code, moved.headers["location"]) == (308, RUSSIA)
    record = (await linked(app, f"{merged}?version=2"))["mainEntityOfPage"]
    assert record["status"] == code("status", "merged")
    assert record["isReplacedBy"] == f"{ORIGIN}{RUSSIA}"


async def test_addresses_of_parts_lead_to_the_document_that_has_them(
    app: Served, write: Write
) -> None:
    await write(*RAID)
    part = at("participation", "director")
    answer = await app.client.get(part, headers=JSONLD, follow_redirects=True)
    assert part in {node.get("id") for node in nodes(answer.json())}
    for node in nodes(answer.json()):
        if node.get("type") == "Annotation":
            there = await app.client.get(node["id"].partition("#")[0], headers=JSONLD)
            assert node in list(nodes(there.json()))


async def test_a_code_list_is_a_concept_scheme(app: Served, write: Write) -> None:
    await write(*RAID)
    plain = (await app.client.get("/v1/codes/role")).json()["data"]
    document = await linked(app, "/v1/codes/role")
    msgspec.convert(document, ConceptScheme)
    check(document)
    (scheme,) = expand(document)
    (concepts,) = scheme.pop("@reverse").values()
    english = {"language": "en"}
    assert scheme == {
        "@id": f"{ORIGIN}/v1/codes/role",
        "@type": [SKOS + "ConceptScheme"],
        SKOS + "prefLabel": values("role", **english),
        SKOS + "hasTopConcept": ids(
            *(code("role", each["code"]) for each in plain if "broader" not in each)
        ),
    }
    director = next(each for each in plain if each["code"] == "director")
    assert [each for each in concepts if each["@id"] == code("role", "director")] == [
        {
            "@id": code("role", "director"),
            "@type": [SKOS + "Concept"],
            SKOS + "notation": values("director"),
            SKOS + "prefLabel": values("director", **english),
            SKOS + "definition": values(director["definition"], **english),
            SKOS + "broader": ids(code("role", "involved")),
            OWN + "mappings": [],
        }
    ]
    assert len(concepts) == len(plain)


async def test_every_code_list_means_something_and_says_what_others_call_its_codes(
    app: Served, write: Write
) -> None:
    await write(*RAID)
    lists = (await app.client.get("/v1/codes")).json()["data"]
    matches = set()
    for plain in lists:
        document = (await app.client.get(f"/v1/codes/{plain['scheme']}?format=jsonld")).json()
        check(document)
        for theirs, ours in zip(document["concepts"], plain["data"], strict=True):
            found = [(each["notation"], each["vocabulary"]) for each in theirs["mappings"]]
            assert found == [(each["code"], each["vocabulary"]) for each in ours["mappings"]]
            matches |= {each["match"] for each in theirs["mappings"]}
    assert matches <= {"exactMatch", "closeMatch", "broadMatch", "narrowMatch"}
    refused = await app.client.get("/v1/codes/role?format=csv")
    assert refused.status_code == 406
    unknown = await app.client.get("/v1/codes/role?limit=1")
    assert unknown.json()["errors"][0]["detail"].endswith("there is format")


async def test_the_dataset_of_a_record_is_linked_too(app: Served, write: Write) -> None:
    meta = {"citation": "A: Test.", "note": "As reported.", "contact": "mailto:desk@example.org"}
    named = {"title": "Test", "licence": "CC0-1.0", "publisher": "russia"}
    await write(*RAID, dataset_meta=named | meta, edition="23.1")
    record = (await linked(app, EVENT))["mainEntityOfPage"]
    document = await linked(app, record["isPartOf"])
    check(document)
    assert msgspec.convert(document, LinkedDataset).version == "23.1"
    assert document == {
        "@context": CONTEXT,
        "id": f"{ORIGIN}/v1/datasets/test",
        "type": "Dataset",
        "name": "Test",
        "description": "As reported.",
        "publisher": at("actor", "russia"),
        "license": "https://spdx.org/licenses/CC0-1.0",
        "citation": "A: Test.",
        "version": "23.1",
        "distribution": code("distribution", "public"),
        "contact": "mailto:desk@example.org",
        "seq": 1,
    }


async def test_the_context_is_served_as_it_is_and_may_be_kept(app: Served) -> None:
    answer = await app.client.get(CONTEXT)
    assert answer.content == FILE.read_bytes()
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.headers.get_list("cache-control") == ["public, max-age=86400"]
    assert answer.headers["access-control-allow-origin"] == "*"
    again = await app.client.get(CONTEXT, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert (await app.client.get(f"{CONTEXT}?x=1")).status_code == 400


async def test_faults_of_a_linked_question_are_problems(app: Served) -> None:
    answer: httpx.Response = await app.client.get("/v1/events/nonsense", headers=JSONLD)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
