"""A real `whence` process with some more commands, which serve the smallest application."""

import asyncio
import os
import signal
import sys

from api.signals import leave_on_signals

# Not where a worker loads it: what a signal raises there may meet a callback that swallows it.
if __name__ == "__main__":
    leave_on_signals()

import click
from litestar import Litestar, get

from api import cli
from api.embedded import database
from api.ports import claimed_port
from api.server import serve_until_stopped
from api.settings import load_settings


@get("/health/live")
async def live() -> dict[str, str]:
    return {"database": os.environ["WHENCE_DATABASE_URL"]}


@get("/long")
async def answer_long() -> str:
    await asyncio.sleep(60)
    return "at last"


def create_app() -> Litestar:
    return Litestar([live, answer_long])


@cli.cli.command()
def tiny() -> None:
    settings = load_settings(os.environ)
    with claimed_port(settings.host, settings.port) as address, database(settings) as dsn:
        serve_until_stopped(
            settings, dsn, address, ready=click.echo, application="tests.tiny_server:create_app"
        )


@cli.cli.command()
@click.pass_context
def hasty(context: click.Context) -> None:
    """Be told to end by the first worker that is there, before it can hear the same."""
    first = os.getpid()
    os.register_at_fork(after_in_parent=lambda: os.kill(first, signal.SIGTERM))
    context.invoke(tiny)


@cli.cli.command()
def hold() -> None:
    """Hold the database until the standard input ends."""
    with database(load_settings(os.environ), say=click.echo) as dsn:
        click.echo(dsn)
        sys.stdin.read()


if __name__ == "__main__":
    sys.exit(cli.main())
