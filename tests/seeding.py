"""Databases of many records, made by sets in some seconds."""

from pathlib import Path

import asyncpg

from api.database import load_statements
from tests.conftest import WORKER, with_database


async def seed(server: str, template: str, name: str, size: int) -> str:
    """Fill a database as that file beside this one does, for that size; its DSN."""
    database = f"whence_{name}_{WORKER}"
    admin = await asyncpg.connect(server)
    await admin.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
    await admin.execute(f"CREATE DATABASE {database} TEMPLATE {template}")
    await admin.close()
    dsn = with_database(server, database)
    connection = await asyncpg.connect(dsn)
    for statement in load_statements(Path(__file__).parent / f"{name}.sql").values():
        await connection.execute(statement, *((size,) if "$1" in statement else ()))
    await connection.close()
    return dsn
