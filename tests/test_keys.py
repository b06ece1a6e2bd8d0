"""`whence keys`: made once, listed without themselves, revoked for good."""

import asyncio
import datetime
import json
import re
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import asyncpg
import pytest

from api.cli import main
from api.commands.keys import parse_expiry
from api.errors import WhenceError
from api.keys import KEY, ScopeError, check_scope, hash_key, make_key

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


class Ran(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Whence = Callable[..., Ran]


@pytest.fixture
def whence(dsn: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Whence:
    """Run `whence keys` on the test's database."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["whence", "keys", *arguments])
        code = main()
        return Ran(code, *capsys.readouterr())

    return run


def asked(dsn: str, query: str) -> Any:
    """The one row of a query, outside of any loop, as commands run."""

    async def ask() -> Any:
        connection = await asyncpg.connect(dsn)
        try:
            return await connection.fetchrow(query)
        finally:
            await connection.close()

    return asyncio.run(ask())


def test_a_key_is_printed_once_and_its_digest_kept(whence: Whence, dsn: str) -> None:
    made = whence("create", "alice", "--scope", "write:case", "--scope", "read:case")
    assert made.code == 0
    assert made.err == "This key is shown once and kept nowhere (read:case, write:case):\n"
    key = made.out.strip()
    assert KEY.fullmatch(key)
    row = asked(dsn, "SELECT name, hash, scopes, expires_at FROM api_keys")
    assert tuple(row) == ("alice", hash_key(key), ["read:case", "write:case"], None)


def test_keys_are_listed_for_people_and_for_programs(whence: Whence) -> None:
    whence("create", "alice", "--scope", "admin", "--expires", "2999-01-01")
    whence("create", "bob", "--scope", "write:*")
    revoked = whence("revoke", "bob")
    assert re.fullmatch(r"The key 'bob' is revoked since 20\S+Z\.\n", revoked.out)
    head, alice, bob = whence("list").out.splitlines()
    assert head.split() == ["name", "state", "scopes", "created_at", "expires_at", "revoked_at"]
    assert alice.split()[:3] == ["alice", "valid", "admin"]
    assert alice.split()[4:] == ["2999-01-01T00:00:00Z", "-"]
    assert bob.split()[:3] == ["bob", "revoked", "write:*"]
    listed = json.loads(whence("list", "--json").out)
    assert [(key["name"], key["state"], key["scopes"]) for key in listed] == [
        ("alice", "valid", ["admin"]),
        ("bob", "revoked", ["write:*"]),
    ]


def test_a_name_is_never_given_twice(whence: Whence) -> None:
    whence("create", "alice", "--scope", "admin")
    whence("revoke", "alice")
    again = whence("create", "alice", "--scope", "admin")
    assert (again.code, again.out) == (1, "")
    assert again.err == (
        "whence: there is or was a key 'alice'; history names it, so take another name\n"
    )


def test_mistakes_are_told_in_one_line(whence: Whence) -> None:
    told = {
        ("create", "a", "--scope", "write:"): "'write:' is no scope",
        ("create", "cli", "--scope", "admin"): "'cli' is no name for a key",
        ("create", "a\nb", "--scope", "admin"): "'a\\nb' is no name for a key",
        ("create", "a", "--scope", "admin", "--expires", "soon"): "--expires is 'soon'",
        ("create", "a", "--scope", "admin", "--expires", "2020-01-01"): "--expires is 2020-01-01",
        ("revoke", "nobody"): "there is no key 'nobody'",
    }
    for arguments, message in told.items():
        ran = whence(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"whence: {message}")
        assert ran.err.count("\n") == 1
    assert whence("create", "a").code == 2


def test_all_mistakes_with_a_new_key_are_told_at_once(whence: Whence) -> None:
    scopes = ("--scope", "foo", "--scope", "write:A", "--scope", "foo")
    ran = whence("create", "cli", *scopes, "--expires", "yesterday")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert [told.split(": ")[0] for told in ran.err.removeprefix("whence: ").split("; ")] == [
        "'cli' is no name for a key",
        "'foo' is no scope",
        "'write:A' is no scope",
        "--expires is 'yesterday'",
    ]


def test_an_expiry_is_a_day_or_so_many_days() -> None:
    assert parse_expiry("2027-01-01", NOW) == datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
    assert parse_expiry("90d", NOW) == NOW + datetime.timedelta(days=90)
    for wrong in ("", "0d", "-1d", "2027-13-01", "99999d9", "2026-11-22"):
        with pytest.raises(WhenceError, match="--expires"):
            parse_expiry(wrong, NOW)


def test_keys_are_long_and_never_the_same() -> None:
    keys = {make_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(KEY.fullmatch(key) for key in keys)


def test_a_scope_names_an_act_and_a_dataset() -> None:
    for right in ("admin", "write:*", "link:belgorod-2023", "read:ucdp-ged"):
        assert check_scope(right) == right
    for wrong in (
        "",
        "admin:*",
        "write",
        "write:",
        "write:A",
        "write:a b",
        "own:x",
        "write:-a",
        "*",
    ):
        with pytest.raises(ScopeError, match=re.escape(repr(wrong))):
            check_scope(wrong)
