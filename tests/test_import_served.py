"""Every cell of a file that is not empty is served again beside its record, as it was written."""

import asyncio
import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from api.importers.gdeltrows import COLUMNS
from tests import acledrows, ucdpactorrows
from tests.gdelting import RAID, event, mention
from tests.gedrows import EDITIONS, SECOND, write
from tests.importcommand import import_file, told
from tests.serving import key_for, served

Cells = Counter[tuple[str, str]]


@pytest.fixture(autouse=True)
def here(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work on a database and in a folder of the test's own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    monkeypatch.setenv("WHENCE_DATA_DIR", str(tmp_path))


def filled(rows: Iterable[Mapping[str, str]]) -> Cells:
    """The cells of rows that are not empty, by column, each as often as it stands there."""
    return Counter((name, cell) for row in rows for name, cell in row.items() if cell.strip())


def answered(dsn: str, kind: str = "event") -> Cells:
    """All cells that the API gives beside records of a kind to who may read them, page by page."""

    async def ask() -> Cells:
        cells: Cells = Counter()
        async with served(dsn) as app:
            async with app.serving.writers.lend() as connection:
                key = await key_for(connection, "read:ged")
            headers = {"Authorization": f"Bearer {key}"}
            asked = f"/v1/{kind}s?dataset=ged&include=raw&limit=200"
            cursor: str | None = ""
            while cursor is not None:
                page: Any = (await app.client.get(f"{asked}{cursor}", headers=headers)).json()
                for row in page.get("included", {}).get("raw", ()):
                    cells.update((cell["column"], cell["value"]) for cell in row["cells"])
                more = page["page"].get("next")
                cursor = None if more is None else f"&cursor={more}"
        return cells

    return asyncio.run(ask())


@pytest.mark.skipif(not EDITIONS[1].exists(), reason="no UCDP data beside this checkout")
def test_every_cell_of_ucdps_real_events_is_served(dsn: str) -> None:
    with EDITIONS[1].open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["id"].isdigit()]
    assert told(import_file(EDITIONS[1], "--json"))["dropped"] == {}
    assert answered(dsn) == filled(rows)


def test_every_cell_of_ucdps_rows_is_served(dsn: str, tmp_path: Path) -> None:
    file = write(tmp_path / "ged.csv", {}, SECOND)
    import_file(file)
    with file.open(encoding="utf-8", newline="") as lines:
        assert answered(dsn) == filled(csv.DictReader(lines))


def test_every_cell_of_gdelts_events_and_mentions_is_served(dsn: str, tmp_path: Path) -> None:
    other = {"GLOBALEVENTID": "8"}
    rows = [event(**RAID), mention(), mention(SentenceID="4"), event(**other), mention(**other)]
    file = tmp_path / "rows.tsv"
    file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    import_file(file, form="gdelt")
    cells = [row.split("\t") for row in rows]
    named = [dict(zip(COLUMNS[len(row)], row, strict=True)) for row in cells]
    assert answered(dsn) == filled(named)


def test_every_cell_of_ucdps_actors_is_served(dsn: str, tmp_path: Path) -> None:
    rows = [ucdpactorrows.FRONT, ucdpactorrows.LEAGUE, ucdpactorrows.NORWAY]
    ucdpactorrows.load(tmp_path, *rows)
    import_file(tmp_path / "actors.csv", form="ucdp-actor")
    assert answered(dsn, "actor") == filled(rows)


def test_every_cell_of_acleds_events_is_served_to_who_may_read_them(
    dsn: str, tmp_path: Path
) -> None:
    odd = acledrows.MARCH | {"notes": "  Two\nlines ", "latitude": "-72.500", "novel": "new"}
    rows = [acledrows.CLASH, acledrows.ATTACK, odd]
    file = tmp_path / "acled.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(odd), restval="")
        writer.writeheader()
        writer.writerows(rows)
    assert told(import_file(file, "--json", form="acled"))["unknown_columns"] == {"novel": 1}
    assert answered(dsn) == filled(rows)
