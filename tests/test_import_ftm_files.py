"""FollowTheMoney as published: real files, the page that says where each column goes, and noise."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.importers.ftm import FTM
from api.importers.ftmlines import recognise
from api.importers.ftmschemata import (
    ACTORS,
    DROPPED,
    FIELDS,
    JUDGEMENTS,
    LEFT_OUT,
    OF_BODIES,
    OF_JUDGEMENTS,
    OF_PERSONS,
    OF_TIES,
    TIES,
    words,
)
from api.importers.imported import RawRow
from api.importers.inputs import HEAD, InputFile
from tests.importing import Run, run

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / ".." / "shared" / "data"
PAGE = (ROOT / "docs" / "importers" / "ftm.md").read_text(encoding="utf-8")
FILES = {
    "t1.entities.ftm.json": {"actor": 6, "statement": 6, "source": 2},
    "donations.entities.ftm.json": {"actor": 95, "source": 1},
    "t2_delta/20240527134702-zbn.delta.json": {},
    "t2_delta/20240527194702-wnk.delta.json": {"actor": 2, "statement": 2, "source": 31},
    "t2_delta/20240528014702-pfh.delta.json": {"actor": 2, "statement": 2, "source": 28},
    "t2_delta/20240528074703-npf.delta.json": {},
    "t2_delta/20240528134729-3iv.delta.json": {"actor": 1, "statement": 1, "source": 2},
}


def real(name: str) -> Path:
    path = DATA / "opensanctions_ftm" / name
    if not path.exists():
        pytest.skip("no entities beside this checkout (../shared/data/opensanctions_ftm)")
    return path


def table(title: str) -> Iterator[tuple[frozenset[str], list[str]]]:
    """Rows of the page's table below a heading: what the first cell names, and the others."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    for line in re.findall(r"^\| (`.*) \|$", section, re.MULTILINE):
        first, *others = (cell.strip() for cell in line.split(" |"))
        yield frozenset(re.findall(r"`([^`]+)`", first)), others


def named(title: str, column: int, left_out: bool) -> Counter[str]:
    """The properties that a column of a table keeps or leaves out, each as often as it stands."""
    found: Counter[str] = Counter()
    for names, cells in table(title):
        cell = cells[0] if cells[column] == "the same" else cells[column]
        if cell and cell.startswith("left out") == left_out:
            found.update(names)
    return found


def test_the_page_says_of_every_schema_what_it_becomes() -> None:
    rows = list(table("What becomes of an entity"))
    left = [names for names, cells in rows if cells[0].startswith("left out")]
    kept = [names for names, cells in rows if not cells[0].startswith("left out")]
    assert Counter(name for names in left for name in names) == Counter(LEFT_OUT)
    assert Counter(name for names in kept for name in names) == Counter(
        [*ACTORS, *TIES, *JUDGEMENTS]
    )


def test_the_page_says_of_every_property_what_it_becomes() -> None:
    things, edges = "Properties of persons and bodies", "Properties of edges, sanctions and risks"
    assert named(things, 0, left_out=False) == Counter(OF_PERSONS)
    assert named(things, 0, left_out=True) == Counter(DROPPED)
    assert named(things, 1, left_out=False) == Counter(OF_BODIES)
    assert named(edges, 0, left_out=False) == Counter(OF_TIES | OF_JUDGEMENTS)
    assert set(named(edges, 0, left_out=True)) == words("summary description indexText")
    beside = {name for names, _ in table("What stands beside the properties") for name in names}
    assert beside == FIELDS | words("op entity properties")


@pytest.mark.parametrize("name", FILES)
def test_every_cell_of_the_real_files_is_kept_raw_or_named_as_left_out(name: str) -> None:
    path = real(name)
    found = run(FTM, path)
    assert found.faults == []
    assert found.notices.unknown == Counter()
    assert counts(found) == FILES[name]
    remaining: list[tuple[str, str, str]] = []
    dropped: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        entity = json.loads(line)
        entity = entity.get("entity", entity)
        if entity.get("schema") in LEFT_OUT:
            left[f"{entity['schema']} is left out"] += 1
        elif entity.keys() != {"id"}:
            cells = Counter(cells_of(entity))
            cells.subtract(kept(found.raw["actor", entity["id"]]))
            for (column, value), count in cells.items():
                is_left = column in (DROPPED | {"referents"}) and entity["schema"] == "Person"
                is_left = is_left or column == "last_seen"
                dropped[column] += count if is_left else 0
                remaining += [] if is_left or not count else [(entity["id"], column, value)]
    assert remaining == []
    assert +dropped == found.notices.dropped
    assert {key: n for key, n in found.notices.others.items() if "left out" in key} == left


def counts(found: Run) -> Counter[str]:
    """How many records there are of each kind, without the publisher's actors."""
    publishers = {("actor", "ftm:opensanctions"), ("actor", "ftm:publisher")}
    return Counter(kind for kind, _ in found.records.keys() - publishers)


