"""Whence as processes of their own: begun, asked, and looked for."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from api.embedded.postmaster import is_alive, read_postmaster
from api.settings import CHECKOUT

Process = subprocess.Popen[str]
#: The command `whence`; what it serves is judged.
WHENCE: Final = (sys.executable, "-m", "tests.judged_server")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, port: int, more: dict[str, str]) -> dict[str, str]:
    own = {"WHENCE_DATA_DIR": str(folder), "WHENCE_PORT": str(port), "PYTHONPATH": str(CHECKOUT)}
    return {**os.environ, **own, **more}


def begin(command: str, folder: Path, port: int, **more: str) -> Process:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.tiny_server", command],
        env=environment(folder, port, more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def whence(
    command: str, folder: Path, port: int, **more: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*WHENCE, command],
        check=False,
        env=environment(folder, port, more),
        capture_output=True,
        text=True,
        timeout=60,
    )


@contextlib.contextmanager
def served(folder: Path, port: int, **more: str) -> Iterator[Process]:
    """A server that answers; it is killed if the test has not ended it."""
    process = begin("tiny", folder, port, **more)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if line != f"http://127.0.0.1:{port}\n":
            process.terminate()
            raise AssertionError((line, *process.communicate()))
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate()


def get_database(port: int) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health/live")
        return str(json.loads(connection.getresponse().read())["database"])
    finally:
        connection.close()


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def database_runs(folder: Path) -> bool:
    found = read_postmaster(folder / "postgres")
    return found is not None and is_alive(found.pid, folder / "postgres")
