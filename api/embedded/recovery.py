"""Clears away what a killed server left, so that the next one can start."""

import contextlib
import os
import shutil
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from api.embedded.place import Place
from api.embedded.postmaster import Postmaster, read_postmaster
from api.processes import command_line, parent_of, works_in

# Not the TMPDIR of whoever starts it, which may be long; mkdtemp makes it ours alone.
SHORT_SOCKETS: Final = Path("/tmp/whence-")  # noqa: S108
# Above every number that a process can have.
NO_PROCESS: Final = 2_147_483_647
RENUMBER: Final = '{ echo "$2"; tail -n +2 "$1"; } >"$1.new" && mv "$1.new" "$1"'


def clear_away(place: Place) -> Path | None:
    """Take away a dead server's sockets, and its number where that is another's by now.

    PostgreSQL does not start while a process of that number lives, be it any other or a dead
    one that nobody has buried. The rest of postmaster.pid stays: by the memory it names,
    PostgreSQL sees whether parts of the dead server still run. Answers where its sockets were.
    """
    left = read_postmaster(place.data)
    if left is None or _may_serve(left.pid, place.data):
        return None
    _forget_sockets_of(left, place)
    file = str(place.data / "postmaster.pid")
    # As the server's user, to whom the folder belongs: what it holds is not for root to follow.
    subprocess.run(
        ["/bin/sh", "-c", RENUMBER, "sh", file, str(NO_PROCESS)],
        check=True,
        cwd="/",
        **place.identity(),
    )
    return left.sockets


def end_orphans(place: Place, how: signal.Signals) -> None:
    """End what a killed server left running: at work, it would not notice for hours.

    They are known by the folder that they work in, their title, and a parent that is no server.
    Where no /proc tells (macOS), they are waited for.
    """
    for pid in _orphans(place.data):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, how)


def forget_sockets(sockets: Path) -> None:
    """Take away a short socket folder; others are the data folder itself."""
    if _is_short(sockets):
        shutil.rmtree(sockets, ignore_errors=True)


def keep_sockets(sockets: Path, place: Place) -> bool:
    """Whether a dead server's short socket folder can be used again, made anew if need be."""
    if not _is_short(sockets):
        return False
    server = os.geteuid() if place.user is None else place.user.uid
    try:
        sockets.mkdir(mode=0o700)
        if place.user is not None:
            os.chown(sockets, place.user.uid, place.user.gid)
    except FileExistsError:
        pass
    except OSError:
        return False
    found = sockets.lstat()
    closed = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    return closed and found.st_uid == server


def last_words(pid: int, data: Path) -> str:
    """Why the server of that number did not start, by what it wrote."""
    first = _lines(data / "start.log")
    said = [line for line in first if f"[{pid}]" in line]
    for file in (data / "log").glob("*.log"):
        said += [line for line in _lines(file) if f"[{pid}]" in line]
    faults = [line.partition("FATAL:")[2].strip() for line in said if "FATAL:" in line]
    # What it says before it has a log of its own begins with its name alone.
    early = [line.removeprefix("postgres: ") for line in first if line.startswith("postgres: ")]
    return (faults or said or early or [f"see {data / 'log'}"])[-1]


def _lines(file: Path) -> list[str]:
    with contextlib.suppress(OSError):
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    return []


def _may_serve(pid: int, data: Path) -> bool:
    """Whether that process may be a server of the data after all; PostgreSQL then judges it."""
    return any("postgres" in part for part in command_line(pid)[:1]) and works_in(pid, data)


def _orphans(data: Path) -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        pid = int(folder.name)
        title = " ".join(command_line(pid)[:1])
        if title.startswith("postgres: ") and works_in(pid, data):
            above = parent_of(pid)
            if above is None or not _may_serve(above, data):
                yield pid


def _is_short(sockets: Path) -> bool:
    return sockets.parent == SHORT_SOCKETS.parent and sockets.name.startswith(SHORT_SOCKETS.name)


def _forget_sockets_of(left: Postmaster, place: Place) -> None:
    if left.sockets == place.data or _is_short(left.sockets):
        for name in (f".s.PGSQL.{left.port}", f".s.PGSQL.{left.port}.lock"):
            (left.sockets / name).unlink(missing_ok=True)
