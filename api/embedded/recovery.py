"""Clears away what a killed server left, so that the next one can start."""

import contextlib
import shutil
import subprocess
from pathlib import Path
from typing import Final

from api.embedded.place import Place
from api.embedded.postmaster import Postmaster, read_postmaster
from api.processes import command_line

# Not the TMPDIR of whoever starts it, which may be long; mkdtemp makes it ours alone.
SHORT_SOCKETS: Final = Path("/tmp/whence-")  # noqa: S108
# Above every number that a process can have.
NO_PROCESS: Final = 2_147_483_647
RENUMBER: Final = '{ echo "$2"; tail -n +2 "$1"; } >"$1.new" && mv "$1.new" "$1"'


def clear_away(place: Place) -> None:
    """Take away a dead server's sockets, and its number where that is another's by now.

    PostgreSQL does not start while a process of that number lives, be it any other or a dead
    one that nobody has buried. The rest of postmaster.pid stays: by the memory it names,
    PostgreSQL sees whether parts of the dead server still run.
    """
    left = read_postmaster(place.data)
    if left is None or _is_postgres(left.pid):
        return
    _forget_sockets_of(left, place)
    file = str(place.data / "postmaster.pid")
    # As the server's user, to whom the folder belongs: what it holds is not for root to follow.
    subprocess.run(
        ["/bin/sh", "-c", RENUMBER, "sh", file, str(NO_PROCESS)],
        check=True,
        cwd="/",
        **place.identity(),
    )


def forget_sockets(sockets: Path) -> None:
    """Take away a short socket folder; others are the data folder itself."""
    if sockets.parent == SHORT_SOCKETS.parent and sockets.name.startswith(SHORT_SOCKETS.name):
        shutil.rmtree(sockets, ignore_errors=True)


def last_words(pid: int, data: Path) -> str:
    """Why the server of that number did not start, by what it wrote."""
    written = [data / "start.log", *(data / "log").glob("*.log")]
    lines: list[str] = []
    for file in written:
        with contextlib.suppress(OSError):
            lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
    said = [line for line in lines if f"[{pid}]" in line]
    faults = [line.partition("FATAL:")[2].strip() for line in said if "FATAL:" in line]
    return (faults or said or [f"see {data / 'log'}"])[-1]


def _is_postgres(pid: int) -> bool:
    """Whether that process may be a server after all, which PostgreSQL then judges itself."""
    return any("postgres" in part for part in command_line(pid)[:1])


def _forget_sockets_of(left: Postmaster, place: Place) -> None:
    forget_sockets(left.sockets)
    if left.sockets == place.data:
        for name in (f".s.PGSQL.{left.port}", f".s.PGSQL.{left.port}.lock"):
            (place.data / name).unlink(missing_ok=True)
