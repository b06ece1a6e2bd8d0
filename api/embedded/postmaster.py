"""What the running server says of itself in postmaster.pid, and whether that is still true."""

from pathlib import Path

import msgspec

from api.errors import WhenceError
from api.processes import command_line


class Postmaster(msgspec.Struct, frozen=True, kw_only=True):
    """A server process: its id, where its socket is, and its status (starting, ready, …)."""

    pid: int
    port: int
    sockets: Path
    status: str


def read_postmaster(data: Path) -> Postmaster | None:
    """The server that postmaster.pid names, alive or not; None without a (whole) one.

    The lines, by PostgreSQL's pidfile.h: process, folder, start, port, socket folder, listen
    address, shared memory, status.
    """
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    except PermissionError:
        raise WhenceError(f"{data} belongs to another user") from None
    if len(lines) < 5 or not lines[0].strip().isdigit():
        return None
    return Postmaster(
        pid=int(lines[0]),
        port=int(lines[3]),
        sockets=Path(lines[4]),
        status=lines[7].strip() if len(lines) > 7 else "starting",
    )


def is_alive(pid: int, data: Path) -> bool:
    """Whether that process is the server of that data, and not a later one with its number."""
    return str(data) in command_line(pid)
