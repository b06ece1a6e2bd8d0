"""Databases of many records, made by sets in some seconds."""

from pathlib import Path

import asyncpg

from api.database import Connection, load_statements
from tests.conftest import WORKER, with_database


async def seed(server: str, template: str, name: str, size: int) -> str:
    """Fill a database as that file beside this one does, for that size; its DSN."""
    dsn = await copy_template(server, template, name)
    connection = await asyncpg.connect(dsn)
    await fill(connection, name, size)
    await connection.close()
    return dsn


async def copy_template(server: str, template: str, name: str) -> str:
    """An empty database for what that file fills; its DSN."""
    database = f"whence_{name}_{WORKER}"
    admin = await asyncpg.connect(server)
    await admin.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
    await admin.execute(f"CREATE DATABASE {database} TEMPLATE {template}")
    await admin.close()
    return with_database(server, database)


async def fill(connection: Connection, name: str, size: int) -> None:
    """Run the statements of that file, for that size."""
    for statement in load_statements(Path(__file__).parent / f"{name}.sql").values():
        await connection.execute(statement, *((size,) if "$1" in statement else ()))
