"""Whence starts, refuses to start and ends as its user expects, as real processes."""

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from api import __version__
from api.embedded import embedded_server
from api.embedded.postmaster import is_alive, read_postmaster
from api.migrate import is_current
from api.settings import CHECKOUT

Process = subprocess.Popen[str]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can get to, unlike pytest's own."""
    made = Path(tempfile.mkdtemp(prefix="whence-start-")).resolve()
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def port() -> int:
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
        [sys.executable, "-m", "api", command],
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
        if not line:
            raise AssertionError(process.communicate()[1])
        assert line == f"http://127.0.0.1:{port}\n"
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


def test_started_again_it_serves_the_same_database_within_seconds(folder: Path, port: int) -> None:
    with served(folder, port):
        first = get_database(port)
    before = time.monotonic()
    with served(folder, port):
        assert get_database(port) == first
        assert time.monotonic() - before < 5


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


def test_a_port_in_use_is_one_line_that_names_the_program(folder: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        done = whence("serve", folder / "data", port)
    assert done.returncode == 1
    assert done.stderr.startswith(f"whence: port {port} is in use by ")
    assert done.stderr.endswith(f"(process {os.getpid()}), set WHENCE_PORT to another\n")
    assert done.stderr.count("\n") == 1
    assert not (folder / "data").exists()


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


@pytest.mark.parametrize(
    ("host", "complaint"),
    [
        ("192.0.2.1", "where nothing can listen: Cannot assign requested address"),
        ("no.such.host.invalid", "which is no host here: "),
    ],
)
def test_a_host_that_is_not_ours_is_one_line(
    folder: Path, port: int, host: str, complaint: str
) -> None:
    done = whence("serve", folder, port, WHENCE_HOST=host)
    assert done.returncode == 1
    assert done.stderr.startswith(f"whence: WHENCE_HOST is {host!r}, {complaint}")
    assert done.stderr.count("\n") == 1


def test_bad_settings_are_one_line(folder: Path, port: int) -> None:
    done = whence("serve", folder, port, WHENCE_WORKERS="many", WHENCE_HSOT="::1")
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "whence: WHENCE_HSOT is no setting (did you mean WHENCE_HOST?); "
        "WHENCE_WORKERS is 'many': it must be a whole number from 1 to 64\n",
    )


def test_a_server_of_ones_own_that_does_not_answer_is_one_line_without_the_password(
    folder: Path, port: int
) -> None:
    url = f"postgresql://me:s3cret@127.0.0.1:{port}/mine"
    done = whence("migrate", folder, port, WHENCE_DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stderr == (
        f"whence: WHENCE_DATABASE_URL: cannot connect to postgresql://me@127.0.0.1:{port}/mine: "
        f"[Errno 111] Connect call failed ('127.0.0.1', {port})\n"
    )


def test_serve_leaves_a_database_of_ones_own_to_be_migrated_by_hand(
    folder: Path, port: int
) -> None:
    with embedded_server(folder) as dsn:
        refused = whence("serve", folder, port, WHENCE_DATABASE_URL=dsn)
        assert (refused.returncode, refused.stderr) == (
            1,
            "whence: The database's schema is not this Whence's: run whence migrate first\n",
        )
        assert whence("migrate", folder, port, WHENCE_DATABASE_URL=dsn).returncode == 0
        assert is_current(dsn)


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
