"""The catalogue: the service document, datasets, and the code lists."""

import datetime
from collections.abc import AsyncIterator
from typing import get_args

import msgspec
import pytest

from api.database import Connection
from schemas.codes import SCHEMES, CodeLists
from tests.conftest import Write
from tests.records import actor, event, retract, source
from tests.serving import Served, served
from tests.world import WORLD, identify, on


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, contact="mailto:desk@example.org") as running:
        yield running


async def test_the_service_document_of_an_empty_server_says_so(app: Served) -> None:
    answer = (await app.client.get("/v1")).json()
    links = answer.pop("links")
    assert answer == {
        "name": "Whence",
        "version": "v1",
        "seq": 0,
        "purge_seq": 0,
        "contact": "mailto:desk@example.org",
        "datasets": [],
    }
    for where in links.values():
        assert (await app.client.get(where)).status_code in (200, 401, 405)


async def test_the_service_document_says_how_far_the_data_go(app: Served, write: Write) -> None:
    await write(
        source(),
        event("old", when=on("2020")),
        event("new", when=on("2023-05-22/")),
        event("never"),
    )
    await write(event("wrong", when=on("2024-01-01")))
    await write(retract("event", "wrong"))
    answer = (await app.client.get("/v1")).json()
    assert (answer["seq"], answer["data_through"]) == (3, "2023-05-22")
    assert answer["recorded_at"].endswith("Z")
    assert answer["datasets"] == [
        {
            "slug": "test",
            "title": "Test",
            "licence": "CC0-1.0",
            "distribution": "public",
            "data_through": "2023-05-22",
            "url": "/v1/datasets/test",
        }
    ]


@pytest.mark.parametrize(
    ("when", "reaches"),
    [
        ("2023-05-22/2023-05-24", "2023-05-24"),
        ("2023-05-22/..", "2023-05-22"),
        ("2023-05-22/", "2023-05-22"),
        ("../2023-05-22", "2023-05-22"),
        ("2023-05/2023-07", "2023-07-01"),
        ("2023-05", "2023-05-01"),
        ("[2023-05-22..2023-05-30]", "2023-05-22"),
        ("{2023-05-22,2023-05-24}", "2023-05-22"),
        ("2023-05-22?", "2023-05-22"),
        ("[..2023-05-22]", None),
        ("XXXX", None),
    ],
)
async def test_data_reach_to_the_last_day_that_is_certain(
    app: Served, write: Write, when: str, reaches: str | None
) -> None:
    await write(source(), event("one", when=on(when)))
    answer = (await app.client.get("/v1")).json()
    assert answer.get("data_through") == reaches
    assert answer["datasets"][0].get("data_through") == reaches


async def test_what_was_announced_when_it_was_recorded_does_not_say_how_far_the_data_go(
    app: Served, write: Write
) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    later = today + datetime.timedelta(days=3)
    await write(
        source(),
        event("long", when=on("2020-01-01/2022-12-31")),
        event("late", when=on("2021-06-01")),
        event("announced", when=on(str(later))),
        event("under way", when=on(f"2021-01-01/{later}")),
    )
    assert (await app.client.get("/v1")).json()["data_through"] == "2022-12-31"
    await write(event("now", when=on(str(today))))
    assert (await app.client.get("/v1")).json()["data_through"] == str(today)


async def test_a_dataset_tells_its_terms_and_counts_its_active_records(
    app: Served, write: Write
) -> None:
    meta = {
        "title": "World",
        "publisher": "nbc",
        "licence": "CC-BY-4.0",
        "citation": "World: a world.",
        "note": "Made up.",
        "contact": "desk@example.org",
    }
    await write(*WORLD, dataset_meta=meta, edition="1.0")
    await write(retract("affiliation", "peskov-russia"), dataset_meta={})
    answer = await app.client.get("/v1/datasets/test")
    nbc = identify("actor", "nbc")
    expected = {
        "slug": "test",
        "distribution": "public",
        **meta,
        "publisher": nbc,
        "seq": 2,
        "edition": "1.0",
        "counts": {
            "actor": 6,
            "affiliation": 1,
            "event": 5,
            "link": 2,
            "source": 2,
            "statement": 5,
        },
    }
    labels = {nbc: {"kind": "actor", "name": "Nbc"}}
    assert answer.json() == {"data": expected, "labels": labels}
    assert answer.headers["link"] == '<https://spdx.org/licenses/CC-BY-4.0>; rel="license"'
    assert (await app.client.get("/v1/datasets")).json() == {"data": [expected], "labels": labels}


async def test_an_internal_dataset_is_there_for_its_readers(
    app: Served, write: Write, connection: Connection
) -> None:
    internal = {"title": "Inside", "licence": "none", "distribution": "internal"}
    await write(source(), actor("nbc"), dataset="inside", dataset_meta=internal)
    for path in ("/v1/datasets/inside", "/v1/datasets/nowhere", "/v1/datasets/%00"):
        answer = await app.client.get(path)
        assert answer.status_code == 404
        assert "/v1/datasets lists those there are" in answer.json()["detail"]


async def test_every_code_of_the_contract_is_served_with_what_it_means(app: Served) -> None:
    lists = msgspec.json.decode((await app.client.get("/v1/codes")).content, type=CodeLists)
    served_codes = {found.scheme: {code.code for code in found.data} for found in lists.data}
    assert served_codes == {scheme: set(get_args(codes)) for scheme, codes in SCHEMES.items()}
    assert all(code.definition for found in lists.data for code in found.data)
    for found in lists.data:
        answer = await app.client.get(f"/v1/codes/{found.scheme}")
        assert answer.content == msgspec.json.encode(found)


async def test_codes_stand_below_broader_ones_and_beside_those_of_others(app: Served) -> None:
    roles = {code["code"]: code for code in (await app.client.get("/v1/codes/role")).json()["data"]}
    assert roles["supplier"]["broader"] == "supporter"
    assert "broader" not in roles["involved"]
    categories = (await app.client.get("/v1/codes/category")).json()["data"]
    [battle] = [code for code in categories if code["code"] == "battle"]
    assert {"vocabulary": "ACLED", "code": "Battles", "match": "close"} in battle["mappings"]


async def test_a_code_list_that_is_none_is_refused_with_those_there_are(app: Served) -> None:
    answer = await app.client.get("/v1/codes/colour")
    assert answer.status_code == 404
    assert (
        answer.json()["detail"] == f"there is no code list 'colour'; there are {', '.join(SCHEMES)}"
    )
