"""`whence serve` with the demo case, as a process of its own, for clients to ask."""

import contextlib
import os
import subprocess
from collections.abc import Iterator, Sequence

import msgspec

from api.settings import CHECKOUT
from tests.demo import demo_database
from tests.starting import WHENCE, Process, free_port


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A running server, a key that may write some datasets there, and its surroundings."""

    url: str
    key: str
    environment: dict[str, str]

    def run(self, *arguments: str) -> str:
        """What a command of Whence prints there."""
        return _run(self.environment, *arguments)


@contextlib.contextmanager
def running_site(
    server: str, template: str, datasets: Sequence[str] = ("test",), **settings: str
) -> Iterator[Site]:
    """`whence serve` on a database with the demo case, a key to write these, and settings."""
    with demo_database(server, template) as dsn:
        port = free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WHENCE_")}
        environment = kept | {
            "WHENCE_DATABASE_URL": dsn,
            "WHENCE_PORT": str(port),
            "PYTHONPATH": str(CHECKOUT),
            **settings,
        }
        scopes = [word for dataset in datasets for word in ("--scope", f"write:{dataset}")]
        key = _run(environment, "keys", "create", "alice", *scopes, "--expires", "1d")
        with serving(environment) as url:
            yield Site(url=url, key=key, environment=environment)


@contextlib.contextmanager
def serving(environment: dict[str, str]) -> Iterator[str]:
    """The address of a server with these settings, which runs until the end."""
    process = _begin(environment)
    try:
        yield f"http://127.0.0.1:{environment['WHENCE_PORT']}"
    finally:
        process.terminate()
        process.communicate()


def _begin(environment: dict[str, str]) -> Process:
    process = subprocess.Popen(
        [*WHENCE, "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    if not process.stdout.readline():
        raise AssertionError(process.communicate()[1])
    return process


def _run(environment: dict[str, str], *arguments: str) -> str:
    command = [*WHENCE, *arguments]
    done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    return done.stdout.strip()
