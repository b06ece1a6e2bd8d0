"""Who may do what: keys, their scopes, and how a missing or bad one is told."""

import datetime
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec
import pytest
from litestar import Request, get

from api.answers import Answer, plain_answer
from api.auth import Reader, reader_of
from api.database import Connection
from api.keys import hash_key, make_key
from api.queries.keys import NewKey, create_key, revoke_key
from api.serving import serving_of
from tests.serving import Served, served

MakeKey = Callable[..., Awaitable[str]]
YEAR = datetime.timedelta(days=365)


@get("/whoami")
async def get_reader(request: Request[Any, Any, Any]) -> Answer:
    async with serving_of(request).readers.lend() as connection:
        reader = await reader_of(request, connection)
    return plain_answer(200, msgspec.json.encode((reader.key_name, sorted(reader.scopes))))


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn, get_reader) as running:
        yield running


@pytest.fixture
def make(connection: Connection) -> MakeKey:
    """Keep a new key and answer with it."""

    async def keep(name: str, *scopes: str, lives: datetime.timedelta | None = None) -> str:
        key = make_key()
        until = None if lives is None else datetime.datetime.now(datetime.UTC) + lives
        new = NewKey(name=name, hash=hash_key(key), scopes=list(scopes), expires_at=until)
        assert await create_key(connection, new)
        return key

    return keep


async def show(app: Served, authorization: str) -> Any:
    return await app.client.get("/whoami", headers={"Authorization": authorization})


async def test_nobody_in_particular_has_no_scope(app: Served) -> None:
    assert (await app.client.get("/whoami")).json() == [None, []]


async def test_a_key_is_known_by_its_name_and_scopes(app: Served, make: MakeKey) -> None:
    key = await make("alice", "write:belgorod-2023", "read:*", lives=YEAR)
    for scheme in ("Bearer", "bearer", "BEARER "):
        answer = await show(app, f"{scheme} {key}")
        assert answer.json() == ["alice", ["read:*", "write:belgorod-2023"]]


async def test_the_database_does_not_keep_the_key(make: MakeKey, connection: Connection) -> None:
    key = await make("alice", "admin")
    kept = await connection.fetchval("SELECT api_keys::text FROM api_keys")
    assert key not in kept
    assert key.removeprefix("whence_") not in kept


@pytest.mark.parametrize(
    ("authorization", "detail"),
    [
        (
            "Basic YTpi",
            "'Basic' is no way to show a key; send it as Authorization: Bearer whence_…",
        ),
        (
            "Bearer whence_short",
            "this is no key: it is whence_ and 43 characters; "
            "send it as Authorization: Bearer whence_…",
        ),
        ("Bearer whence_" + "A" * 43, "this key is unknown here"),
        ("Bearer whence_" + "\xe4" * 43, None),
        ("Bearer", None),
    ],
)
async def test_what_is_no_key_of_ours_is_refused(
    app: Served, authorization: str, detail: str | None
) -> None:
    shown = {b"Authorization": authorization.encode("latin-1")}
    answer = await app.client.get("/whoami", headers=shown)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="whence", error="invalid_token"'
    assert answer.json()["type"] == "/problems/unauthenticated"
    assert answer.json()["detail"] == (detail or answer.json()["detail"])
    assert "whence_A" not in answer.json()["detail"]


async def test_two_keys_at_once_are_refused(app: Served, make: MakeKey) -> None:
    key = await make("alice", "admin")
    twice = [("Authorization", f"Bearer {key}")] * 2
    assert (await app.client.get("/whoami", headers=twice)).status_code == 401


async def test_an_expired_or_revoked_key_is_refused(
    app: Served, make: MakeKey, connection: Connection
) -> None:
    expired = await show(app, f"Bearer {await make('old', 'admin', lives=-YEAR)}")
    assert expired.status_code == 401
    assert expired.json()["detail"].startswith("the key 'old' expired at ")
    key = await make("lost", "admin")
    assert (await show(app, f"Bearer {key}")).status_code == 200
    await revoke_key(connection, "lost")
    revoked = await show(app, f"Bearer {key}")
    assert (revoked.status_code, revoked.json()["detail"]) == (401, "the key 'lost' was revoked")


@pytest.mark.parametrize(
    ("scopes", "reads", "writes"),
    [
        ((), False, False),
        (("write:case",), False, True),
        (("write:other", "read:other", "link:case"), False, False),
        (("write:*",), False, True),
        (("read:case",), True, False),
        (("read:*",), True, False),
        (("admin",), True, True),
    ],
)
def test_scopes_allow_what_they_name(scopes: tuple[str, ...], reads: bool, writes: bool) -> None:
    reader = Reader(key_name="a", scopes=frozenset(scopes))
    assert (reader.may_read("case"), reader.may_write("case")) == (reads, writes)


def test_what_a_reader_may_read_is_listed() -> None:
    reader = Reader(key_name="a", scopes=frozenset(("read:b", "read:a", "write:c")))
    assert (reader.readable, reader.reads_all) == (["a", "b"], False)
    assert Reader(key_name="a", scopes=frozenset(("admin",))).reads_all
