"""The Belgorod case beside data of UCDP and OpenSanctions: found across scripts and datasets."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import asyncpg
import msgspec
import pytest
from click.testing import CliRunner

from api.cli import cli
from api.commands.load import load_demo
from api.search.indexer import catch_up
from api.settings import Settings
from tests.seeding import copy_template
from tests.serving import Served, served

pytestmark = pytest.mark.contract

DATA: Final = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
#: Dataset → its format, and the file.
IMPORTS: Final = {
    "ged": ("ucdp-ged", "ucdp_ged_sample_world/ucdpged_sample_1000.csv"),
    "ucdp-actors": ("ucdp-actor", "ucdp_actor/ucdp-actor-221.csv"),
    "sanctions": ("ftm", "opensanctions_ftm/t1.entities.ftm.json"),
    "donations": ("ftm", "opensanctions_ftm/donations.entities.ftm.json"),
}
Told = set[tuple[str, str]]


@pytest.fixture(scope="module")
def real_dsn(server: str, template: str) -> str:
    """A database of all of it, indexed."""
    for _, name in IMPORTS.values():
        if not (DATA / name).exists():
            pytest.skip(f"the data are not beside this checkout (../shared/data/{name})")
    dsn = asyncio.run(copy_template(server, template, "real"))
    load_demo(Settings(database_url=dsn), dsn)
    for dataset, (form, name) in IMPORTS.items():
        command = ["import", form, str(DATA / name), "--dataset", dataset, "--edition", "1"]
        ran = CliRunner().invoke(
            cli, command, env={"WHENCE_DATABASE_URL": dsn}, standalone_mode=False
        )
        assert (ran.exception, ran.return_value) == (None, 0), ran.stderr
    asyncio.run(_index(dsn))
    return dsn


async def _index(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    await catch_up(connection)
    await connection.close()


@pytest.fixture
async def real(real_dsn: str) -> AsyncIterator[Served]:
    async with served(real_dsn) as running:
        yield running


async def get(app: Served, path: str, **asked: Any) -> Any:
    answer = await app.client.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


#: How a name may be spelled, and who is called so: dataset and name of now.
NAMES: Final[list[tuple[tuple[str, ...], Told]]] = [
    (("Kapustin", "Капустин", "Kapustin Denis"), {("belgorod-2023", "Denis Kapustin")}),
    (("Peskov", "Песков", "Пєсков"), {("belgorod-2023", "Dmitry Peskov")}),
    (("Galeotti", "Γκαλεότι"), {("belgorod-2023", "Mark Galeotti")}),
    (
        ("Zhuravleva", "Журавлева", "ЖУРАВЛЁВА Татьяна"),
        {("sanctions", "Tatiana Vladimirovna ZJURAVLEVA")},
    ),
    (
        ("Kuzmenko", "Кузьменко", "Kuzmenko Vitaly", "Kuzmemko"),
        {("sanctions", "Vitaly Yurievich KUZMENKO")},
    ),
    (
        ("Луганская народная республика", "Luganskaya narodnaya respublika"),
        {("ucdp-actors", "LPR")},
    ),
    (
        ("Имарат Кавказ", "Imarat Kavkaz"),
        {("ucdp-actors", "Forces of the Caucasus Emirate")},
    ),
    (("Ukraine", "Україна"), {("belgorod-2023", "Ukraine")}),
    (
        ("Government of Ukraine", "government Ukraine"),
        {(dataset, "Government of Ukraine") for dataset in ("ged", "ucdp-actors")},
    ),
]


@pytest.mark.parametrize(("spellings", "expected"), NAMES)
async def test_a_name_is_found_in_every_spelling_by_search_list_and_reconciliation(
    real: Served, spellings: tuple[str, ...], expected: Told
) -> None:
    for name in spellings:
        shown = (await get(real, "/v1/search", q=name))["names"]
        records = {each["id"]: each for each in (await get(real, "/v1/actors", name=name))["data"]}
        called = [each["actor"] for each in shown if each["score"] >= shown[0]["score"] - 0.01]
        told = {(records[each]["dataset"], records[each]["name"]) for each in called}
        assert told >= expected, (name, told)
        queries = msgspec.json.encode({"q": {"query": name, "limit": 20}}).decode()
        answer = await real.client.post("/v1/reconcile", data={"queries": queries})
        assert set(called) <= {each["id"] for each in answer.json()["q"]["result"]}, name


async def test_words_are_found_inflected_and_counted_in_all_datasets(real: Served) -> None:
    found = await get(real, "/v1/search", q="народную республику", kind="actor")
    assert {hit["record"]["name"] for hit in found["data"]} >= {"LPR", "DPR"}
    found = await get(real, "/v1/search", q="ukraine")
    datasets = {each["value"] for each in found["facets"]["dataset"]}
    assert datasets >= {"belgorod-2023", "ucdp-actors", "ged"}
    assert sum(each["count"] for each in found["facets"]["kind"]) == found["page"]["count"]
