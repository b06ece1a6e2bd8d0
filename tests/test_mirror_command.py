"""`whence mirror` as people run it: beside a server that comes and goes, and killed."""

import contextlib
import json
import random
import signal
import subprocess
import threading
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import msgspec
import pytest

from api.database import Connection
from tests.conftest import with_database
from tests.mirroring import unlike
from tests.records import actor, retract, source
from tests.site import Site, running_site
from tests.starting import WHENCE, Process
from tests.state import own

pytestmark = pytest.mark.contract
DATASET = "test"


@pytest.fixture
def site(server: str, template: str) -> Iterator[Site]:
    with running_site(server, template) as running:
        write(running, source(), actor("legion"))
        yield running


@pytest.fixture(scope="module")
def calm(server: str, template: str) -> Iterator[Site]:
    """One that nobody writes to."""
    with running_site(server, template) as running:
        yield running


def write(site: Site, *operations: dict[str, Any], **head: Any) -> int:
    """A change set over HTTP; its seq."""
    meta = {"title": "Test", "licence": "CC0-1.0"}
    body = {"dataset": DATASET, "reason": "test", "dataset_meta": meta, "operations": operations}
    headers = {"Authorization": f"Bearer {site.key}"}
    answer = httpx.post(f"{site.url}/v1/changesets", json=body | head, headers=headers)
    assert answer.status_code in (200, 201), answer.text
    return int(answer.json()["seq"])


@pytest.fixture
async def empty(server: str) -> AsyncIterator[str]:
    """The DSN of a database in which nothing is."""
    name = f"whence_empty_{uuid.uuid4().hex[:12]}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    yield with_database(server, name)
    await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await connection.close()


def begin(site: Site, *arguments: str, **more: str) -> Process:
    """The command, under way."""
    command = [*WHENCE, "mirror", site.url, *arguments]
    if "--dataset" not in arguments:
        command += ["--dataset", DATASET]
    environment = site.environment | more
    del environment["WHENCE_DATABASE_URL"]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(site: Site, *arguments: str, **more: str) -> tuple[int, str, str]:
    """Its exit code, and what it printed."""
    process = begin(site, *arguments, **more)
    out, err = process.communicate(timeout=60)
    return process.returncode, out.strip(), err.strip()


@contextlib.asynccontextmanager
async def both(site: Site, copy: str) -> AsyncIterator[tuple[Connection, Connection]]:
    one = await asyncpg.connect(site.environment["WHENCE_DATABASE_URL"])
    other = await asyncpg.connect(copy)
    yield one, other
    await one.close()
    await other.close()


async def test_an_empty_database_becomes_a_mirror_and_catches_up(site: Site, empty: str) -> None:
    assert run(site, "--into", empty) == (0, "equal at seq 2: 2 records", "")
    write(site, actor("legion", name="Another"), actor("rdk"))
    code, out, _ = run(site, "--into", empty, "--json")
    assert (code, json.loads(out)) == (
        0,
        {"equal": True, "seq": 3, "records": 3, "differences": []},
    )
    async with both(site, empty) as (one, other):
        assert await unlike(one, other) == {}


