"""A mirror begins with a release, verified, and goes on with the feed where that ends."""

import json
import re
import warnings
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest

from api.settings import CHECKOUT
from tests.everything import EVERYTHING, META
from tests.mirroring import SAME
from tests.records import actor, event, merge, part, retract, source
from tests.site import Site, running_site, serving
from tests.starting import free_port
from tests.state import own
from tests.test_mirror_command import empty, run, write

__all__ = ["empty"]  # a fixture
pytestmark = pytest.mark.contract
#: What is current is the same, however it came.
CURRENT = "superseded_seq = 9223372036854775807"


@pytest.fixture
def site(server: str, template: str, tmp_path: Path) -> Iterator[Site]:
    """A dataset of which the beginning is released, with a record that was purged by then."""
    with running_site(server, template, WHENCE_DATA_DIR=str(tmp_path / "data")) as running:
        write(running, *EVERYTHING, actor("gone"), dataset_meta=META)
        running.run("purge", own("actor", "gone"), "--reason", "legal", "--yes")
        write(running, actor("russia", name="Russia"), merge("actor", "paper", "russia"))
        running.run("release", "test")
        write(running, event("war", title="War"), retract("statement", "claim"), actor("rdk"))
        yield running


async def current(dsn: str, table: str) -> set[tuple[object, ...]]:
    """What of a table is current, without since when."""
    connection = await asyncpg.connect(dsn)
    own_id = await connection.fetchval("SELECT id FROM datasets WHERE slug = 'test'")
    rows = await connection.fetch(SAME[table], own_id)
    await connection.close()
    left = ("seq", "from_seq", "ordinal", "op")
    return {
        tuple(value for name, value in row.items() if name not in left)
        for row in rows
        if row.get("superseded_seq", row.get("to_seq", 2**63 - 1)) == 2**63 - 1
    }


async def test_a_database_begins_with_the_release(site: Site, empty: str, tmp_path: Path) -> None:
    code, out, err = run(site, "--into", empty)
    assert (code, err) == (0, "")
    assert out.startswith("equal at seq 5: ")
    for table in ("records", "documents", "document_terms", "labels", "survivors", "change_sets"):
        there = await current(site.environment["WHENCE_DATABASE_URL"], table)
        assert await current(empty, table) == there, table
    assert not (tmp_path / "data" / "mirrors" / "test").exists()
    write(site, actor("rdk", name="Again"))
    assert run(site, "--into", empty)[0] == 0
    environment = site.environment | {
        "WHENCE_DATABASE_URL": empty,
        "WHENCE_PORT": str(free_port()),
    }
    with serving(environment) as mirror:
        client = httpx.AsyncClient()
        for path in (
            "/v1/events?dataset=test&as_of=seq:4",
            f"/v1/actors/{own('actor', 'russia')}?as_of=seq:4",
            "/v1/digest?dataset=test&seq=4",
            f"/v1/actors/{own('actor', 'gone')}",
            "/v1/changes?after=4&dataset=test",
            "/v1/datasets/test",
        ):
            one, other = [await client.get(f"{url}{path}") for url in (site.url, mirror)]
            assert other.status_code == one.status_code, path
            if one.status_code == 200:
                assert without_release(other) == without_release(one), path
        for path in (
            "/v1/events?as_of=seq:3",
            "/v1/events?as_of=seq:3&format=ndjson",
            f"/v1/actors/{own('actor', 'russia')}?as_of=seq:3",
            "/v1/digest?seq=3",
        ):
            answer = await client.get(f"{mirror}{path}")
            assert answer.status_code == 410, path
            assert "it has all from seq:4 on" in answer.json()["detail"]
        for path in ("?version=1", "/history?version=1"):
            answer = await client.get(f"{mirror}/v1/actors/{own('actor', 'paper')}{path}")
            assert answer.status_code == 410, path
            assert "was no longer the current one when this mirror began" in answer.json()["detail"]
        await client.aclose()


def without_release(answer: httpx.Response) -> object:
    """What is answered; a mirror has no releases of its own."""
    body = answer.json()
    if isinstance(body.get("data"), dict):
        body["data"].pop("latest_release", None)
    return body


def test_a_folder_has_the_release_and_what_came_since(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    assert run(site, str(folder))[0] == 0
    state = json.loads((folder / "mirror.json").read_text())
    assert (state["release"], state["release_seq"], state["seq"]) == ("seq-4", 4, 5)
    kept = {path.name: path.read_bytes() for path in (folder / "releases" / "seq-4").iterdir()}
    url = f"{site.url}/v1/datasets/test/releases/seq-4"
    files = httpx.get(url).json()["data"]["files"]
    assert sorted(kept) == sorted(file["path"] for file in files)
    assert {name: httpx.get(f"{url}/{name}").content for name in kept} == kept
    feed = httpx.get(f"{site.url}/v1/changes?dataset=test&after=4").json()["data"]
    lines = (folder / "changes.ndjson").read_text().splitlines()
    assert [json.loads(line) for line in lines] == feed


def test_the_program_of_the_docs_works_out_what_is_current(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(site, "belgorod")[0] == 0
    page = (CHECKOUT / "docs" / "mirrors.md").read_text(encoding="utf-8")
    [program] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # files that it leaves to the garbage
        exec(program, names)
    found = []
    for kind in ("events", "actors", "affiliations", "statements", "sources", "links"):
        found += httpx.get(f"{site.url}/v1/{kind}?dataset=test&limit=1000").json()["data"]
    current = [
        {name: value for name, value in each.items() if name != "labels"}
        for each in names["current"]
    ]
    assert sorted(current, key=itemgetter("id")) == sorted(found, key=itemgetter("id"))


def test_what_is_withdrawn_before_all_of_it_is_here_goes(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    assert run(site, str(folder))[0] == 0
    begun = folder / "releases" / "seq-3"
    begun.mkdir()
    (begun / "actors.parquet").write_bytes(b"of somebody who was purged since")
    (begun / "events.parquet.part").write_bytes(b"half of it")
    assert run(site, str(folder))[0] == 0
    assert [path.name for path in (folder / "releases").iterdir()] == ["seq-4"]


def test_a_file_that_was_changed_is_named(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    assert run(site, str(folder))[0] == 0
    path = folder / "releases" / "seq-4" / "events.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    code, _, err = run(site, str(folder))
    assert code == 1
    assert f"{path} has the SHA-256" in err
    assert "it was changed here; remove it, and it is taken again" in err
    path.unlink()
    assert run(site, str(folder))[0] == 0


def test_a_file_that_the_origin_serves_otherwise_is_refused(site: Site, tmp_path: Path) -> None:
    [path] = (tmp_path / "data").glob("releases/test/seq-4/actors.ndjson.gz")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    code, _, err = run(site, str(tmp_path / "copy"))
    assert code == 1
    assert f"actors.ndjson.gz from {site.url} has the SHA-256" in err
    assert not (tmp_path / "copy" / "releases" / "seq-4" / "actors.ndjson.gz").exists()


def test_a_newer_release_takes_its_place(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    assert run(site, str(folder))[0] == 0
    write(site, source("two"))
    site.run("release", "test")
    write(site, event("next", participations=[part("next-rdk", "rdk", "target")]))
    assert run(site, str(folder))[0] == 0
    assert [path.name for path in (folder / "releases").iterdir()] == ["seq-6"]
    lines = (folder / "changes.ndjson").read_text().splitlines()
    assert {json.loads(line)["cursor"].split(".")[0] for line in lines} == {"7"}
