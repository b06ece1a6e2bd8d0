"""Whence starts and ends as its user expects, as real processes."""

import asyncio
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import venv
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest

from api import __version__, commands
from api.cli import COMMANDS
from api.embedded import embedded_server
from api.migrate import is_current
from api.server import FAREWELL_SECONDS, Loop
from api.settings import CHECKOUT
from tests.starting import begin, database_runs, get_database, listens, served, whence


def test_every_command_is_listed_with_how_its_own_help_begins() -> None:
    modules = [
        import_module(f"api.commands.{found.name}") for found in iter_modules(commands.__path__)
    ]
    found = {
        command: f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, command in vars(module).items()
        if isinstance(command, click.Command) and command.callback.__module__ == module.__name__
    }
    inner = {
        c for group in found if isinstance(group, click.Group) for c in group.commands.values()
    }
    assert {c.name: place for c, place in found.items() if c not in inner} == {
        name: place for name, (place, _) in COMMANDS.items()
    }
    for command in {*found} - inner:
        _, about = COMMANDS[command.name or ""]
        assert " ".join((command.help or "").split()).startswith(about[:-1]), command.name


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        (["--help"], {"api.commands.serve", "pyarrow", "alembic", "rich", "asyncpg"}),
        (["run", "--help"], {"api.commands.release", "pyarrow", "numpy", "obstore"}),
        (["load", "--help"], {"api.commands.release", "pyarrow", "numpy", "granian"}),
    ],
)
def test_a_command_loads_what_it_needs_and_no_more(words: list[str], spared: set[str]) -> None:
    code = "import sys; from api.cli import main; main(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *words], check=True, capture_output=True, text=True
    )
    assert spared.isdisjoint(done.stdout.splitlines()[-1].split())


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_server_workers_and_database_without_a_word(
    folder: Path, port: int, number: signal.Signals
) -> None:
    with served(folder, port, WHENCE_WORKERS="2") as process:
        workers = children(process.pid)
        assert len(workers) == 2
        # As a terminal does: to every process of the foreground at once.
        os.killpg(process.pid, number)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "", "")
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert not listens(port)
    assert not database_runs(folder)


def test_an_answer_that_takes_too_long_at_the_end_is_ended_and_told(
    folder: Path, port: int
) -> None:
    with served(folder, port) as process, socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(b"GET /long HTTP/1.1\r\nHost: here\r\n\r\n")
        time.sleep(0.2)
        before = time.monotonic()
        process.terminate()
        out, err = process.communicate(timeout=20)
        assert time.monotonic() - before >= FAREWELL_SECONDS
        late = f"[WARNING] worker-1 had not ended after {FAREWELL_SECONDS} s, and was killed\n"
        assert (process.returncode, out, err) == (0, late, "")
        assert client.recv(100) == b""
    assert not database_runs(folder)


def test_a_worker_that_has_just_been_forked_hears_of_the_end(folder: Path, port: int) -> None:
    process = begin("hasty", folder, port, WHENCE_WORKERS="2")
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")
    assert not database_runs(folder)


def test_a_signal_between_two_runs_of_the_loop_is_heard_in_the_next_one() -> None:
    async def wait_for(event: asyncio.Event) -> bool:
        return await asyncio.wait_for(event.wait(), 5)

    earlier = signal.getsignal(signal.SIGTERM)
    with contextlib.closing(Loop()) as loop:
        heard = asyncio.Event()
        loop.add_signal_handler(signal.SIGTERM, heard.set)
        try:
            loop.run_until_complete(asyncio.sleep(0))
            os.kill(os.getpid(), signal.SIGTERM)
            assert loop.run_until_complete(wait_for(heard))
        finally:
            signal.signal(signal.SIGTERM, earlier)


def test_started_again_it_serves_the_same_database_and_makes_none(folder: Path, port: int) -> None:
    begun = time.monotonic()
    with served(folder, port):
        first = get_database(port)
        making = time.monotonic() - begun
    begun = time.monotonic()
    with served(folder, port):
        assert get_database(port) == first
        assert time.monotonic() - begun < making


