"""Every cell of all of FollowTheMoney's schemata that become records is served or left out."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from api.importers.ftmschemata import ACTORS, JUDGEMENTS, PERSONAL, TIES
from tests.ftmrows import thing, write
from tests.importcommand import get, import_file, told
from tests.test_import_ftm_files import cells_of, named

Cells = Counter[tuple[str, str]]
THINGS = "Properties of persons and bodies"
EDGES = "Properties of edges, sanctions and risks"
#: An id that the page says is left out, for it may hold somebody's tax number.
NUMBERED = "xx-inn-123456789012"
#: Where not any text will do.
VALUES = {end: ["one", NUMBERED] for tie in TIES.values() for end in (tie.subject, tie.object)} | {
    "startDate": ["2014-02", "2014-02-03"],
    "endDate": ["2015", "2015-01-01T10:00:00"],
    "date": ["2014-05-06", "2014-05-07"],
    "listingDate": ["2014-01-01", "2014"],
    "percentage": ["60 %", "55.5"],
    "sourceUrl": ["https://example.org/a", "no address"],
    "entity": ["one", "other"],
}
BESIDE = {
    "caption": "Caption",
    "referents": ["earlier", "earliest"],
    "first_seen": "2020-01-01",
    "last_seen": "2024-01-01",
    "last_change": "2023-01-01",
    "target": True,
    "novel": ["a", {"b": 1}],
}


def page_of(schema: str) -> tuple[str, int]:
    """The page's table of its properties, and the column there."""
    if schema in ACTORS:
        return THINGS, 0 if schema in PERSONAL else 1
    return EDGES, 0


def filled(schema: str) -> dict[str, Any]:
    """An entity with two values of each property that the page names, and one that nobody does."""
    title, column = page_of(schema)
    names = {name for left in (True, False) for name in named(title, column, left_out=left)}
    plain = {name: [f"  {name} of\t{schema}", f"Other {name}"] for name in names}
    values = {name: VALUES.get(name, texts) for name, texts in plain.items()}
    values["novelty"] = ["x", " "]
    if schema in TIES:
        values |= {TIES[schema].subject: ["one"], TIES[schema].object: ["other"]}
    return thing(f"a {schema}", schema, **values) | BESIDE


def left_out(entity: dict[str, Any]) -> Cells:
    """The cells that the page says are left out."""
    schema = entity["schema"]
    title, column = page_of(schema)
    names = {"last_seen", *named(title, column, left_out=True)}
    names |= {"novel", "novelty"} if schema in PERSONAL else set()
    names |= set() if schema in ACTORS and schema not in PERSONAL else {"referents"}
    return Counter(cell for cell in cells_of(entity) if cell[0] in names or cell[1] == NUMBERED)


def served(dsn: str) -> dict[str, Cells]:
    """What the API gives beside the records of each entity, by its id."""
    found: dict[str, Cells] = {}
    for kind in ("actors", "affiliations", "statements"):
        page = get(dsn, f"/v1/{kind}?dataset=ged&include=raw&limit=200")
        assert page["page"].get("next") is None
        for row in page["included"]["raw"]:
            cells = Counter((cell["column"], cell["value"]) for cell in row["cells"])
            [own] = [value for column, value in cells if column == "id"]
            found.setdefault(own, Counter()).update(cells)
    return found


def test_every_cell_of_every_schema_is_served_or_named_as_left_out(
    dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    entities = [filled(schema) for schema in (*ACTORS, *TIES, *JUDGEMENTS)]
    entities += [thing("one"), thing("other", "Company")]
    file = write(tmp_path / "entities.json", *entities)
    report = told(import_file(file, "--json", form="ftm"))
    assert (report["faults"], report["counts"]["affiliation"]) == ([], {"created": len(TIES)})
    beside, left = served(dsn), Counter[str]()
    assert beside.keys() == {entity["id"] for entity in entities}
    for entity in entities:
        gone = left_out(entity)
        # Equal, so that none is lost, and none added.
        assert beside[entity["id"]] + gone == Counter(cells_of(entity)), entity["schema"]
        assert beside[entity["id"]] & gone == Counter(), entity["schema"]
        left.update(column for column, _ in gone.elements())
    assert left == report["dropped"]
