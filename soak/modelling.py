"""The state machine at length."""

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import Final

import asyncpg
from hypothesis import HealthCheck, Phase, settings
from hypothesis.errors import HypothesisException
from hypothesis.stateful import run_state_machine_as_test

from api.database import WRITING
from soak.case import Database
from soak.machine import CaseMachine, machine_on
from soak.outcome import Outcome
from soak.scene import scene

#: Of one machine, which begins with a new dataset.
STEPS: Final = 50
Advance = Callable[[int], object]


def model(steps: int, advance: Advance) -> Outcome:
    """So many steps, by machines of some steps each."""
    begun = time.monotonic()
    faults = []
    with scene() as running, asyncio.Runner() as runner:
        connection = runner.run(asyncpg.connect(running.dsn, server_settings=dict(WRITING)))
        machine = machine_on(Database(runner=runner, connection=connection, told=advance))
        try:
            while CaseMachine.tried["steps"] < steps:
                run_state_machine_as_test(
                    machine, settings=lengthy(min(10, -(-steps // STEPS)), STEPS)
                )
        # The second: what went wrong did not go wrong again.
        except (AssertionError, HypothesisException) as error:
            faults.append("\n".join(_told(error)))
        runner.run(connection.close())
    seconds = time.monotonic() - begun
    return Outcome(name="model", seconds=seconds, counts=dict(CaseMachine.tried), faults=faults)


def _told(error: BaseException) -> Iterator[str]:
    """What went wrong, and what went wrong before it: whoever says "flaky" hides what was."""
    yield from (f"{type(error).__name__}: {error}", *getattr(error, "__notes__", []))
    if (earlier := error.__cause__ or error.__context__) is not None:
        yield from _told(earlier)


def lengthy(machines: int, steps: int) -> settings:
    """Nothing is made smaller once it fails: each try writes to a database, and takes minutes."""
    return settings(
        max_examples=machines,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
