"""Whence and a plain model of it come to the same, whatever is written: the short run of a soak."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import asyncpg
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from api.database import WRITING
from api.settings import CHECKOUT
from soak.case import Database
from soak.machine import CaseMachine, machine_on
from soak.modelling import lengthy


def test_whatever_is_written_comes_to_what_the_model_says(dsn: str) -> None:
    with asyncio.Runner() as runner:
        connection = runner.run(asyncpg.connect(dsn, server_settings=dict(WRITING)))
        machine = machine_on(Database(runner=runner, connection=connection))
        run_state_machine_as_test(machine, settings=settings(lengthy(4, 25), derandomize=True))
        runner.run(connection.close())
    assert CaseMachine.tried["written"] > 20


def test_a_soak_that_is_ended_leaves_no_server_behind(folder: Path) -> None:
    soak = subprocess.Popen(
        # As a shell starts what runs in the background.
        ["sh", "-c", 'trap "" INT; exec "$0" -m soak --only model', sys.executable],
        cwd=CHECKOUT,
        env={**os.environ, "TMPDIR": str(folder)},
        stderr=subprocess.PIPE,
    )
    # The log of `whence serve`, which runs by then.
    while not list(folder.glob("whence-soak-*/whence.log")):
        assert soak.poll() is None
        time.sleep(0.1)
    soak.send_signal(signal.SIGTERM)
    _, said = soak.communicate(timeout=60)
    assert (soak.returncode, b"Traceback" in said, list(folder.iterdir())) == (130, False, [])
