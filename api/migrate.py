"""Brings a database to the schema of this checkout.

Alembic decides which revisions are missing and writes them out as SQL, which one raw
connection then runs: migration files hold several statements, and those go through neither
a prepared statement nor SQLAlchemy's drivers. There are no downgrades: a change that turns
out wrong is followed by another change.
"""

import asyncio
from io import StringIO
from typing import Final

import asyncpg
from alembic import command, op
from alembic.config import Config
from alembic.script import Script, ScriptDirectory

from api.changesets.upgrade import Advance, is_rendered, render_again
from api.errors import WhenceError
from api.postgres import CONNECT_SECONDS
from api.settings import CHECKOUT

MIGRATIONS: Final = CHECKOUT / "migrations"


class MigrationError(WhenceError):
    """A database that cannot be brought to the schema of this checkout."""


def migrate(dsn: str, advance: Advance = lambda _, __: None) -> None:
    """Bring the database at the DSN to the newest revision, alone and one transaction a step.

    Where its documents are made by older views, they are rendered again; `advance` is told how far.
    """
    asyncio.run(_migrate(dsn, advance))


def is_current(dsn: str) -> bool:
    """Whether the database at the DSN is at the newest revision of this checkout."""
    return asyncio.run(_is_current(dsn))


def is_untouched(dsn: str) -> bool:
    """Whether nobody wrote anything in the database yet: what is there may be migrated."""
    return asyncio.run(_is_untouched(dsn))


def knows(revision: str) -> bool:
    """Whether that is a revision of this checkout, be it the newest or an older one."""
    return revision in [step.revision for step in _scripts().walk_revisions()]


def run_sql(name: str) -> None:
    """Put the file migrations/sql/{name} into the migration that calls this."""
    sql = (MIGRATIONS / "sql" / name).read_text(encoding="utf-8")
    op.get_context().impl.static_output(sql)


async def _connected(dsn: str, **settings: str) -> "asyncpg.Connection[asyncpg.Record]":
    try:
        return await asyncpg.connect(dsn, server_settings=settings, timeout=CONNECT_SECONDS)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        why = str(error) or f"no answer in {CONNECT_SECONDS} s"
        raise MigrationError(f"The database cannot be reached: {why}") from None


async def _migrate(dsn: str, advance: Advance) -> None:
    connection = await _connected(dsn, application_name="whence migrate")
    try:
        await connection.execute((MIGRATIONS / "guard.sql").read_text(encoding="utf-8"))
        for step in _steps_from(await _revision(connection)):
            await _take(connection, step)
        await connection.execute("RESET statement_timeout")
        await render_again(connection, advance=advance)
    except asyncpg.LockNotAvailableError as fault:
        raise MigrationError(f"The database is busy, try again later: {fault}") from None
    finally:
        await connection.close()


async def _is_current(dsn: str) -> bool:
    connection = await _connected(dsn)
    try:
        newest = _scripts().get_current_head()
        return await _revision(connection) == newest and await is_rendered(connection)
    finally:
        await connection.close()


async def _is_untouched(dsn: str) -> bool:
    connection = await _connected(dsn)
    try:
        query = (MIGRATIONS / "untouched.sql").read_text(encoding="utf-8")
        row = await connection.fetchrow(query)
        if row is None or not row["has_datasets"]:
            return row is not None and bool(row["is_empty"] or row["is_ours"])
        written = (MIGRATIONS / "written.sql").read_text(encoding="utf-8")
        return bool(row["is_ours"]) and not await connection.fetchval(written)
    finally:
        await connection.close()


async def _revision(connection: "asyncpg.Connection[asyncpg.Record]") -> str | None:
    query = (MIGRATIONS / "revision.sql").read_text(encoding="utf-8")
    try:
        revision: str | None = await connection.fetchval(query)
    except asyncpg.UndefinedTableError:
        return None
    return revision


async def _take(connection: "asyncpg.Connection[asyncpg.Record]", step: Script) -> None:
    sql = StringIO()
    command.upgrade(_config(sql), f"{step.down_revision or 'base'}:{step.revision}", sql=True)
    try:
        await connection.execute(sql.getvalue())
    except asyncpg.PostgresError as fault:
        raise MigrationError(f"Migration {step.revision} is refused: {fault}") from fault


def _steps_from(revision: str | None) -> list[Script]:
    """What leads from that revision to the newest, in order."""
    scripts = _scripts()
    known = [step.revision for step in scripts.walk_revisions()]
    if revision is not None and revision not in known:
        raise MigrationError(
            f"The database is at revision {revision}, which this Whence does not know: it was "
            "migrated by a newer one"
        )
    return list(scripts.iterate_revisions("head", revision or "base"))[::-1] if known else []


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(StringIO()))


def _config(output: StringIO) -> Config:
    config = Config(output_buffer=output)
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
