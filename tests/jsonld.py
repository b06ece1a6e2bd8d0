"""Linked documents of a server, read by a JSON-LD processor that has no network."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from pyld import jsonld

from api.routes.contexts import read_context
from tests.records import SHA, actor, affiliation, event, link, part, source, statement
from tests.serving import Served
from tests.world import identify, on, place

ORIGIN: Final = "http://whence.test"
CONTEXT: Final = f"{ORIGIN}/contexts/v1.jsonld"
TERMS: Final[dict[str, Any]] = json.loads(read_context())["@context"]
JSONLD: Final = {"Accept": "application/ld+json"}
SCHEMA: Final = "http://schema.org/"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
OWN: Final = "urn:uuid:2abd1c4f-21cf-4941-864a-df2668d482b4#"
RAID = [
    source("page", title="Page", publisher="russia"),
    actor("russia"),
    actor("ukraine"),
    event("war"),
    event(
        "raid",
        title="Raid",
        when=on("2023-05-22/2023-05-24"),
        parent="war",
        place=place(name="Village", country="RU", lat=50.612345, lon=-36.6, precision="near"),
        participations=[part("director", "ukraine", "director")],
        figures=[{"measure": "killed", "party": "russia", "best": 70}],
        evidence=[
            {
                "source": "page",
                "passage": {"type": "text", "start": 4, "end": 9, "sha256": SHA},
                "fields": ["when"],
            }
        ],
    ),
    statement("blame", "russia", {"participation": "director", "stance": "affirms"}),
    statement("denial", "ukraine", {"participation": "director", "stance": "denies"}),
    affiliation("tie", "ukraine", "opposes", "russia", start=on("2014"), title="foe"),
    link("apart", identify("actor", "russia"), identify("actor", "ukraine"), judgement="different"),
]
IRI: Final = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def of_server(url: str, options: Any) -> Any:
    """The one document that linked ones lead to; any other is a fault."""
    assert url == CONTEXT
    document = json.loads(read_context())
    return {"contextUrl": None, "documentUrl": url, "document": document}


def never_dropped(name: str | None) -> None:
    raise AssertionError(f"{name} stands for nothing")


OPTIONS: Final[Any] = {"documentLoader": of_server}


def expand(document: Any) -> Any:
    """Every key as the address that it stands for."""
    return jsonld.expand(document, OPTIONS, on_property_dropped=never_dropped)


def compact(expanded: Any) -> Any:
    return jsonld.compact(expanded, CONTEXT, OPTIONS)


def statements(document: Any) -> list[str]:
    """As RDF, a line each."""
    quads: str = jsonld.to_rdf(document, OPTIONS | {"format": "application/n-quads"})
    return quads.rstrip("\n").split("\n")


async def linked(app: Served, path: str) -> Any:
    """A linked document of the server."""
    answer = await app.client.get(path, headers=JSONLD)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/ld+json")
    return answer.json()


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within, outer ones first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def check(document: Any) -> None:
    """All of it means something, is said in RDF, and comes back as it was."""
    for node in nodes(document):
        assert node.keys() - {"@context"} <= TERMS.keys()
        types = node.get("type", [])
        assert {*([types] if isinstance(types, str) else types)} <= TERMS.keys()
    expanded = expand(document)
    for node in nodes(expanded):
        named = [node["@id"], *node.get("@type", [])] if "@id" in node else []
        assert [name for name in named if not IRI.fullmatch(name)] == []
    assert compact(expanded) == document
    assert len(statements(document)) > 0


def at(kind: str, key: str) -> str:
    """The address of a record."""
    plural = "participations" if kind == "participation" else f"{kind}s"
    return f"{ORIGIN}/v1/{plural}/{identify(kind, key)}"


def code(scheme: str, name: str) -> str:
    return f"{ORIGIN}/v1/codes/{scheme}#{name}"


def ids(*addresses: str) -> list[dict[str, str]]:
    return [{"@id": address} for address in addresses]


def values(*given: Any, **more: str) -> list[Any]:
    return [
        {"@value": value} | {f"@{name}": text for name, text in more.items()} for value in given
    ]


def own(**properties: Any) -> dict[str, Any]:
    return {OWN + name: value for name, value in properties.items()}


def schema(**properties: Any) -> dict[str, Any]:
    return {SCHEMA + name: value for name, value in properties.items()}


def voice(party: str, *said: str) -> dict[str, Any]:
    says = ids(*(at("statement", key) for key in said))
    return {"@type": [OWN + "Voice"]} | own(party=ids(at("actor", party)), statements=says)


def standing(contested: bool, affirmed: list[Any], denied: list[Any]) -> list[Any]:
    sides = own(affirmed_by=affirmed, denied_by=denied, questioned_by=[])
    return [{"@type": [OWN + "Standing"]} | own(contested=values(contested)) | sides]


def annotation(name: str, body: str, **target: Any) -> dict[str, Any]:
    source = {OA + "hasSource": ids(at("source", "page"))}
    return {
        "@id": name,
        "@type": [OA + "Annotation"],
        OA + "motivatedBy": ids(OA + "linking"),
        OA + "hasBody": ids(body),
        OA + "hasTarget": [{"@type": [OA + "SpecificResource"], **source, **target}],
        OWN + "polarity": ids(code("polarity", "supports")),
    }


def version_of(kind: str, key: str, recorded_at: str) -> list[Any]:
    """Its record: all that is known of every record of these tests."""
    return [
        {
            "@id": f"{at(kind, key)}?version=1",
            "@type": [PROV + "Entity", SCHEMA + "CreativeWork"],
            PROV + "generatedAtTime": values(recorded_at, type=XSD + "dateTime"),
            **schema(
                version=values(1),
                isPartOf=ids(f"{ORIGIN}/v1/datasets/test"),
                license=ids("https://spdx.org/licenses/CC0-1.0"),
            ),
            **own(seq=values(1), key=values(key), status=ids(code("status", "active"))),
            **({} if kind == "source" else {PROV + "wasDerivedFrom": ids(at("source", "page"))}),
        }
    ]


async def expanded_of(app: Served, kind: str, key: str) -> dict[str, Any]:
    """A record expanded, without what every kind has alike."""
    document = await linked(app, f"/v1/{kind}s/{identify(kind, key)}")
    check(document)
    recorded_at = document["mainEntityOfPage"]["generatedAtTime"]
    (node,) = expand(document)
    [record] = node.pop(SCHEMA + "mainEntityOfPage")
    del record[SCHEMA + "mentions"]
    assert [record] == version_of(kind, key, recorded_at)
    found: dict[str, Any] = node
    return found
