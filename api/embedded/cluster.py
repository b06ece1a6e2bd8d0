"""Makes, starts and stops the server of one place; the caller sees that it is alone."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from api.embedded.lease import uninterrupted
from api.embedded.place import Place
from api.embedded.postmaster import Postmaster, is_alive, read_postmaster
from api.errors import WhenceError
from api.processes import command_line

PORT: Final = 5432
# A socket's path fits 107 bytes and a closing zero on Linux.
LONGEST_SOCKET_PATH: Final = 107
# Not the TMPDIR of whoever starts it, which may be long; mkdtemp makes it ours alone.
SHORT_SOCKETS: Final = "/tmp/whence-"  # noqa: S108
START_SECONDS: Final = 300
STOP_SECONDS: Final = 60
ENVIRONMENT: Final = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
SETTINGS: Final = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
}
SPAWN: Final = 'log=$1; shift; "$@" </dev/null >/dev/null 2>"$log" & echo $!'


class ServerError(WhenceError):
    """The embedded PostgreSQL does not do what it should."""


def own_folder(data_dir: Path) -> Path:
    """The data folder, made where it is missing, by its true name."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise ServerError(f"{data_dir} cannot be made: {fault.strerror}") from None
    if not os.access(data_dir, os.W_OK | os.X_OK):
        raise ServerError(f"{data_dir} cannot be written to: set WHENCE_DATA_DIR to one that can")
    return data_dir.resolve()


def start(place: Place, settings: Mapping[str, str]) -> str:
    """The DSN of the place's server, made and started where it is not there yet."""
    running = _running(place.data)
    if running is None:
        if not (place.data / "PG_VERSION").exists():
            _initialise(place, sync=settings.get("fsync") != "off")
        _check_version(place)
        running = _launch(place, settings)
    else:
        running = _await_ready(running.pid, place.data)
    return (
        f"postgresql:///whence?host={quote(str(running.sockets))}&port={running.port}&user=whence"
    )


def stop(place: Place) -> None:
    """End the server and wait for it; where it hangs, end it without its farewells."""
    running = _running(place.data)
    if running is None:
        return
    for how, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, STOP_SECONDS)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(running.pid, how)
        if _gone(running.pid, place.data, seconds):
            _forget_sockets(running.sockets)
            return
    raise ServerError(f"PostgreSQL (process {running.pid}) over {place.data} does not stop")


def _running(data: Path) -> Postmaster | None:
    found = read_postmaster(data)
    return found if found is not None and is_alive(found.pid, data) else None


def _gone(pid: int, data: Path, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while is_alive(pid, data):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def _initialise(place: Place, *, sync: bool) -> None:
    """Make the data aside, so that a half-made one is never taken for a whole."""
    aside = place.data.with_name("postgres.new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=0o700)
    if place.user is not None:
        os.chown(aside, place.user.uid, place.user.gid)
    # One order of texts everywhere, whatever the machine's own language is.
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    access = ["--username=whence", "--auth-local=trust", "--auth-host=reject"]
    wait = [] if sync else ["--no-sync"]
    _run(place, ["initdb", "-D", str(aside), "--encoding=UTF8", *locale, *access, *wait])
    aside.rename(place.data)


def _check_version(place: Place) -> None:
    made_by = (place.data / "PG_VERSION").read_text(encoding="ascii").strip()
    brought = _run(place, ["postgres", "--version"]).split()[-1].split(".")[0]
    if made_by != brought:
        raise ServerError(
            f"The database in {place.data} was made by PostgreSQL {made_by}, and Whence now "
            f"brings {brought}: dump it with the old one, or set WHENCE_DATA_DIR to a new folder"
        )


def _run(place: Place, command: list[str]) -> str:
    program = str(place.programs / "bin" / command[0])
    done = subprocess.run(
        [program, *command[1:]],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env=ENVIRONMENT,
        start_new_session=True,
        **place.identity(),
    )
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or ["it does not say why"]
        raise ServerError(f"PostgreSQL's {command[0]} failed: {said[-1]}")
    return done.stdout


def _launch(place: Place, settings: Mapping[str, str]) -> Postmaster:
    stale = read_postmaster(place.data)
    if stale is not None:
        _clear_away(stale, place.data)
    sockets = _socket_folder(place)
    with uninterrupted():
        pid = _spawn(place, {**SETTINGS, "unix_socket_directories": str(sockets), **settings})
    try:
        running = _await_ready(pid, place.data)
        script = str(Path(__file__).with_name("create_database.psql"))
        where = ["-h", str(running.sockets), "-p", str(running.port), "-U", "whence"]
        _run(place, ["psql", "-XAtq", *where, "-d", "postgres", "-f", script])
    except BaseException:
        stop(place)
        _forget_sockets(sockets)
        raise
    return running


def _clear_away(stale: Postmaster, data: Path) -> None:
    """Take away what a killed server left; one that might still run PostgreSQL judges itself."""
    _forget_sockets(stale.sockets)
    if not any("postgres" in part for part in command_line(stale.pid)[:1]):
        (data / "postmaster.pid").unlink(missing_ok=True)


def _socket_folder(place: Place) -> Path:
    """The data folder, which only the server's user enters; or a short one of the same kind."""
    if len(os.fsencode(place.data / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
        return place.data
    short = Path(tempfile.mkdtemp(prefix=Path(SHORT_SOCKETS).name, dir=Path(SHORT_SOCKETS).parent))
    if place.user is not None:
        os.chown(short, place.user.uid, place.user.gid)
    return short


def _forget_sockets(sockets: Path) -> None:
    if str(sockets).startswith(SHORT_SOCKETS):
        shutil.rmtree(sockets, ignore_errors=True)


def _spawn(place: Place, settings: Mapping[str, str]) -> int:
    """Start the server as nobody's child, out of reach of the terminal's Ctrl-C."""
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    server = [str(place.programs / "bin" / "postgres"), "-D", str(place.data), *options]
    started = subprocess.run(
        ["/bin/sh", "-c", SPAWN, "sh", str(place.data / "start.log"), *server],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        env=ENVIRONMENT,
        start_new_session=True,
        **place.identity(),
    )
    return int(started.stdout)


def _await_ready(pid: int, data: Path) -> Postmaster:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        found = read_postmaster(data)
        if found is not None and found.pid == pid and found.ready:
            return found
        if not is_alive(pid, data):
            raise ServerError(f"PostgreSQL did not start: {_last_words(data)}")
        time.sleep(0.02)
    raise ServerError(f"PostgreSQL is not ready after {START_SECONDS} s: see {data / 'log'}")


def _last_words(data: Path) -> str:
    said = (data / "start.log").read_text(encoding="utf-8", errors="replace").splitlines()
    faults = [line for line in said if "FATAL" in line]
    return (faults or said or [f"see {data / 'log'}"])[-1]
