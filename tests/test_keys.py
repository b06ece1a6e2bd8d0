"""`whence keys`: made once, listed without themselves, revoked for good."""

import datetime
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from api.commands.keys import parse_expiry
from api.database import Connection
from api.errors import WhenceError
from api.keys import KEY, ScopeError, check_scope, hash_key, make_key

CHECKOUT = Path(__file__).resolve().parents[1]
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
Whence = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def whence(dsn: str) -> Whence:
    """Run `whence keys` on the test's database."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "api", "keys", *arguments],
            env={**os.environ, "WHENCE_DATABASE_URL": dsn, "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


async def test_a_key_is_printed_once_and_its_digest_kept(
    whence: Whence, connection: Connection
) -> None:
    made = whence("create", "alice", "--scope", "write:case", "--scope", "read:case")
    assert made.returncode == 0
    assert made.stderr == "This key is shown once and kept nowhere (read:case, write:case):\n"
    key = made.stdout.strip()
    assert KEY.fullmatch(key)
    row = await connection.fetchrow("SELECT name, hash, scopes, expires_at FROM api_keys")
    assert row is not None
    assert tuple(row) == ("alice", hash_key(key), ["read:case", "write:case"], None)


async def test_keys_are_listed_for_people_and_for_programs(whence: Whence) -> None:
    whence("create", "alice", "--scope", "admin", "--expires", "2999-01-01")
    whence("create", "bob", "--scope", "write:*")
    revoked = whence("revoke", "bob")
    assert re.fullmatch(r"The key 'bob' is revoked since 20\S+Z\.\n", revoked.stdout)
    head, alice, bob = whence("list").stdout.splitlines()
    assert head.split() == ["name", "state", "scopes", "created_at", "expires_at", "revoked_at"]
    assert alice.split()[:3] == ["alice", "valid", "admin"]
    assert alice.split()[4:] == ["2999-01-01T00:00:00Z", "-"]
    assert bob.split()[:3] == ["bob", "revoked", "write:*"]
    listed = json.loads(whence("list", "--json").stdout)
    assert [(key["name"], key["state"], key["scopes"]) for key in listed] == [
        ("alice", "valid", ["admin"]),
        ("bob", "revoked", ["write:*"]),
    ]


async def test_a_name_is_never_given_twice(whence: Whence) -> None:
    whence("create", "alice", "--scope", "admin")
    whence("revoke", "alice")
    again = whence("create", "alice", "--scope", "admin")
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == (
        "whence: there is or was a key 'alice'; history names it, so take another name\n"
    )


async def test_mistakes_are_told_in_one_line(whence: Whence) -> None:
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
        assert (ran.returncode, ran.stdout) == (1, "")
        assert ran.stderr.startswith(f"whence: {message}")
        assert ran.stderr.count("\n") == 1
    assert whence("create", "a").returncode == 2


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
