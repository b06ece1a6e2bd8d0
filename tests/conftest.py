"""A real PostgreSQL for every test: one server, one migrated template, a fresh copy each."""

import asyncio
import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest

from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.database import WRITING, Connection
from api.embedded import embedded_server
from api.keys import hash_key, make_key
from api.migrate import migrate
from api.queries.keys import NewKey, create_key
from api.queries.planning import IN_ORDER
from schemas.changesets import ChangeSetResult
from tests.judging import FAULTS
from tests.starting import free_port

#: Lost on a crash of the machine, as tests may be: a copy of the template takes 0.1 s.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
#: Workers of one run may share a server.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
TEMPLATE = f"whence_template_{WORKER}"
Write = Callable[..., Awaitable[ChangeSetResult]]


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests say every setting themselves."""
    for name in list(os.environ):
        if name.startswith("WHENCE_"):
            monkeypatch.delenv(name)


class Noted:
    """What judges of this run note, in this process and in others."""

    def __init__(self, path: Path) -> None:
        path.touch()
        self._path = path
        self._read = 0

    def new(self) -> list[str]:
        """What was noted since the last look."""
        lines = self._path.read_text(encoding="utf-8").splitlines()
        fresh, self._read = lines[self._read :], len(lines)
        return fresh


@pytest.fixture(scope="session", autouse=True)
def noted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Noted]:
    """Where judges note what does not fit; servers that outlive a test are heard at the end."""
    path = tmp_path_factory.mktemp("judged") / "faults"
    os.environ[FAULTS] = str(path)
    made = Noted(path)
    yield made
    assert made.new() == []


@pytest.fixture(autouse=True)
def every_answer_fits_the_contract(noted: Noted) -> Iterator[None]:
    """A test fails by an answer that does not, whoever asked for it, and whatever became of it."""
    yield
    assert noted.new() == []


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can get to, unlike pytest's own, by its true name."""
    made = Path(tempfile.mkdtemp(prefix="whence test ")).resolve()
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    return free_port()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The DSN of a PostgreSQL: WHENCE_TEST_DATABASE_URL, or the embedded one."""
    given = os.environ.get("WHENCE_TEST_DATABASE_URL")
    if given:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="whence-test-", dir=_roomy_memory()))
    try:
        with embedded_server(folder, settings=QUICK) as dsn:
            yield dsn
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _roomy_memory() -> str | None:
    """A file system in memory, where there is one with room: a fresh database takes half there."""
    memory = "/dev/shm"
    if os.path.isdir(memory) and shutil.disk_usage(memory).free > 4 * 2**30:
        return memory
    return None


def with_database(dsn: str, name: str) -> str:
    """The same server, another database."""
    head, _, query = dsn.partition("?")
    start, _, _ = head.rpartition("/")
    return f"{start}/{name}" + (f"?{query}" if query else "")


async def _run(dsn: str, *statements: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """A migrated database that is copied for each test."""
    asyncio.run(
        _run(
            server,
            f"DROP DATABASE IF EXISTS {TEMPLATE}",
            f"CREATE DATABASE {TEMPLATE} ENCODING 'UTF8' TEMPLATE template0",
        )
    )
    migrate(with_database(server, TEMPLATE))
    return TEMPLATE


@pytest.fixture
async def dsn(server: str, template: str) -> AsyncIterator[str]:
    """A fresh migrated database."""
    name = f"whence_{uuid.uuid4().hex[:12]}"
    await _run(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield with_database(server, name)
    await _run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def connection(dsn: str) -> AsyncIterator[Connection]:
    """A connection to it, as writers have."""
    connection = await asyncpg.connect(dsn, server_settings=dict(WRITING))
    yield connection
    await connection.close()


@pytest.fixture
async def seeded(seeded_dsn: str) -> AsyncIterator[Connection]:
    """A connection, as readers have, to what the module filled with many records."""
    connection = await asyncpg.connect(seeded_dsn, server_settings={**IN_ORDER, "jit": "off"})
    yield connection
    await connection.close()


@pytest.fixture
async def key(connection: Connection) -> str:
    """A key that may write the dataset `test`."""
    made = make_key()
    new = NewKey(name="alice", hash=hash_key(made), scopes=["write:test"], expires_at=None)
    await create_key(connection, new)
    return made


@pytest.fixture
def write(connection: Connection) -> Write:
    """Write a change set through the one way there is: `await write(*operations, dataset=…)`."""

    async def write_operations(
        *operations: dict[str, Any],
        dry_run: bool = False,
        readable: Sequence[str] = ("*",),
        **head: Any,
    ) -> ChangeSetResult:
        body = {
            "dataset": "test",
            "reason": "test",
            "dataset_meta": {"title": "Test", "licence": "CC0-1.0"},
            "operations": operations,
        } | head
        submission = read_json(msgspec.json.encode(body))
        writing = Writing(key_name="test", dry_run=dry_run, readable=readable)
        return await write_change_set(connection, submission, writing)

    return write_operations