def cells_of(entity: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Its cells that are not empty."""
    beside = {column: value for column, value in entity.items() if column != "properties"}
    for column, value in (beside | entity["properties"]).items():
        for text in value if isinstance(value, list) else [value]:
            plain = text if isinstance(text, str) else json.dumps(text, separators=(",", ":"))
            if plain.strip():
                yield column, plain


def kept(rows: Any) -> Iterator[tuple[str, str]]:
    for row in rows:
        assert isinstance(row, RawRow)
        yield from zip(row.columns, row.cells, strict=True)


def test_a_real_deletion_is_of_whatever_had_the_id() -> None:
    found = run(FTM, real("t2_delta/20240528074703-npf.delta.json"))
    own = "NK-500Poltergeist"
    assert [(each.kind, each.key, each.more) for each in found.gone] == [
        ("actor", own, 0),
        ("statement", own, 0),
        ("affiliation", f"{own}:", 16),
    ]


def test_deltas_that_speak_of_the_same_entity_are_imported_one_after_another() -> None:
    deltas = [real(name) for name in FILES if name.startswith("t2_delta")]
    found = run(FTM, *deltas)
    assert [(fault.file, fault.value) for fault in found.faults] == [
        ("20240528014702-pfh.delta.json", "NK-2T3S8Hu29ktYnKSTgQp2wL"),
        ("20240528074703-npf.delta.json", "NK-500Poltergeist"),
    ]


def test_entities_and_deltas_are_recognised_and_nothing_else() -> None:
    real("t1.entities.ftm.json")
    files = sorted(path for path in DATA.rglob("*") if path.is_file())
    known = {
        str(path.relative_to(DATA / "opensanctions_ftm"))
        for path in files
        if recognise(path.read_bytes()[:HEAD])
    }
    # An empty delta looks like nothing at all.
    assert known == FILES.keys() - {"t2_delta/20240527134702-zbn.delta.json"}


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"", False),
        (b"\xff\xfe{", False),
        (b'{"id": "a"', False),
        (b"[" * 5000, False),
        (b'{"type": "bundle", "id": "b", "objects": []}\n', False),
        (b'{"canonical_id": "a", "schema": "Person", "prop": "name", "id": "s"}\n', False),
        (b'\n{"op": "DEL", "entity": {"id": "a"}}\n', True),
        (b'{"op": "DEL", "entity": {"name": "a"}}\n', False),
        (b'{"id": "a", "schema": "Person", "properties": {"name": ["' + b"x" * HEAD, True),
        (b'{"op": "ADD", "entity": {"id": "a", "schema": "X", "properties": {' + b" " * HEAD, True),
        (b'{"id": "a", "name": "' + b"x" * HEAD, False),
    ],
)
def test_a_file_is_known_by_its_first_line(head: bytes, known: bool) -> None:
    assert recognise(head[:HEAD]) is known


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("noise") / "entities.json"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
IDS = st.sampled_from(["a", "b", "c", "Q1", "xx-12345678", "a\u200b", "ftm:x", "é" * 201])
TEXTS = st.text(max_size=12) | st.sampled_from(
    ["2014", "2014-02-30", "[2014]", "5 %", "ru", "\ufeff", "\u2028x", "x" * 501, "https://x.y/z"]
)
LISTS = st.lists(TEXTS | IDS, max_size=3)
SCHEMATA = st.sampled_from([*ACTORS, *TIES, *JUDGEMENTS, "Vessel", "Starship", ""])
NAMED = st.dictionaries(
    st.sampled_from(sorted(OF_BODIES | OF_JUDGEMENTS | DROPPED | {"?"})),
    LISTS | VALUES,
    max_size=6,
)
ENDS = st.dictionaries(
    st.sampled_from(sorted({end for tie in TIES.values() for end in (tie.subject, tie.object)})),
    st.lists(IDS, min_size=1, max_size=3),
)
ENTITIES = st.fixed_dictionaries(
    {
        "id": IDS | VALUES,
        "schema": SCHEMATA | VALUES,
        "properties": st.builds(dict.__or__, NAMED, ENDS) | VALUES,
    },
    optional={"datasets": LISTS, "caption": TEXTS | VALUES, "referents": VALUES, "?": VALUES},
)
OPERATIONS = st.fixed_dictionaries(
    {"op": st.sampled_from(["ADD", "MOD", "DEL", 1]), "entity": ENTITIES | VALUES}
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(ENTITIES | VALUES, max_size=8))
def test_whatever_the_lines_say_they_give_sound_records_or_faults(
    noise: Path, lines: list[Any]
) -> None:
    noise.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    run(FTM, noise)


@settings(max_examples=100, deadline=None)
@given(lines=st.lists(OPERATIONS, max_size=8))
def test_whatever_a_delta_says_it_never_fails(noise: Path, lines: list[Any]) -> None:
    noise.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    importer = FTM.start("1")
    list(importer.read(InputFile(noise, noise.name)))
    list(importer.rest())