def test_a_folder_has_what_the_feed_says(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    assert run(site, str(folder)) == (0, "equal at seq 2: 2 records", "")
    write(site, actor("rdk"))
    assert run(site, str(folder)) == (0, "equal at seq 3: 3 records", "")
    lines = [json.loads(line) for line in (folder / "changes.ndjson").read_text().splitlines()]
    feed = httpx.get(f"{site.url}/v1/changes?dataset={DATASET}").json()["data"]
    assert lines == feed
    assert json.loads((folder / "mirror.json").read_text()) == {
        "format": "whence-mirror/1",
        "origin": site.url,
        "dataset": DATASET,
        "release_seq": 0,
        "seq": 3,
    }


@pytest.mark.parametrize("place", ["folder", "database"])
async def test_killed_anywhere_it_goes_on(
    site: Site, empty: str, tmp_path: Path, place: str
) -> None:
    for number in range(20):
        write(site, *(actor(f"actor-{number}-{i}", name=f"Actor {number}") for i in range(20)))
    where = [str(tmp_path / "copy")] if place == "folder" else ["--into", empty]
    drawn = random.Random(place)
    kills = 0
    for _ in range(8):
        process = begin(site, *where)
        try:
            _, err = process.communicate(timeout=drawn.uniform(0.2, 1.2))
            assert (process.returncode, err) == (0, ""), err
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            kills += 1
    assert kills > 0
    assert run(site, *where)[:2] == (0, "equal at seq 22: 402 records")
    if place == "database":
        async with both(site, empty) as (one, other):
            assert await unlike(one, other) == {}


@pytest.mark.parametrize("place", ["folder", "database"])
def test_it_follows_while_the_origin_comes_and_goes(
    server: str, template: str, empty: str, tmp_path: Path, place: str
) -> None:
    where = [str(tmp_path / "copy")] if place == "folder" else ["--into", empty]
    with running_site(server, template) as site:
        write(site, source())
        process = begin(site, *where, "--follow")
        assert process.stdout is not None
        assert process.stdout.readline() == "equal at seq 2: 1 records\n"
        write(site, actor("legion"))
        assert process.stdout.readline() == "equal at seq 3: 2 records\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "trying again" in err


def test_an_internal_dataset_needs_a_key_that_no_process_list_shows(
    site: Site, empty: str, tmp_path: Path
) -> None:
    write(site, dataset_meta={"distribution": "internal"}, operations=[])
    key = site.run("keys", "create", "reader", "--scope", "read:test", "--expires", "1d")
    code, _, err = run(site, "--into", empty)
    assert (code, err.splitlines()[-1]) == (
        1,
        f"whence: {site.url} answers 404: there is no dataset 'test'; /v1/datasets lists those "
        "there are",
    )
    file = tmp_path / "key"
    file.write_text(f"{key}\n")
    assert run(site, "--into", empty, "--key-file", str(file))[1] == "equal at seq 3: 2 records"
    assert run(site, "--into", empty, WHENCE_MIRROR_KEY=key)[1] == "equal at seq 3: 2 records"


WRONG = {
    "neither": ([], "name a folder, or a database by --into: one of the two"),
    "no database": (["--into", "mysql://x"], "is no PostgreSQL URL"),
    "no such database": (["--into", "postgresql://nobody@127.0.0.1:1/x"], "cannot be reached"),
    "no such key file": (["copy", "--key-file", "nowhere"], "'nowhere' does not exist"),
    "no dataset": (["copy", "--dataset", "nothing"], "there is no dataset 'nothing'"),
    "no slug": (["copy", "--dataset", "../x"], "--dataset"),
    "not ours": (["."], "is neither empty nor a mirror"),
    "below a file": (["other/copy"], "cannot be"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_in_a_line(
    calm: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other").write_text("not ours")
    arguments, said = WRONG[wrong]
    code, _, err = run(calm, *arguments)
    assert code in (1, 2)
    assert said in err
    assert "Traceback" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


class _Other(BaseHTTPRequestHandler):
    """What is no Whence, and answers."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is told."""


def test_an_origin_that_is_no_whence_is_named(calm: Site, tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), _Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{other.server_port}"
        code, _, err = run(msgspec.structs.replace(calm, url=url), str(tmp_path / "copy"))
        other.shutdown()
    assert (code, err) == (1, f"whence: {url} is no Whence: its answers have no Whence-Seq")


def test_an_entry_that_was_changed_here_is_named(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    assert run(site, str(folder))[0] == 0
    path = folder / "changes.ndjson"
    path.write_text(path.read_text().replace('"name":"Legion"', '"name":"Region"'))
    code, _, err = run(site, str(folder))
    assert code == 1
    assert f"version 1 of {own('actor', 'legion')} has the SHA-256" in err


def test_one_writes_a_copy_at_a_time(site: Site, tmp_path: Path, empty: str) -> None:
    for where in ([str(tmp_path / "copy")], ["--into", empty]):
        process = begin(site, *where, "--follow")
        assert process.stdout is not None
        process.stdout.readline()
        code, _, err = run(site, *where)
        assert (code, "another whence mirror is writing into" in err) == (1, True)
        process.terminate()
        process.communicate()


def test_what_is_purged_and_withheld_goes_from_the_folder(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    write(site, actor("one", name="Zyzzyva"), actor("two", name="Zyzzyva"))
    assert run(site, str(folder))[0] == 0
    write(site, retract("actor", "one", "legal"))
    site.run("purge", own("actor", "two"), "--reason", "legal", "--yes")
    assert run(site, str(folder))[:2] == (0, "equal at seq 5: 3 records")
    assert "Zyzzyva" not in (folder / "changes.ndjson").read_text()
