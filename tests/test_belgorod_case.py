"""The Belgorod case file: whole, resolvable, exact in its passages, and in words of its own."""

import asyncio
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from api.commands.load import load_demo
from api.database import CURRENT, Connection
from api.ids import record_id
from api.settings import Settings
from schemas.changesets import RECORDS
from schemas.datasets import DatasetInput

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "data" / "belgorod-2023"
ARTICLE = ROOT / ".." / "shared" / "seed" / "belgorod-article.txt"
SECTIONS = {
    "sources": "source",
    "actors": "actor",
    "affiliations": "affiliation",
    "events": "event",
    "statements": "statement",
}
#: Field that names another record → section where that record is.
REFERENCES = {
    "actor": "actors",
    "addressee": "actors",
    "on_behalf_of": "actors",
    "party": "actors",
    "publisher": "actors",
    "subject": "actors",
    "object": "actors",
    "source": "sources",
    "republishes": "sources",
    "event": "events",
    "parent": "events",
    "affiliation": "affiliations",
    "statement": "statements",
}
JUDGEMENTS = re.compile(
    r"nazi|terror|extremist|militant|partisan|nationalist|patriot|hooligan|regime|wanted|dissident",
    re.IGNORECASE,
)
APOSTROPHE = "\u2019"
WORD = re.compile(rf"\w+(?:['{APOSTROPHE}]\w+)*")
RUN = 6

Node = Any  # a YAML node: text, list or mapping


