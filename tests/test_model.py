"""Whence and a plain model of it come to the same, whatever is written: the short run of a soak."""

import asyncio

import asyncpg
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from api.database import WRITING
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
