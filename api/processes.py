"""What can be seen of other processes on this machine."""

import os
import subprocess
from pathlib import Path


def command_line(pid: int) -> list[str]:
    """What a process was started with; empty where there is none, or a dead one."""
    if Path("/proc/self/cmdline").exists():
        try:
            line = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return []
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
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # After the name, which stands in brackets and may hold anything: state, then parent.
    return int(stat.rpartition(")")[2].split()[1])
