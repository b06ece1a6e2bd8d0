"""Two editions of real data: what the coders changed is a version, and nothing else is."""

from pathlib import Path
from typing import Any

import pytest

from api.database import Connection
from api.importers.ged import GED
from tests.conftest import Write
from tests.gedrows import EDITIONS, FOLDER
from tests.importing import Run, run
from tests.records import put
from tests.state import differences, history

#: Event → the columns that the second edition has otherwise, and the fields that follow from them.
CHANGED = {
    "156835": (
        {
            *("where_coordinates", "adm_1", "adm_2", "latitude", "longitude"),
            *("geom_wkt", "priogrid_gid"),
        },
        {"title", "place"},
    ),
    "239008": ({"event_clarity"}, {"summary"}),
    "257655": ({"deaths_b", "deaths_unknown"}, {"figures"}),
}


@pytest.fixture
def editions() -> list[Run]:
    if not FOLDER.exists():
        pytest.skip("the event data are not beside this checkout (../shared/data)")
    return [run(GED, path) for path in EDITIONS]


async def versions(connection: Connection) -> dict[str, int]:
    """How many versions each event has that is a row."""
    rows = await connection.fetch(
        "SELECT r.key, count(*) FROM documents AS d JOIN records AS r ON r.id = d.id"
        " WHERE d.kind = 'event' AND r.key NOT LIKE 'conflict-%' GROUP BY r.key"
    )
    return {row["key"]: row["count"] for row in rows}


async def load(write: Write, made: Run, path: Path) -> Any:
    """Write all that the importer gave of an edition."""
    operations = [
        put(kind, key) | {"record": record} for (kind, key), record in made.records.items()
    ]
    meta = {"title": "UCDP GED, Ukraine", "licence": "CC-BY-4.0", "publisher": "ucdp"}
    return await write(*operations, edition=path.stem, reason=path.stem, dataset_meta=meta)


async def test_a_newer_edition_changes_what_its_coders_changed(
    write: Write, connection: Connection, editions: list[Run]
) -> None:
    first, second = ({key for key in made.of("event") if key.isdigit()} for made in editions)
    assert (len(first), len(second)) == (993, 1167)
    await load(write, editions[0], EDITIONS[0])
    assert await versions(connection) == dict.fromkeys(first, 1)
    again = await load(write, editions[0], EDITIONS[0])
    assert (again.seq or None, again.counts.unchanged) == (None, len(editions[0].records))

    result = await load(write, editions[1], EDITIONS[1])
    counts = await versions(connection)
    assert {key for key, count in counts.items() if count == 2} == CHANGED.keys()
    assert set(counts.values()) == {1, 2}
    assert counts.keys() - first == second - first
    assert (len(counts.keys() - first), result.counts.changed) == (174, 3)
    assert sum(counts[key] == 1 for key in first) == 990
    again = await load(write, editions[1], EDITIONS[1])
    assert await versions(connection) == counts
    assert await differences(connection) == []

    for key, (columns, fields) in CHANGED.items():
        assert changed_columns(editions, key) == columns
        before, after = await history(connection, "event", key)
        differing = {
            name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
        }
        assert differing == fields


def changed_columns(editions: list[Run], key: str) -> set[str]:
    """The columns of both editions in which a row says something else."""
    before, after = (cells(made, key) for made in editions)
    assert before.keys() <= after.keys()
    return {name for name, cell in before.items() if normal(cell) != normal(after[name])}


def cells(made: Run, key: str) -> dict[str, str]:
    """The filled cells of an event's row."""
    [raw] = made.raw["event", key]
    return dict(zip(raw.columns, raw.cells, strict=True))


def normal(cell: str) -> str:
    """A cell without the ways of writing it in which editions differ."""
    text = cell.strip().removesuffix(" 00:00:00.000").removeprefix("POINT (").removesuffix(")")
    return " ".join(part.rstrip("0").rstrip(".") if "." in part else part for part in text.split())
