"""Pages for people show what the API answers, as text, and ask no other host."""

import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import pytest

from api.database import Connection
from api.routes.clients import CLIENTS
from api.routes.pages import BUNDLED, OWN, PAGES
from tests.building import release
from tests.conftest import Write
from tests.records import actor, event, part, source, statement
from tests.serving import NOWHERE, Served, served
from tests.state import own

SCRIPT = "<script>alert(1)</script>"
META = {"title": f"Raids {SCRIPT}", "licence": "CC-BY-4.0", "citation": "Paper: Raids"}
WORLD = [
    source(title="The morning paper"),
    actor("legion", name="The Legion"),
    actor("ukraine", name="Ukraine"),
    event("quiet", title="Nothing contested", when={"edtf": "2024-01-01"}),
    event("raid", title="Raid", participations=[part("raid-ukraine", "ukraine", "director")]),
    statement("claim", "legion", {"participation": "raid-ukraine", "stance": "affirms"}),
    statement("denial", "ukraine", {"participation": "raid-ukraine", "stance": "denies"}),
]


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, *PAGES, *CLIENTS, contact="mailto:desk@example.org") as running:
        yield running


def words(html: str) -> str:
    """What a person reads."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


async def test_the_first_page_shows_what_is_here_and_who_says_what(
    app: Served, write: Write
) -> None:
    await write(*WORLD, dataset_meta=META, reason="Begin the case")
    answer = await app.client.get("/")
    assert (answer.status_code, answer.headers["whence-seq"]) == (200, "1")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    read = words(answer.text)
    for expected in (
        f"Raids {SCRIPT} 2 2 2 1 CC-BY-4.0 As of change set 1, recorded on ",
        "Ukraine: director The Legion Ukraine nobody ",
        f"curl 'http://whence.test/v1/events/{own('event', 'raid')}/positions'",
        "pip install http://whence.test/clients/whence_client-",
        "npm install http://whence.test/clients/whence-client-",
        "Ukraine assessment What ukraine says in denial Written in The morning paper",
        "Begin the case (7 created)",
        "Paper: Raids, as of change set 1. http://whence.test/v1/datasets/test. CC-BY-4.0.",
        "write to mailto:desk@example.org with the id of the record",
    ):
        assert expected in read, (expected, read)
    assert SCRIPT not in answer.text


async def test_what_the_page_asks_is_answered(app: Served, write: Write) -> None:
    await write(*WORLD)
    page = (await app.client.get("/")).text
    asked = [unescape(path) for path in re.findall(r"curl 'http://whence.test(/[^']*)'", page)]
    asked += [unescape(path) for path in re.findall(r'href="(/[^"#]*)"', page)]
    assert len(asked) > 15
    assert "/clients/" in asked
    for path in asked:
        assert (await app.client.get(path)).status_code == 200, path


async def test_where_nothing_is_the_page_says_how_to_begin(app: Served) -> None:
    answer = await app.client.get("/")
    assert answer.status_code == 200
    assert "Nothing yet that anybody may read. whence load case.yaml" in words(answer.text)


async def test_the_latest_release_of_each_dataset_is_named_with_how_to_download_it(
    app: Served, write: Write, connection: Connection, tmp_path: Path
) -> None:
    await write(*WORLD, dataset_meta=META)
    yet = words((await app.client.get("/")).text)
    assert "Download No release is published yet. Who runs this server makes one with" in yet
    assert "whence release test ." in yet
    await release(connection, tmp_path, name="first")
    await release(connection, tmp_path, name="second")
    page = (await app.client.get("/")).text
    files = list((tmp_path / "releases" / "test" / "second").iterdir())
    size = sum(path.stat().st_size for path in files)
    at = "http://whence.test/v1/datasets/test/releases/second"
    for expected in (
        f"Raids {SCRIPT}: second 1 January 2024 {len(files)} {size / 1000:.1f} kB",
        f"As SQLite, which holds all of it: curl -LO '{at}/whence.sqlite'",
        "python -m whence_client http://whence.test test --to test",
    ):
        assert expected in words(page), (expected, words(page))
    assert "first" not in re.findall(r"releases/(\w+)", page)
    for path in ("/v1/datasets/test/releases/second", f"{at}/whence.sqlite"):
        assert path in page
    assert (await app.client.get("/v1/datasets/test/releases/second")).status_code == 200


async def test_what_was_taken_back_is_not_shown_without_that(app: Served, write: Write) -> None:
    day = {"edtf": "2023-05-23"}
    await write(
        *WORLD,
        statement("sorry", "legion", {"statement": "claim", "relation": "retracts"}, said=day),
    )
    read = words((await app.client.get("/")).text)
    assert "What legion says in claim Taken back by The Legion : What legion says in sorry" in (
        read.replace("Legion:", "Legion :")
    )


async def test_what_is_internal_is_on_no_page(app: Served, write: Write, key: str) -> None:
    meta = META | {"distribution": "internal"}
    await write(*WORLD, dataset_meta=meta)
    answer = await app.client.get("/", headers={"Authorization": f"Bearer {key}"})
    assert "Nothing yet that anybody may read" in answer.text
    assert "Legion" not in answer.text


async def test_the_pages_ask_no_other_host(app: Served, write: Write) -> None:
    await write(*WORLD)
    for path in ("/", "/docs", "/clients/", *(f"/docs/{name}" for name in OWN)):
        answer = await app.client.get(path)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; connect-src 'self'; ")
        loaded = re.findall(r'(?:src|href)="([^"]*)"|url\(([^)]*)\)|@import', answer.text)
        places = [first or second for first, second in loaded]
        assert [place for place in places if not place.startswith(("/", "#", "data:"))] == []


async def test_files_of_the_pages_have_their_types_and_tags() -> None:
    async with served(NOWHERE, *PAGES) as app:
        for name, media_type in (OWN | BUNDLED).items():
            answer = await app.client.get(f"/docs/{name}")
            assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
            assert len(answer.content) > 100
            tag = {"If-None-Match": answer.headers["etag"]}
            assert (await app.client.get(f"/docs/{name}", headers=tag)).status_code == 304
        unknown = await app.client.get("/docs/swagger-ui.js")
        assert unknown.status_code == 404
        assert unknown.json()["detail"] == "these pages have no file 'swagger-ui.js'"
        assert (await app.client.get("/docs")).status_code == 200
