"""A Python client generated from the contract reads the case and writes, at a real server."""

import contextlib
import importlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from api.openapi.examples import example_id
from api.openapi.files import FOLDER
from api.settings import CHECKOUT
from tests.demo import demo_database

PACKAGE = "whence_client_of_tests"
#: What the generator has no word for, in terms of what it knows; its formatter is not needed.
CONFIG = """\
post_hooks: []
content_type_overrides:
  application/x-ndjson: application/octet-stream
  application/yaml: text/plain
"""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A running server and a key that may write the dataset `test` there."""

    url: str
    key: str


class Generated:
    """The generated package: `call("events.list_events", …)` and `model("EventInput")`."""

    def __init__(self, site: Site) -> None:
        package = importlib.import_module(PACKAGE)
        self.anonymous = package.Client(base_url=site.url)
        self.writer = package.AuthenticatedClient(base_url=site.url, token=site.key)
        self.unset = importlib.import_module(f"{PACKAGE}.types").UNSET
        self._models = importlib.import_module(f"{PACKAGE}.models")

    def call(self, name: str, *arguments: Any, client: Any = None, **more: Any) -> Any:
        """What an operation answers, with its status and headers."""
        module = importlib.import_module(f"{PACKAGE}.api.{name}")
        return module.sync_detailed(*arguments, client=client or self.anonymous, **more)

    def read(self, name: str, *arguments: Any, **more: Any) -> Any:
        """What an operation answers, parsed."""
        return self.call(name, *arguments, **more).parsed

    def model(self, name: str, **fields: Any) -> Any:
        """An instance of a generated class."""
        return getattr(self._models, name)(**fields)

    def code(self, name: str, value: str) -> Any:
        """A member of a generated enum."""
        return getattr(self._models, name)(value)

    def is_a(self, name: str, value: object) -> bool:
        """Whether it is of a generated class."""
        return isinstance(value, getattr(self._models, name))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The generated package, importable."""
    folder = tmp_path_factory.mktemp("generated")
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    options = ["--config", str(folder / "config.yaml"), "--meta", "none", "--fail-on-warning"]
    generate = ["generate", "--path", str(FOLDER / "v1.json"), "--output-path"]
    command = [*generate, str(folder / PACKAGE), *options]
    made = subprocess.run(
        [sys.executable, "-m", "openapi_python_client", *command],
        check=False,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    yield folder / PACKAGE
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def site(server: str, template: str) -> Iterator[Site]:
    """`whence serve` on a database with the demo case, and a key made by `whence keys`."""
    with demo_database(server, template) as dsn:
        environment = _environment(dsn)
        create = ["keys", "create", "alice", "--scope", "write:test", "--expires", "1d"]
        made = subprocess.run(
            [sys.executable, "-m", "api", *create],
            check=True,
            env=environment,
            capture_output=True,
            text=True,
        )
        with _serving(environment) as url:
            yield Site(url=url, key=made.stdout.strip())


@pytest.fixture
def client(package: Path, site: Site) -> Iterator[Generated]:
    generated = Generated(site)
    with generated.anonymous, generated.writer:
        yield generated


def _environment(dsn: str) -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        "WHENCE_DATABASE_URL": dsn,
        "WHENCE_PORT": str(port),
        "PYTHONPATH": str(CHECKOUT),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WHENCE_")}
    return kept | own


@contextlib.contextmanager
def _serving(environment: dict[str, str]) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise AssertionError(process.communicate()[1])
        yield f"http://127.0.0.1:{environment['WHENCE_PORT']}"
    finally:
        process.terminate()
        process.communicate()


def test_the_generated_client_lists_events_by_filters(client: Generated) -> None:
    found = client.read("events.list_events", dataset=["belgorod-2023"], key=["raid"])
    assert client.is_a("EventList", found)
    (raid,) = found.data
    assert (raid.id, raid.kind) == (example_id("event"), "event")
    assert {part.role for part in raid.participations} >= {"perpetrator", "director"}
    actors = {part.actor for part in raid.participations}
    assert {found.labels[actor].kind for actor in actors} == {"actor"}


def test_it_walks_all_pages(client: Generated) -> None:
    seen: list[str] = []
    cursor = client.unset
    while True:
        page = client.read("statements.list_statements", limit=7, cursor=cursor)
        seen += [statement.id for statement in page.data]
        cursor = page.page.next_
        if cursor is client.unset:
            break
    whole = client.read("statements.list_statements", limit=1000)
    assert seen == [statement.id for statement in whole.data]
    assert len(seen) == len(set(seen)) > 40


def test_it_reads_who_claims_and_who_denies_the_raid(client: Generated) -> None:
    positions = client.read("positions.get_event_positions", example_id("event"))
    sides = {
        (positions.labels[fact.fact.actor].name, fact.fact.role, party.stance)
        for fact in positions.data
        if fact.fact.kind == "participation"
        for party in fact.parties
        if party.party == fact.fact.actor
    }
    assert ("Russian Volunteer Corps", "perpetrator", "affirms") in sides
    assert ("Ukraine", "director", "denies") in sides


def test_it_is_told_that_nothing_has_changed(client: Generated) -> None:
    first = client.call("events.get_event", example_id("event"))
    again = client.call(
        "events.get_event", example_id("event"), if_none_match=first.headers["etag"]
    )
    assert (first.status_code, again.status_code, again.parsed) == (200, 304, None)


def test_its_problems_are_typed(client: Generated) -> None:
    problem = client.read("events.get_event", "evt_00000000000000000000000000")
    assert client.is_a("Problem", problem)
    assert (problem.type_, problem.status) == ("/problems/not-found", 404)


def test_it_writes_a_change_set_with_a_key(client: Generated) -> None:
    operations = [
        client.model(
            "PutSource",
            op="put",
            kind="source",
            key="report",
            record=client.model(
                "SourceInput", source_kind=client.code("SourceKind", "report"), title="Report"
            ),
        ),
        client.model(
            "PutEvent",
            op="put",
            kind="event",
            key="protest",
            record=client.model(
                "EventInput",
                title="Protest in a square",
                category=client.code("Category", "protest"),
                evidence=[client.model("EvidenceInput", source="report")],
            ),
        ),
    ]
    body = _change_set(client, operations)
    dry = client.read("changesets.create_change_set", client=client.writer, body=body, dry_run=True)
    assert (dry.dry_run, dry.counts.created, dry.seq) == (True, 2, client.unset)
    done = client.call("changesets.create_change_set", client=client.writer, body=body)
    assert (done.status_code, done.parsed.counts.created) == (201, 2)
    (event,) = client.read("events.list_events", dataset=["test"]).data
    assert (event.key, event.category, event.seq) == ("protest", "protest", done.parsed.seq)

    kind, reason = client.code("Kind", "event"), client.code("Reason", "error")
    retract = client.model("Retract", op="retract", kind=kind, key="protest", reason=reason)
    gone = client.read(
        "changesets.create_change_set", client=client.writer, body=_change_set(client, [retract])
    )
    assert gone.counts.retracted == 1
    assert client.read("events.list_events", dataset=["test"]).data == []
    retracted = client.code("Status", "retracted")
    (kept,) = client.read("events.list_events", dataset=["test"], status=[retracted]).data
    assert (kept.status, kept.reason) == ("retracted", "error")


def test_it_writes_lines_too(client: Generated) -> None:
    head = {"dataset": "test", "reason": "Write lines", "dataset_meta": _meta()}
    record = {"source_kind": "post", "title": "Post"}
    put = {"op": "put", "kind": "source", "key": "lines", "record": record}
    lines = b"\n".join(msgspec.json.encode(line) for line in (head, put))
    file = importlib.import_module(f"{PACKAGE}.types").File(payload=lines)
    done = client.read("changesets.create_change_set", client=client.writer, body=file)
    assert done.counts.created == 1


def test_without_a_key_it_may_not_write(client: Generated) -> None:
    anonymous = client.anonymous
    problem = client.read(
        "changesets.create_change_set", client=anonymous, body=_change_set(client, [])
    )
    assert (problem.type_, problem.status) == ("/problems/unauthenticated", 401)


def _change_set(client: Generated, operations: list[Any]) -> Any:
    meta = client.model("DatasetInput", **_meta())
    return client.model(
        "ChangeSetInput",
        dataset="test",
        reason="Test the client",
        dataset_meta=meta,
        operations=operations,
    )


def _meta() -> dict[str, str]:
    return {"title": "Test", "licence": "CC0-1.0"}


def test_the_generated_client_passes_strict_type_checks(package: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(package)],
        check=False,
        cwd=package.parent,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stdout