@pytest.fixture(scope="module")
def case() -> dict[str, Node]:
    """The case file, every scalar as text."""
    text = (FOLDER / "case.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Node] = yaml.load(text, yaml.BaseLoader)
    return loaded


@pytest.fixture(scope="module")
def article() -> str:
    """The text that the passages point into, as its bytes have it."""
    if not ARTICLE.exists():
        pytest.skip("the article is not beside this checkout (../shared/seed)")
    return ARTICLE.read_bytes().decode("utf-8")


def mappings(node: Node) -> Iterator[dict[str, Node]]:
    """Every mapping at or below a node."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from mappings(value)
    elif isinstance(node, list):
        for value in node:
            yield from mappings(value)


def records(case: dict[str, Node]) -> Iterator[dict[str, Node]]:
    """Every record of the case."""
    for section in SECTIONS:
        yield from case[section].values()


def participation_list(case: dict[str, Node]) -> list[tuple[str, dict[str, Node]]]:
    """Every participation with the key of its event."""
    return [(k, p) for k, e in case["events"].items() for p in e.get("participations", [])]


def text_passages(case: dict[str, Node]) -> list[dict[str, Node]]:
    """Every passage that is given by offsets."""
    cited = [m["passage"] for r in records(case) for m in mappings(r) if "passage" in m]
    return [passage for passage in cited if passage["type"] == "text"]


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of RUN words in a text, in lower case."""
    words = [word.lower().replace(APOSTROPHE, "'") for word in WORD.findall(text)]
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_the_file_has_the_sections_of_a_case_file_and_no_other(case: dict[str, Node]) -> None:
    assert list(case) == ["dataset", "reason", *SECTIONS]


def test_every_record_converts_to_its_input_struct(case: dict[str, Node]) -> None:
    faults = []
    for section, kind in SECTIONS.items():
        for key, record in case[section].items():
            try:
                msgspec.convert(record, RECORDS[kind], strict=False)
            except msgspec.ValidationError as error:
                faults.append(f"{section}/{key}: {error}")
    assert faults == []


def test_the_dataset_names_publisher_licence_and_that_it_is_not_updated(
    case: dict[str, Node],
) -> None:
    meta = {name: value for name, value in case["dataset"].items() if name != "slug"}
    dataset = msgspec.convert(meta, DatasetInput, strict=False)
    assert case["dataset"]["slug"] == "belgorod-2023"
    assert (dataset.licence, dataset.distribution) == ("CC-BY-4.0", "public")
    assert dataset.publisher in case["actors"]
    assert "not updated" in str(dataset.note)


def test_the_file_uses_no_anchor_alias_or_tag() -> None:
    text = (FOLDER / "case.yaml").read_text(encoding="utf-8")
    events = yaml.parse(text, yaml.BaseLoader)
    marked = [e for e in events if getattr(e, "anchor", None) or getattr(e, "tag", None)]
    assert marked == []


def test_every_reference_resolves(case: dict[str, Node]) -> None:
    participations = {p["key"] for _, p in participation_list(case)}
    missing = []
    for mapping in (m for record in records(case) for m in mappings(record)):
        for field, section in REFERENCES.items():
            if field in mapping and mapping[field] not in case[section]:
                missing.append(f"{field}: {mapping[field]}")
        if "participation" in mapping and mapping["participation"] not in participations:
            missing.append(f"participation: {mapping['participation']}")
    assert missing == []


def test_no_two_participations_share_a_key(case: dict[str, Node]) -> None:
    keys = [p["key"] for _, p in participation_list(case)]
    assert len(keys) == len(set(keys))


def test_nothing_is_coded_by_the_dataset(case: dict[str, Node]) -> None:
    assert [m for record in records(case) for m in mappings(record) if "coded" in m] == []


def test_every_fact_of_the_article_has_a_passage_in_the_page(case: dict[str, Node]) -> None:
    facts = [r for section in list(SECTIONS)[1:] for r in case[section].values()]
    facts += [participation for _, participation in participation_list(case)]
    facts += [name for actor in case["actors"].values() for name in actor.get("names", [])]
    facts.remove(case["actors"][case["dataset"]["publisher"]])  # the dataset's own, not the text's
    bare = [
        fact
        for fact in facts
        if not all(
            cited["source"] == "page" and cited["passage"]["type"] == "text"
            for cited in fact["evidence"]
        )
    ]
    assert bare == []


def test_every_event_participation_and_affiliation_has_somebody_who_takes_a_side(
    case: dict[str, Node],
) -> None:
    sided: set[tuple[str, str]] = set()
    for about in (a for s in case["statements"].values() for a in s["about"]):
        if about.get("stance", "mentions") != "mentions" and "role" not in about:
            kinds = ("event", "participation", "affiliation")
            sided.update((kind, about[kind]) for kind in kinds if kind in about)
    facts = [("event", key) for key in case["events"]]
    facts += [("affiliation", key) for key in case["affiliations"]]
    facts += [("participation", p["key"]) for _, p in participation_list(case)]
    assert [fact for fact in facts if fact not in sided] == []


def test_evidence_for_a_field_names_a_field_that_the_record_has(case: dict[str, Node]) -> None:
    facts = [r for section in SECTIONS for r in case[section].values()]
    facts += [participation for _, participation in participation_list(case)]
    named = [
        (f, field) for f in facts for e in f.get("evidence", []) for field in e.get("fields", [])
    ]
    assert len(named) > 20
    assert [field for fact, field in named if field not in fact] == []


def test_every_statement_has_content_language_and_a_chain_that_ends_at_the_page(
    case: dict[str, Node],
) -> None:
    statements = case["statements"].values()
    last_hops = [statement["via"][-1] for statement in statements]
    own = [s["speakers"][0]["actor"] == "nbc" for s in statements]
    passed_by_nbc = ["nbc" in [hop["actor"] for hop in s["via"]] for s in statements]
    assert all(hop == {"actor": "page-publisher", "mode": "republished"} for hop in last_hops)
    assert [a != b for a, b in zip(own, passed_by_nbc, strict=True)] == [True] * len(own)
    assert {s["language"] for s in statements} == {"en"}
    assert not any("quote" in s for s in statements)


def test_a_worked_out_date_says_how(case: dict[str, Node]) -> None:
    dates = [m for record in records(case) for m in mappings(record) if "edtf" in m]
    inferred = [date for date in dates if "inferred" in date]
    assert [date for date in inferred if "note" not in date] == []
    assert [date["edtf"] for date in dates if "inferred" not in date] == ["2014"]


def test_judgements_stand_in_no_title_name_or_description(case: dict[str, Node]) -> None:
    shown = [event["title"] for event in case["events"].values()]
    shown += [event.get("summary", "") for event in case["events"].values()]
    shown += [affiliation.get("title", "") for affiliation in case["affiliations"].values()]
    for actor in case["actors"].values():
        shown += [actor["name"], actor.get("description", "")]
        shown += [name["name"] for name in actor.get("names", [])]
    assert [text for text in shown if JUDGEMENTS.search(text)] == []


async def test_nobody_questions_the_raid_or_any_part_in_it(
    case: dict[str, Node], dsn: str, connection: Connection
) -> None:
    await asyncio.to_thread(load_demo, Settings(database_url=dsn), dsn)
    body = await connection.fetchval(
        "SELECT body FROM documents WHERE id = $1 AND superseded_seq = $2",
        record_id("belgorod-2023", "event", "raid"),
        CURRENT,
    )
    raid = json.loads(body)
    facts = {fact["key"]: fact["standing"] for fact in [raid, *raid["participations"]]}
    expected = ["raid", *(p["key"] for event, p in participation_list(case) if event == "raid")]
    assert len(expected) == 12
    assert {key: standing["questioned_by"] for key, standing in facts.items()} == {
        key: [] for key in expected
    }
    assert (
        await connection.fetchval("SELECT count(*) FROM standings WHERE stance = 'questions'") == 0
    )


def test_the_digest_and_length_of_the_page_are_those_of_the_article(
    case: dict[str, Node], article: str
) -> None:
    assert case["sources"]["page"]["text"] == {
        "sha256": hashlib.sha256(article.encode()).hexdigest(),
        "length": str(len(article)),
        "policy": "none",
    }


def test_every_passage_has_the_digest_of_the_article_at_its_offsets(
    case: dict[str, Node], article: str
) -> None:
    passages = text_passages(case)
    wrong = [
        p
        for p in passages
        if not 0 <= int(p["start"]) < int(p["end"]) <= len(article)
        or hashlib.sha256(article[int(p["start"]) : int(p["end"])].encode()).hexdigest()
        != p["sha256"]
    ]
    assert len(passages) > 100
    assert wrong == []


def test_every_word_of_the_article_but_its_section_titles_is_cited(
    case: dict[str, Node], article: str
) -> None:
    covered = {i for p in text_passages(case) for i in range(int(p["start"]), int(p["end"]))}
    titles = [m.span() for m in re.finditer(r"^What [^\n]+\?$", article, re.MULTILINE)]
    covered.update(i for start, end in titles for i in range(start, end))
    words = list(WORD.finditer(article))
    assert len(titles) == 3
    assert [word[0] for word in words if not covered.issuperset(range(*word.span()))] == []


def test_no_run_of_six_words_of_the_article_is_in_the_folder(
    case: dict[str, Node], article: str
) -> None:
    title = case["sources"]["page"]["title"]
    files = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())]
    pieces = [piece for text in files for piece in text.split(title)]
    ours = set().union(*(runs(piece) for piece in pieces))
    assert ours & runs(article) == set()
