"""Two editions of real data: what the coders changed is a version, and nothing else is."""

from pathlib import Path
from typing import Any

import pytest

from api.database import Connection
from tests.conftest import Write
from tests.ged import FIELDS, Row, operations, read_edition, shared_columns
from tests.state import differences, history

FOLDER = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "ucdp_ged_ukraine"
EDITIONS = ("2014-2018", "2014-2019")
META = {"title": "UCDP GED, Ukraine", "licence": "CC-BY-4.0", "publisher": "ucdp"}
#: Event → the columns that the second edition has otherwise.
CHANGED = {
    "156835": {
        *("where_coordinates", "adm_1", "adm_2", "latitude", "longitude"),
        *("geom_wkt", "priogrid_gid"),
    },
    "239008": {"event_clarity"},
    "257655": {"deaths_b", "deaths_unknown"},
}


@pytest.fixture
def editions() -> list[list[Row]]:
    if not FOLDER.exists():
        pytest.skip("the event data are not beside this checkout (../shared/data/ucdp_ged_ukraine)")
    return [read_edition(FOLDER / f"conflict_data_ukr_{edition}.csv") for edition in EDITIONS]


async def versions(connection: Connection) -> dict[str, int]:
    """How many versions each event has."""
    rows = await connection.fetch(
        "SELECT r.key, count(*) FROM documents AS d JOIN records AS r ON r.id = d.id"
        " WHERE d.kind = 'event' GROUP BY r.key"
    )
    return {row["key"]: row["count"] for row in rows}


async def load(write: Write, rows: list[Row], columns: list[str], edition: str) -> Any:
    more = {"edition": edition, "reason": f"UCDP GED {edition}", "dataset_meta": META}
    return await write(*operations(rows, columns), **more)


async def test_a_newer_edition_changes_what_its_coders_changed(
    write: Write, connection: Connection, editions: list[list[Row]]
) -> None:
    columns = shared_columns(editions)
    first, second = ({row["id"]: row for row in rows} for rows in editions)
    assert (len(first), len(second)) == (993, 1167)
    await load(write, editions[0], columns, EDITIONS[0])
    assert await versions(connection) == dict.fromkeys(first, 1)
    again = await load(write, editions[0], columns, EDITIONS[0])
    assert (again.seq or None, again.counts.unchanged) == (None, 993 + 13)

    result = await load(write, editions[1], columns, EDITIONS[1])
    counts = await versions(connection)
    assert {key for key, count in counts.items() if count == 2} == CHANGED.keys()
    assert set(counts.values()) == {1, 2}
    assert counts.keys() - first.keys() == second.keys() - first.keys()
    assert (len(counts.keys() - first.keys()), result.counts.changed) == (174, 3)
    assert sum(counts[key] == 1 for key in first) == 990
    again = await load(write, editions[1], columns, EDITIONS[1])
    assert await versions(connection) == counts
    assert await differences(connection) == []

    for key, names in CHANGED.items():
        assert {name for name in columns if first[key][name] != second[key][name]} == names
        before, after = await history(connection, "event", key)
        differing = {
            name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
        }
        assert differing == {FIELDS.get(name, "summary") for name in names}
