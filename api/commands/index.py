"""`whence index`: what records are found by in full text, made after what was written."""

import asyncio
import os
from collections.abc import Callable
from typing import Final

import click
import msgspec

from api.commands.notices import notices
from api.commands.ready import ready_database
from api.commands.reporting import progress
from api.database import Connections
from api.search.following import SETTINGS, follow
from api.search.indexer import State, catch_up, read_states, restart
from api.settings import load_settings

LOOK_SECONDS: Final = 1.0


@click.command()
@click.option("--rebuild", is_flag=True, help="Make all of it anew; the old stays meanwhile.")
@click.option("--follow", "following", is_flag=True, help="Go on following, until Ctrl-C.")
@click.option("--beneath", type=int, hidden=True, help="End with the process of this number.")
@click.option("--json", "as_json", is_flag=True, help="Print how far it has come as JSON.")
def index(rebuild: bool, following: bool, beneath: int | None, as_json: bool) -> int:
    """Bring the index for searching to what was written last.

    A server does so by itself, about a second after each change set. Ended anywhere, it goes on
    where it was; with a server or another command at work, they share it.
    """
    settings = load_settings(os.environ)
    with ready_database(settings) as dsn:
        states = asyncio.run(_index(dsn, rebuild=rebuild))
        if as_json:
            click.echo(msgspec.json.encode(states))
        else:
            for state in states:
                click.echo(f"{state.name}: indexed up to seq {state.indexed_seq}")
        if following:
            asyncio.run(_follow(dsn, beneath, notices(settings)))
    return 0


async def _index(dsn: str, *, rebuild: bool) -> list[State]:
    connections = Connections(dsn, 1, SETTINGS)
    try:
        async with connections.lend() as connection:
            if rebuild:
                await restart(connection)
            missing = sum(state.missing for state in await read_states(connection))
            with progress(rate=True) as bar:
                task = bar.add_task("Indexing", total=missing, unit="records")
                await catch_up(connection, lambda count: bar.advance(task, count))
            return await read_states(connection)
    finally:
        await connections.close()


async def _follow(dsn: str, beneath: int | None, say: Callable[[str], object]) -> None:
    following = asyncio.create_task(follow(dsn, say))
    while beneath is None or os.getppid() == beneath:
        done, _ = await asyncio.wait([following], timeout=LOOK_SECONDS)
        if done:
            following.result()
    following.cancel()
