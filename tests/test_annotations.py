"""Evidence is a Web Annotation: held against a reader that tells W3C's own samples apart."""

import asyncio
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.commands.load import load_demo
from api.settings import Settings
from tests.annotations import CONTEXT, is_annotation
from tests.conftest import Write
from tests.jsonld import OA, at, check, expand, linked, nodes, values
from tests.records import SHA, event, source
from tests.serving import Served, served
from tests.world import identify

SAMPLES = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "w3c_annotation_samples"
#: Meant to be refused for its language, whose key it misspells: since annotations may have keys
#: of their own, no shape tells it from a correct one.
NOT_BY_SHAPE = {"anno15.json"}
#: What the sample is there to show is that very fault, which the others have beside their own.
SEVERAL_IDS = {"anno7.json"}
NO_JSON = {"anno1.json"}


def samples(kind: str) -> Iterator[tuple[str, str]]:
    """Name and text of each."""
    if not SAMPLES.is_dir():
        pytest.skip("the samples are not beside this checkout (../shared/data)")
    for path in sorted((SAMPLES / kind).glob("*.json")):
        yield path.name, path.read_text(encoding="utf-8")


def parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def test_every_correct_sample_is_accepted() -> None:
    verdicts = {name: is_annotation(parsed(text)) for name, text in samples("correct")}
    assert verdicts == dict.fromkeys(verdicts, True)
    assert len(verdicts) == 45


def test_every_incorrect_sample_is_refused() -> None:
    found = dict(samples("incorrect"))
    assert [name for name, text in found.items() if is_annotation(parsed(text))] == []
    assert len(found) == 39
    assert sum(parsed(text) is None for text in found.values()) == 17


def test_incorrect_samples_are_refused_for_what_each_is_there_to_show() -> None:
    accepted = set()
    for name, text in samples("incorrect"):
        if name in NO_JSON:
            continue
        # Most have several ids, and some a comma too many, which alone would refuse them.
        document = json.loads(re.sub(r",(\s*\})", r"\1", text))
        if isinstance(document.get("id"), list):
            document["id"] = document["id"][0]
        if is_annotation(document):
            accepted.add(name)
    assert accepted == NOT_BY_SHAPE | SEVERAL_IDS


async def test_the_demo_case_is_linked_and_its_evidence_fits_the_model(
    dsn: str,
) -> None:
    await asyncio.to_thread(load_demo, Settings(database_url=dsn), dsn)
    async with served(dsn) as app:
        for kind in ("event", "actor", "affiliation", "statement", "source"):
            lines = (await app.client.get(f"/v1/{kind}s?format=ndjson")).text.split("\n")
            assert len(lines) > 1
            for line in filter(None, lines):
                await check_record(app, f"/v1/{kind}s/{json.loads(line)['id']}")


async def test_a_passage_is_found_by_place_and_where_it_may_leave_by_its_words(
    dsn: str, write: Write
) -> None:
    sha256 = hashlib.sha256(b"crossed the border").hexdigest()
    words = {"exact": "crossed the border", "prefix": "They ", "suffix": "."}
    cited: list[dict[str, Any]] = [
        {"passage": {"type": "text", "start": 5, "end": 23, "sha256": sha256, **words}},
        {"passage": {"type": "locator", "page": "3", "note": "map"}, "polarity": "disputes"},
        {},
    ]
    text = {"sha256": SHA, "length": 400, "policy": "full"}
    raid = event("raid", evidence=[{"source": "page", **each} for each in cited])
    await write(source("page", text=text), raid)
    async with served(dsn) as app:
        document = await linked(app, f"/v1/events/{identify('event', 'raid')}")
    check(document)
    source_alone = {"type": "SpecificResource", "source": at("source", "page")}
    place = {"type": "TextPositionSelector", "start": 5, "end": 23}
    quoted = [place, {"type": "TextQuoteSelector", **words}]
    assert [each["target"] for each in document["evidence"]] == [
        {**source_alone, "selector": quoted, "sha256": sha256},
        {**source_alone, "locator": {"type": "Locator", "page": "3", "note": "map"}},
        source_alone,
    ]
    polarities = [each["polarity"].rpartition("#")[2] for each in document["evidence"]]
    assert polarities == ["supports", "disputes", "supports"]
    (node,) = expand(document)
    (found,) = [each for each in nodes(node) if OA + "exact" in each]
    assert found == {
        "@type": [OA + "TextQuoteSelector"],
        **{OA + name: values(said) for name, said in words.items()},
    }


async def check_record(app: Served, path: str) -> None:
    document = await linked(app, path)
    check(document)
    for node in nodes(document):
        if node.get("type") == "Annotation":
            assert is_annotation({"@context": CONTEXT, **node})
            for selector in node["target"].get("selector", []):
                assert selector.get("start", 0) < selector.get("end", 1)


def test_the_reader_of_annotations_would_find_a_fault_in_ours() -> None:
    event = at("event", "raid")
    source = {"type": "SpecificResource", "source": at("source", "page")}
    right = {
        "@context": CONTEXT,
        "id": f"{event}?version=1#evidence-1",
        "type": "Annotation",
        "motivation": "linking",
        "body": event,
        "target": source | {"selector": [{"type": "TextPositionSelector", "start": 4, "end": 9}]},
    }
    assert is_annotation(right)
    for wrong in (
        {"target": source | {"selector": [{"type": "TextPositionSelector", "start": 4}]}},
        {"target": source | {"selector": [{"type": "TextQuoteSelector", "prefix": "on "}]}},
        {"target": {"type": "SpecificResource"}},
        {"body": "evt_1"},
        {"id": "evidence 1"},
    ):
        assert not is_annotation(right | wrong), wrong
