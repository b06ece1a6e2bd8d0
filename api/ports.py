"""Whether a port is free, and who has it where it is not."""

import contextlib
import errno
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from api.errors import WhenceError
from api.processes import command_line

# The workers of a server that was killed are gone a moment after it.
PATIENCE_SECONDS: Final = 1.5
LISTENING: Final = "0A"


class PortError(WhenceError):
    """A host or port that cannot be listened on."""


@contextlib.contextmanager
def claimed_port(host: str, port: int) -> Iterator[str]:
    """The address to listen on, free now and claimed against every other Whence.

    The server's workers share their port, so two servers would as well, without a word.
    """
    address, family = _resolve(host, port)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as claim:
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                _try(address, port, family)
                _claim(claim, address, port)
            except OSError as fault:
                if fault.errno == errno.EADDRINUSE and time.monotonic() < end:
                    time.sleep(0.1)
                    continue
                raise PortError(_explain(fault, host, port)) from None
            break
        yield address


def _resolve(host: str, port: int) -> tuple[str, socket.AddressFamily]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as fault:
        raise PortError(f"WHENCE_HOST is {host!r}, which is no host here: {fault}") from None
    family, _, _, _, address = found[0]
    return str(address[0]), family


def _try(address: str, port: int, family: socket.AddressFamily) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((address, port))


def _claim(claim: socket.socket, address: str, port: int) -> None:
    """Linux alone has names that vanish with the process; elsewhere two starts may race."""
    if sys.platform == "linux":
        claim.bind(f"\0whence {address} {port}")


def _explain(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"port {port} is in use by {_holder(port)}, set WHENCE_PORT to another"
    if fault.errno == errno.EACCES:
        return f"WHENCE_PORT is {port}, which only root may use: set it to 1024 or above"
    return f"WHENCE_HOST is {host!r}, where nothing can listen: {fault.strerror}"


def _holder(port: int) -> str:
    """The program that listens on the port, as far as this user may see it."""
    sockets = {f"socket:[{inode}]" for inode in _listening(port)}
    for file in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if sockets and os.readlink(file) in sockets:
                pid = int(file.parts[2])
                return f"{_short(command_line(pid))} (process {pid})"
    return "another program"


def _listening(port: int) -> Iterator[str]:
    """The inodes of the sockets that listen on the port; columns as in proc(5)."""
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            for line in Path(table).read_text(encoding="ascii").splitlines()[1:]:
                columns = line.split()
                if columns[3] == LISTENING and int(columns[1].rpartition(":")[2], 16) == port:
                    yield columns[9]


def _short(command: list[str]) -> str:
    line = " ".join(command)
    return line if len(line) <= 80 else f"{line[:79]}…"
