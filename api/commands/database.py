"""`whence migrate`."""

import os

import click

from api.commands.reporting import progress
from api.embedded import database
from api.migrate import migrate as migrate_database
from api.settings import load_settings


@click.command()
def migrate() -> None:
    """Bring the database to the schema of this version; there is no way back."""
    with database(load_settings(os.environ)) as dsn, progress() as shown:
        task = shown.add_task("Rendering records again", total=None)
        migrate_database(dsn, lambda done, total: shown.update(task, completed=done, total=total))
    click.echo("The database has the schema of this version.")
