"""What is seen of other processes, also in the moments in which they change."""

import subprocess
import time
from pathlib import Path

import pytest

from api.processes import command_line, parent_of

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/cmdline").exists(), reason="no /proc tells of processes here"
)


def test_a_process_whose_program_is_being_loaded_is_seen() -> None:
    """Of 300 asked at once, 48 had no command line yet; such a server was taken for dead."""
    for _ in range(300):
        process = subprocess.Popen(["/bin/sleep", "60"])
        try:
            for _ in range(30):
                assert command_line(process.pid) == ["/bin/sleep", "60"]
        finally:
            process.kill()
            process.wait()


def test_who_is_dead_and_not_buried_has_no_command_line() -> None:
    process = subprocess.Popen(["/bin/true"])
    try:
        stat = Path(f"/proc/{process.pid}/stat")
        while stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z":
            time.sleep(0.001)
        begun = time.monotonic()
        assert command_line(process.pid) == []
        assert time.monotonic() - begun < 0.5
    finally:
        process.wait()
    assert command_line(process.pid) == []
    assert parent_of(process.pid) is None
