"""Whether the server runs, whether it can answer, and whom to tell of a weakness."""

import datetime
import re
from typing import Any

import pytest
from litestar import Request, get

from api.answers import Answer, plain_answer
from api.database import Connection
from api.serving import newest_revision, serving_of
from tests.conftest import with_database
from tests.serving import NOWHERE, served


@get("/sleep")
async def get_sleep(request: Request[Any, Any, Any]) -> Answer:
    async with serving_of(request).readers.lend() as connection:
        await connection.execute("SELECT pg_sleep(5)")
    return plain_answer(200, b"")


async def test_a_process_lives_without_a_database_and_is_not_ready() -> None:
    async with served(NOWHERE) as app:
        live = await app.client.get("/health/live")
        assert (live.status_code, live.json()) == (200, {"status": "live"})
        ready = await app.client.get("/health/ready")
    assert (ready.status_code, ready.headers["retry-after"]) == (503, "5")
    assert ready.json()["type"] == "/problems/unavailable"
    assert ready.json()["detail"] == "the database cannot be reached; try again"


async def test_it_is_ready_with_the_schema_of_this_version_alone(
    dsn: str, connection: Connection
) -> None:
    async with served(dsn) as app:
        ready = await app.client.get("/health/ready")
        assert (ready.status_code, ready.json()) == (200, {"status": "ready"})
        await connection.execute("UPDATE alembic_version SET version_num = '0001'")
        older = await app.client.get("/health/ready")
        await connection.execute("DROP TABLE alembic_version")
        none = await app.client.get("/health/ready")
    assert (older.status_code, none.status_code) == (503, 503)
    needs = f"and this Whence needs {newest_revision()}: run whence migrate"
    assert older.json()["detail"] == f"the database's schema is 0001, {needs}"
    assert none.json()["detail"] == f"the database's schema is None, {needs}"


async def test_it_recovers_when_the_database_comes_back(dsn: str, connection: Connection) -> None:
    async with served(dsn) as app:
        for _ in range(20):
            assert (await app.client.get("/health/ready")).status_code == 200
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'whence reader' AND datname = current_database()"
            )
            first, second = [await app.client.get("/health/ready") for _ in range(2)]
            assert (first.status_code, second.status_code) in {(200, 200), (503, 200)}


async def test_a_database_that_does_not_exist_is_unavailable(dsn: str) -> None:
    async with served(with_database(dsn, "nothing_of_that_name")) as app:
        assert (await app.client.get("/health/ready")).status_code == 503


async def test_a_question_that_takes_too_long_is_given_up(dsn: str) -> None:
    async with served(dsn, get_sleep, read_timeout=0.1) as app:
        slow = await app.client.get("/sleep")
        assert (slow.status_code, slow.json()["type"]) == (503, "/problems/time-limit")
        assert int(slow.headers["retry-after"]) > 0
        assert (await app.client.get("/health/ready")).status_code == 200


async def test_readers_cannot_write(dsn: str) -> None:
    async with served(dsn) as app, app.serving.readers.lend() as reader:
        names = ("default_transaction_read_only", "statement_timeout", "jit", "application_name")
        shown = [await reader.fetchval(f"SHOW {name}") for name in names]
    assert shown == ["on", "5s", "off", "whence reader"]


async def test_the_contact_for_weaknesses_comes_from_a_setting() -> None:
    async with served(NOWHERE, contact="mailto:security@example.org") as app:
        answer = await app.client.get("/.well-known/security.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    contact, expires, end = answer.text.split("\n")
    assert (contact, end) == ("Contact: mailto:security@example.org", "")
    assert re.fullmatch(r"Expires: \d{4}-\d\d-\d\dT00:00:00Z", expires)
    until = datetime.datetime.fromisoformat(expires.removeprefix("Expires: "))
    left = until - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=170) < left < datetime.timedelta(days=366)


async def test_without_a_contact_there_is_none() -> None:
    async with served(NOWHERE) as app:
        answer = await app.client.get("/.well-known/security.txt")
    assert answer.status_code == 404
    assert "WHENCE_CONTACT" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/health/live", "/metrics"])
async def test_what_changes_at_any_moment_is_not_kept(path: str) -> None:
    async with served(NOWHERE) as app:
        assert (await app.client.get(path)).headers["cache-control"] == "no-store"
