"""Commands of Whence as processes of their own: how long they take, and how much memory."""

import os
import subprocess
import sys
import tempfile
import time
from typing import Final

import msgspec

from api.settings import CHECKOUT
from bench.wrk import MeasureError

WHENCE: Final = (sys.executable, "-m", "api")


class Ran(msgspec.Struct, frozen=True, kw_only=True):
    """What a command took, and what it printed."""

    seconds: float
    megabytes: float
    printed: bytes


def environment(dsn: str) -> dict[str, str]:
    """What it inherits, with no setting but the database."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("WHENCE_")}
    return inherited | {"WHENCE_DATABASE_URL": dsn}


def run_whence(dsn: str, *arguments: str) -> Ran:
    """Run it to its end; raises MeasureError where it fails."""
    started = time.perf_counter()
    with (
        tempfile.TemporaryFile() as printed,
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(
            [*WHENCE, *arguments],
            cwd=CHECKOUT,
            env=environment(dsn),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=complaints,
        ) as process,
    ):
        try:
            # The most that any child had would be PostgreSQL's.
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        complaints.seek(0)
        if process.returncode:
            last = b" ".join(complaints.read().splitlines()[-3:]).decode(errors="replace")
            raise MeasureError(
                f"whence {arguments[0]} ended with the code {process.returncode}: {last}"
            )
        return Ran(seconds=seconds, megabytes=used.ru_maxrss / 1024, printed=printed.read())
