"""Tables: names beside ids, nothing unattributed, nothing that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.formats.contested import COLUMNS
from api.formats.csv import guard
from api.formats.tables import TABLES
from tests.conftest import Write
from tests.records import Operation, actor, affiliation, event, part, source, statement
from tests.serving import Served, served
from tests.world import identify, on, place

DOCS = Path(__file__).resolve().parents[1] / "docs" / "formats.md"
FORMULA = '=HYPERLINK("http://example.org","x")'
RAID: list[Operation] = [
    source("page", title="Who, and\nwhy", publisher="nbc"),
    actor("nbc", actor_kind="media", name="NBC"),
    actor("russia"),
    actor("ukraine", names=[{"name": "-UA", "kind": "acronym", "evidence": [{"source": "page"}]}]),
    event(
        "raid",
        title=FORMULA,
        when=on("2023-05-22/"),
        place=place(country="RU", lat=-50.6, lon=36.6, precision="admin1"),
        figures=[{"measure": "killed", "party": "ukraine", "best": 70}],
        participations=[
            part("director", "ukraine", "director"),
            part("coded", "russia", "target", coded=True),
        ],
    ),
    event("quiet", title="Quiet"),
    affiliation("tie", "nbc", "owns", "russia", start=on("2020")),
    statement("blame", "russia", {"participation": "director", "stance": "affirms"}),
    statement(
        "denial",
        "ukraine",
        {"event": "raid", "actor": "ukraine", "role": "involved", "stance": "denies"},
        {"affiliation": "tie", "stance": "affirms"},
        via=[{"actor": "nbc", "mode": "quoted"}],
        content="@ + plain",
    ),
]


@pytest.fixture
async def app(dsn: str, write: Write) -> AsyncIterator[Served]:
    meta = {"title": "Test", "licence": "CC0-1.0", "publisher": "nbc"}
    await write(*RAID, dataset_meta=meta)
    async with served(dsn) as running:
        yield running


async def rows(app: Served, kind: str, query: str = "") -> list[dict[str, str]]:
    answer = await app.client.get(f"/v1/{kind}?format=csv{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv; charset=utf-8")
    assert answer.text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8"), newline="")))


def without(row: dict[str, str], *names: str) -> dict[str, str]:
    """The cells that say something, but for those."""
    return {name: cell for name, cell in row.items() if cell and name not in names}


async def test_an_event_has_a_row_for_each_participation_or_one_without(app: Served) -> None:
    found = await rows(app, "events")
    director, coded = [row for row in found if row["key"] == "raid"]
    (quiet,) = [row for row in found if row["key"] == "quiet"]
    ukraine = identify("actor", "ukraine")
    figure = {"measure": "killed", "party": ukraine, "best": 70, "party_name": "Ukraine"}
    assert [json.loads(row.pop("figures")) for row in (director, coded)] == [[figure]] * 2
    head = {
        "id": identify("event", "raid"),
        "dataset": "test",
        "key": "raid",
        "version": "1",
        "seq": "1",
        "status": "active",
        "title": f"'{FORMULA}",
        "category": "armed_incursion",
        "when": "2023-05-22/",
        "when_earliest": "2023-05-22",
        "country": "RU",
        "precision": "admin1",
        "lat": "-50.6",
        "lon": "36.6",
        "contested": "false",
        "sources": "Who, and\nwhy",
        "source_ids": identify("source", "page"),
    }
    cited = {"role_sources": "Who, and\nwhy", "role_source_ids": identify("source", "page")}
    assert without(director, "recorded_at") == head | cited | {
        "participation_id": identify("participation", "director"),
        "participation_key": "director",
        "actor": "Ukraine",
        "actor_id": identify("actor", "ukraine"),
        "role": "director",
        "role_contested": "true",
        "role_affirmed_by": "Russia",
        "role_affirmed_by_ids": identify("actor", "russia"),
        "role_denied_by": "Ukraine",
        "role_denied_by_ids": identify("actor", "ukraine"),
    }
    assert without(coded, "recorded_at") == head | cited | {
        "participation_id": identify("participation", "coded"),
        "participation_key": "coded",
        "actor": "Russia",
        "actor_id": identify("actor", "russia"),
        "role": "target",
        "role_contested": "false",
        "role_coded_by": "NBC",
        "role_coded_by_id": identify("actor", "nbc"),
    }
    assert (quiet["title"], quiet["participation_id"], quiet["role"]) == ("Quiet", "", "")


async def test_an_affiliation_stands_beside_who_says_so(app: Served) -> None:
    (tie,) = await rows(app, "affiliations")
    assert without(tie, "recorded_at", "id", "dataset", "key", "version", "seq", "status") == {
        "subject": "NBC",
        "subject_id": identify("actor", "nbc"),
        "type": "owns",
        "object": "Russia",
        "object_id": identify("actor", "russia"),
        "start": "2020",
        "start_earliest": "2020-01-01",
        "start_latest": "2020-12-31",
        "contested": "false",
        "affirmed_by": "Ukraine",
        "affirmed_by_ids": identify("actor", "ukraine"),
        "sources": "Who, and\nwhy",
        "source_ids": identify("source", "page"),
    }


async def test_a_statement_names_its_speakers_its_chain_and_what_it_is_about(app: Served) -> None:
    (denial,) = await rows(app, "statements", "&key=denial")
    ukraine, raid = identify("actor", "ukraine"), identify("event", "raid")
    part = {"event": raid, "actor": ukraine, "role": "involved", "stance": "denies"}
    assert json.loads(denial.pop("about")) == [
        part | {"event_name": FORMULA, "actor_name": "Ukraine"},
        {"record": identify("affiliation", "tie"), "stance": "affirms"},
    ]
    assert without(denial, "recorded_at", "id", "dataset", "version", "seq", "sources") == {
        "key": "denial",
        "status": "active",
        "act": "assessment",
        "speakers": "Ukraine",
        "speaker_ids": ukraine,
        "parties": "Ukraine",
        "party_ids": ukraine,
        "content": "'@ + plain",
        "via": "NBC",
        "via_ids": identify("actor", "nbc"),
        "via_modes": "quoted",
        "source_ids": identify("source", "page"),
    }
    (blame,) = await rows(app, "statements", "&key=blame")
    assert '"role":"director"' in blame["about"]
    assert '"actor_name":"Ukraine"' in blame["about"]


async def test_actors_and_sources_have_their_names_in_place(app: Served) -> None:
    (ukraine,) = await rows(app, "actors", "&key=ukraine")
    assert (ukraine["other_names"], ukraine["other_name_kinds"]) == ("'-UA", "acronym")
    (page,) = await rows(app, "sources")
    assert (page["publisher"], page["publisher_id"]) == ("NBC", identify("actor", "nbc"))


async def test_nothing_found_is_a_table_with_a_head_alone(app: Served) -> None:
    answer = await app.client.get("/v1/events?format=csv&key=none")
    assert answer.text.count("\r\n") == 1
    names = [column.name for column in (*TABLES["event"].columns, *TABLES["event"].parts)]
    assert answer.text.strip().split(",") == names


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+7 999", "'+7 999"),
        ("-0043-05", "'-0043-05"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-12.5", "-12.5"),
        ("+3", "+3"),
        ("-", "'-"),
        ("plain = text", "plain = text"),
        ("", ""),
    ],
)
def test_a_text_that_a_spreadsheet_would_run_is_quoted(text: str, cell: str) -> None:
    assert guard(text) == cell


def test_no_table_has_a_column_twice() -> None:
    for kind, table in TABLES.items():
        names = [column.name for column in (*table.columns, *table.parts)]
        assert len(names) == len(set(names)), kind


def test_a_role_or_tie_never_stands_without_who_says_so() -> None:
    sides = ("contested", "affirmed_by", "denied_by", "questioned_by", "coded_by")
    parts = [column.name for column in TABLES["event"].parts]
    assert [f"role_{side}" for side in sides if f"role_{side}" not in parts] == []
    ties = [column.name for column in TABLES["affiliation"].columns]
    assert [side for side in sides if side not in ties] == []


def test_the_docs_list_every_column() -> None:
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("| `")] == [
        f"| `{column.name}` | {column.about} |"
        for columns in (*((*each.columns, *each.parts) for each in TABLES.values()), COLUMNS)
        for column in columns
    ]
