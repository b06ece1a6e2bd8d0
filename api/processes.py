"""What can be seen of other processes on this machine."""

import os
import subprocess
import time
from pathlib import Path
from typing import Final

#: Linux's PF_KTHREAD (include/linux/sched.h) among a process's flags: it runs no program.
KERNEL_THREAD: Final = 0x00200000
#: More than a program takes to be loaded; a process may also have blanked its command line.
LOADING_SECONDS: Final = 1.0


def command_line(pid: int) -> list[str]:
    """What a process was started with; empty where there is none, or a dead one."""
    if Path("/proc/self/cmdline").exists():
        line = _command_line(pid)
        return line.decode("utf-8", "surrogateescape").rstrip("\0").split("\0") if line else []
    # Elsewhere (macOS) ps joins by blanks: enough to tell a server's options apart.
    listed = subprocess.run(
        ["/bin/ps", "-ww", "-o", "args=", "-p", str(pid)],
        check=False,
        capture_output=True,
        text=True,
    )
    program, *options = listed.stdout.strip().split(" -")
    return [program, *(part for option in options for part in f"-{option}".split(" ", 1))]


def _command_line(pid: int) -> bytes:
    """As /proc has it, which is empty for some moments while execve loads a program."""
    end = time.monotonic() + LOADING_SECONDS
    while True:
        try:
            line = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return b""
        if line or not _runs_a_program(pid) or time.monotonic() > end:
            return line
        time.sleep(0.001)


def _runs_a_program(pid: int) -> bool:
    found = _stat(pid)
    return found is not None and found[0] not in "ZX" and not int(found[6]) & KERNEL_THREAD


def works_in(pid: int, folder: Path) -> bool:
    """Whether that is a process's working folder; where no /proc tells (macOS), it may be."""
    if not Path("/proc/self/cwd").exists():
        return True
    try:
        return os.path.samefile(f"/proc/{pid}/cwd", folder)
    except OSError:
        return False


def parent_of(pid: int) -> int | None:
    """The process that started it, or that took it over; None where that cannot be told."""
    found = _stat(pid)
    return None if found is None else int(found[1])


def _stat(pid: int) -> list[str] | None:
    """What /proc says of it after its name, by proc(5): state, parent, …, flags seventh."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # The name stands in brackets and may hold anything.
    return stat.rpartition(")")[2].split()
