"""What can be seen of other processes on this machine."""

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
