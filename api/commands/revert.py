"""`whence revert`: a change set taken back, on the machine."""

import asyncio
import json
import os
import re
import uuid
from functools import partial
from typing import Final

import click
import msgspec
from rich.progress import Progress

from api.changesets.ledger import COMMAND
from api.changesets.revert import Target, find_target, read_revert, write_revert
from api.changesets.untouched import RevertRefusedError
from api.changesets.write import Writing
from api.commands.ready import connected, ready_database
from api.commands.reporting import Reverted, progress, show_reverted
from api.database import Connection
from api.errors import WhenceError
from api.queries.values import read_seq
from api.settings import load_settings
from schemas.base import UNSET
from schemas.changesets import RevertInput

#: An id may be 32 digits.
SEQ: Final = re.compile("(?!.{32}$)[1-9][0-9]*")


class ChangeSetId(click.ParamType[uuid.UUID | int]):
    """The id of a change set, or its seq."""

    name = "id"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> uuid.UUID | int:
        """What is all digits, and not as many as an id has, is a seq."""
        if SEQ.fullmatch(value):
            return read_seq(value)
        try:
            return msgspec.convert(value, uuid.UUID)
        except msgspec.ValidationError:
            self.fail(f"{value[:60]!r} is neither the id of a change set, a UUID, nor its seq")


@click.command()
@click.argument("change_set", metavar="ID", type=ChangeSetId())
@click.option("--reason", help="Why, for those who read the history.")
@click.option("--dry-run", is_flag=True, help="Check and count, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the result or what is in the way.")
def revert(change_set: uuid.UUID | int, reason: str | None, dry_run: bool, as_json: bool) -> int:
    """Write what restores all that a change set changed.

    ID is the change set's id or its seq. What it created is retracted; what it changed or
    retracted, and the dataset, are as they were before it. Where later change sets changed the
    same again, all of it is listed and nothing is written.
    """
    settings = load_settings(os.environ)
    given = read_revert(b"" if reason is None else json.dumps({"reason": reason}).encode())
    writing = Writing(key_name=COMMAND, dry_run=dry_run, write_wait=settings.write_wait)
    with progress() as shown, ready_database(settings) as dsn:
        reverted = asyncio.run(_revert(dsn, change_set, given, writing, shown))
    show_reverted(reverted, as_json=as_json)
    return 1 if reverted.result is UNSET else 0


async def _revert(
    dsn: str, named: uuid.UUID | int, given: RevertInput, writing: Writing, shown: Progress
) -> Reverted:
    async with connected(dsn, "whence revert") as connection:
        target = await find_target(connection, named)
        if target is None:
            raise WhenceError(f"there is no change set {named}")
        return await _write(connection, target, given, writing, shown)


async def _write(
    connection: Connection, target: Target, given: RevertInput, writing: Writing, shown: Progress
) -> Reverted:
    task = shown.add_task(f"Reverting the change set {target.seq}", total=target.changes)
    reverted = Reverted(change_set=target.id, dataset=target.dataset)
    try:
        result = await write_revert(
            connection, target, given, writing, partial(shown.advance, task)
        )
    except RevertRefusedError as error:
        if not error.faults:
            raise
        return msgspec.structs.replace(reverted, faults=error.faults)
    return msgspec.structs.replace(reverted, result=result)