def test_a_killed_server_can_be_started_again_at_once(folder: Path, port: int) -> None:
    with served(folder, port, WHENCE_WORKERS="2") as process:
        process.kill()
        process.wait()
    assert database_runs(folder)
    with served(folder, port) as process:
        assert get_database(port).endswith("user=whence")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    assert not database_runs(folder)


def test_a_command_beside_a_running_server_uses_its_database(folder: Path, port: int) -> None:
    with served(folder, port):
        dsn = get_database(port)
        done = whence("migrate", folder, port)
        assert (done.returncode, done.stderr) == (0, "")
        assert is_current(dsn)
        assert get_database(port) == dsn


def test_a_command_without_a_server_starts_and_stops_the_database(folder: Path, port: int) -> None:
    done = whence("migrate", folder, port)
    assert done.stdout == "The database has the schema of this version.\n"
    assert (done.returncode, done.stderr) == (0, "")
    assert not database_runs(folder)
    with embedded_server(folder) as dsn:
        assert is_current(dsn)


def test_of_two_that_start_at_once_on_one_port_one_serves(folder: Path, port: int) -> None:
    both = [begin("tiny", folder, port), begin("tiny", folder, port)]
    try:
        deadline = time.monotonic() + 30
        while all(one.poll() is None for one in both) and time.monotonic() < deadline:
            time.sleep(0.05)
        (refused,) = [one for one in both if one.poll() is not None]
        (serves,) = [one for one in both if one is not refused]
        err = refused.communicate()[1]
        assert (refused.returncode, err.count("\n")) == (1, 1)
        assert err.startswith(f"whence: port {port} is in use by ")
        assert serves.stdout is not None
        assert serves.stdout.readline() == f"http://127.0.0.1:{port}\n"
        assert get_database(port).endswith("user=whence")
    finally:
        for one in both:
            if one.poll() is None:
                one.terminate()
            one.communicate()
    assert not database_runs(folder)


@pytest.mark.parametrize("delay", [0.5, 1.0])
def test_a_signal_while_it_starts_leaves_nothing_running(
    folder: Path, port: int, delay: float
) -> None:
    process = begin("tiny", folder, port)
    time.sleep(delay)
    process.terminate()
    _, err = process.communicate(timeout=20)
    assert err == ""
    # 143 before it serves; 0 after; -15 where Python itself was not up yet.
    assert process.returncode in {0, 143, -signal.SIGTERM}
    assert not database_runs(folder)
    assert not listens(port)


def test_the_launcher_runs_from_anywhere_in_a_checkout_with_a_long_and_odd_path(
    folder: Path,
) -> None:
    checkout = folder / ("long " * 40)[:190].rstrip()
    (checkout / "elsewhere" / "api").mkdir(parents=True)
    (checkout / "elsewhere" / "api" / "__init__.py").write_text("raise SystemExit('not mine')")
    for name in ("api", "schemas", "migrations"):
        shutil.copytree(CHECKOUT / name, checkout / name)
    shutil.copy(CHECKOUT / "Makefile", checkout)
    venv.create(checkout / ".venv", symlinks=True)
    make = ["make", "--no-print-directory", ".venv/bin/whence"]
    subprocess.run(make, check=True, cwd=checkout, capture_output=True)
    packages = [path for path in sys.path if path.endswith("site-packages")]

    def version(checkout: Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [str(checkout / ".venv" / "bin" / "whence"), "--version"],
            check=False,
            cwd=checkout / "elsewhere",
            env={"PATH": os.defpath, "PYTHONPATH": ":".join(packages)},
            capture_output=True,
            text=True,
        )

    assert version(checkout).stdout == f"whence {__version__}\n"
    moved = checkout.rename(folder / "moved")
    assert version(moved).stdout == f"whence {__version__}\n"
    shutil.rmtree(moved / "api")
    lost = version(moved)
    assert (lost.returncode, lost.stderr) == (
        1,
        f"whence: {moved}/.venv/bin belongs in the .venv of a checkout of Whence, "
        "and there is none\n",
    )
