"""`whence migrate`."""

import os

import click

from api.embedded import database
from api.migrate import migrate as migrate_database
from api.settings import load_settings


@click.command()
def migrate() -> None:
    """Bring the database to the schema of this version; there is no way back."""
    with database(load_settings(os.environ)) as dsn:
        migrate_database(dsn)
    click.echo("The database has the schema of this version.")
