"""The servers that are measured, each a process of its own with one worker."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Final

import msgspec

from api.errors import WhenceError
from api.processes import command_line
from api.settings import CHECKOUT
from tests.starting import free_port

START_SECONDS: Final = 30
STOP_SECONDS: Final = 10
WHENCE: Final = ("-m", "api", "serve")
RIVAL: Final = ("-m", "bench.rivals")


@contextlib.contextmanager
def whence(dsn: str, log: Path) -> Iterator[int]:
    """The port of a `whence serve` on that database, which logs into the file."""
    with started_whence(dsn, log) as started:
        yield started.port


class Started(msgspec.Struct, frozen=True, kw_only=True):
    """A server: its port, and the process that began it."""

    port: int
    pid: int

    def resident(self) -> int:
        """How much memory its one worker has, in bytes."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii")
        # Beside it is the process that indexes.
        workers = [child for child in children.split() if "index" not in command_line(int(child))]
        status = Path(f"/proc/{workers[-1]}/status").read_text(encoding="ascii")
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1]) * 1024


@contextlib.contextmanager
def started_whence(dsn: str, log: Path) -> Iterator[Started]:
    """The same, with the process that serves."""
    with _server(WHENCE, {"WHENCE_DATABASE_URL": dsn}, log) as started:
        yield started


@contextlib.contextmanager
def rival(name: str, dsn: str, log: Path, *, body: Path | None = None) -> Iterator[int]:
    """The port of the rival of that name; `body` is the file of the fixed one's."""
    environ = {"WHENCE_DATABASE_URL": dsn} | ({"BENCH_BODY": str(body)} if body else {})
    with _server((*RIVAL, name), environ, log) as started:
        yield started.port


@contextlib.contextmanager
def _server(command: tuple[str, ...], environ: Mapping[str, str], log: Path) -> Iterator[Started]:
    port = free_port()
    with log.open("wb") as output:
        process = begin(command, environ, port, output)
    try:
        await_answer(process, port, log)
        yield Started(port=port, pid=process.pid)
    finally:
        end(process)


def begin(
    command: Sequence[str], environ: Mapping[str, str], port: int, log: IO[bytes]
) -> "subprocess.Popen[bytes]":
    """Start a server, with no setting but these."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("WHENCE_")}
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=CHECKOUT,
        env={**inherited, "WHENCE_PORT": str(port), "WHENCE_WORKERS": "1", **environ},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )


def await_answer(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Wait until the server answers; raises WhenceError with the end of its log."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/health/live")
            connection.getresponse().read()
            connection.close()
            return
        connection.close()
        time.sleep(0.05)
    last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
    raise WhenceError(f"{' '.join(process.args[1:])} does not serve: {' '.join(last) or log}")  # type: ignore[index,arg-type]


def end(process: "subprocess.Popen[bytes]") -> None:
    """Stop a server as Ctrl-C does."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
