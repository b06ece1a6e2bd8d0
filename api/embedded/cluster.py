"""Makes, starts and stops the server of one place; the caller sees that it is alone."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from api.embedded.lease import uninterrupted
from api.embedded.place import Place
from api.embedded.postmaster import Postmaster, is_alive, read_postmaster
from api.embedded.recovery import (
    SHORT_SOCKETS,
    clear_away,
    end_orphans,
    forget_sockets,
    keep_sockets,
    last_words,
)
from api.errors import WhenceError
from api.memory import memory_here

PORT: Final = 5432
# A socket's path fits 107 bytes and a closing zero on Linux.
LONGEST_SOCKET_PATH: Final = 107
START_SECONDS: Final = 300
STOP_SECONDS: Final = 60
# How long a killed server's parts are asked to end, and how long they are made to.
ASK_SECONDS: Final = 3
LEFTOVER_SECONDS: Final = 15
ENVIRONMENT: Final = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
SETTINGS: Final = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    # Each page is written whole once after every checkpoint: seldom ones halve what an import logs.
    "max_wal_size": "4GB",
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
SOCKETS: Final = "unix_socket_directories"
MEGABYTE: Final = 2**20
#: Of the machine's memory, taken page by page as it is needed.
LEAST_BUFFERS, MOST_BUFFERS = 128 * MEGABYTE, 1024 * MEGABYTE
#: How a start passes the time while it waits; one that is to be given up raises.
Pause = Callable[[float], object]
SPAWN: Final = 'log=$1; shift; "$@" </dev/null >/dev/null 2>"$log" & echo $!'


class ServerError(WhenceError):
    """The embedded PostgreSQL does not do what it should."""


def own_folder(data_dir: Path) -> Path:
    """The data folder, made where it is missing, by its true name."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise ServerError(f"{data_dir} is no folder: set WHENCE_DATA_DIR to one") from None
    except OSError as fault:
        raise ServerError(
            f"{data_dir} cannot be made ({fault.strerror}): set WHENCE_DATA_DIR to a folder that "
            "can"
        ) from None
    if not os.access(data_dir, os.W_OK | os.X_OK):
        raise ServerError(f"{data_dir} cannot be written to: set WHENCE_DATA_DIR to one that can")
    return data_dir.resolve()


def start(place: Place, settings: Mapping[str, str], pause: Pause = time.sleep) -> str:
    """The DSN of the place's server, made and started where it is not there yet."""
    running = _running(place.data)
    if running is not None and running.status == "stopping":
        _gone(running.pid, place.data, STOP_SECONDS)
        running = None
    if running is not None:
        running = _await_ready(running.pid, place.data, pause)
    else:
        if not (place.data / "PG_VERSION").exists():
            _initialise(place, sync=settings.get("fsync") != "off")
        _check_version(place)
        running = _launch(place, settings, pause)
    return (
        f"postgresql:///whence?host={quote(str(running.sockets))}&port={running.port}&user=whence"
    )


def runs(place: Place) -> bool:
    """Whether the place's server lives, be it ready or not."""
    return _running(place.data) is not None


def stop(place: Place) -> None:
    """End the server and wait for it."""
    running = _running(place.data)
    if running is not None:
        _end(running.pid, place.data, signal.SIGINT)
        forget_sockets(running.sockets)


def _end(pid: int, data: Path, how: signal.Signals) -> None:
    """End the server of that number; where it hangs, without its farewells."""
    for number in (how, signal.SIGQUIT):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        if _gone(pid, data, STOP_SECONDS):
            return
    raise ServerError(f"PostgreSQL (process {pid}) over {data} does not stop")


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


def _run(place: Place, command: list[str], text: str = "") -> str:
    """What one of the place's programs answers to the text."""
    process = subprocess.Popen(
        [str(place.programs / "bin" / command[0]), *command[1:]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        env=ENVIRONMENT,
        start_new_session=True,
        **place.identity(),
    )
    try:
        out, err = process.communicate(text)
    except BaseException:
        # With whatever it has started itself: initdb runs servers of its own.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    if process.returncode != 0:
        said = err.strip().splitlines() or ["it does not say why"]
        raise ServerError(f"PostgreSQL's {command[0]} failed: {said[-1]}")
    return out


def _launch(place: Place, settings: Mapping[str, str], pause: Pause) -> Postmaster:
    before = clear_away(place)
    known = settings.get(SOCKETS)
    sockets = _socket_folder(place, Path(known) if known else before)
    buffers = min(max(memory_here() // 8, LEAST_BUFFERS), MOST_BUFFERS) // MEGABYTE
    own = {SOCKETS: str(sockets)}
    options = {**SETTINGS, "shared_buffers": f"{buffers}MB", **settings, **own}
    try:
        running = _started(place, options, pause)
        # By its standard input: the server's user may not get to the file.
        script = Path(__file__).with_name("create_database.psql").read_text(encoding="utf-8")
        where = ["-h", str(running.sockets), "-p", str(running.port), "-U", "whence"]
        _run(place, ["psql", "-XAtq", *where, "-v", "ON_ERROR_STOP=1", "postgres"], script)
    except BaseException:
        stop(place)
        forget_sockets(sockets)
        raise
    return running


def _started(place: Place, options: Mapping[str, str], pause: Pause) -> Postmaster:
    """The server once it is ready; what a killed one left running is ended before."""
    begun = time.monotonic()
    while True:
        with uninterrupted():
            pid = _spawn(place, options)
        try:
            return _await_ready(pid, place.data, pause)
        except ServerError as fault:
            waited = time.monotonic() - begun
            if "pre-existing shared memory block" not in str(fault) or waited > LEFTOVER_SECONDS:
                raise
            end_orphans(place, signal.SIGQUIT if waited < ASK_SECONDS else signal.SIGKILL)
            pause(0.2)
        except BaseException:
            # It may not have got as far as its own handling of SIGINT.
            _end(pid, place.data, signal.SIGTERM)
            raise


def _socket_folder(place: Place, before: Path | None) -> Path:
    """The data folder, which only the server's user enters; or a short one of the same kind.

    Who is connected to a killed server knows its short folder, so that is taken again.
    """
    if len(os.fsencode(place.data / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
        return place.data
    if before is not None and keep_sockets(before, place):
        return before
    short = Path(tempfile.mkdtemp(prefix=SHORT_SOCKETS.name, dir=SHORT_SOCKETS.parent))
    if place.user is not None:
        os.chown(short, place.user.uid, place.user.gid)
    return short


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


def _await_ready(pid: int, data: Path, pause: Pause) -> Postmaster:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        found = read_postmaster(data)
        if found is not None and found.pid == pid and found.status == "ready":
            return found
        if not is_alive(pid, data):
            raise ServerError(f"PostgreSQL did not start: {last_words(pid, data)}")
        pause(0.02)
    raise ServerError(f"PostgreSQL is not ready after {START_SECONDS} s: see {data / 'log'}")
