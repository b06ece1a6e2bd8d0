"""wrk, which asks as fast as it is answered."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

import msgspec

from api.errors import WhenceError

SCRIPT: Final = Path(__file__).with_name("requests.lua")
CONNECTIONS: Final = 16
THREADS: Final = 1
ANSWER: Final = "wrk: "


class WrkMissingError(WhenceError):
    """There is nothing to measure with."""

    exit_code = 2


class MeasureError(WhenceError):
    """A measure that would tell nothing: answers were not as they should be."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of wrk counted; `bytes` with heads."""

    requests: int
    microseconds: int
    bytes: int
    failed: int

    @property
    def rate(self) -> float:
        """Answers in a second."""
        return self.requests / self.microseconds * 1_000_000


def find_wrk() -> str:
    """The program's path."""
    program = shutil.which("wrk")
    if program is None:
        raise WrkMissingError("wrk is missing, which measures: apt-get install wrk")
    return program


def ask(port: int, requests: Path, seconds: float) -> Run:
    """Ask the server at that port what is in the file for so long."""
    run = subprocess.run(
        [
            *(find_wrk(), f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds:g}s"),
            *("-s", str(SCRIPT), f"http://127.0.0.1:{port}", "--", str(requests)),
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    (line,) = (line for line in run.stdout.splitlines() if line.startswith(ANSWER))
    counted = msgspec.json.decode(line.removeprefix(ANSWER), type=Run)
    if counted.failed or not counted.requests:
        raise MeasureError(f"wrk: {counted.failed} of {counted.requests} answers failed")
    return counted
