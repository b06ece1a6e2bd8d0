"""Runs `whence import` on a database, and looks at what came of it."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
from click.testing import CliRunner, Result

from api.cli import cli
from tests.serving import served

Import = Callable[..., Result]


def import_file(path: Path, *options: object, form: str = "ucdp-ged") -> Result:
    """`whence import` of a file as edition 1 of the dataset `ged`, unless the options say else."""
    named = () if "--edition" in options else ("--edition", "1")
    command = ["import", form, str(path), "--dataset", "ged", *named, *map(str, options)]
    return CliRunner().invoke(cli, command, standalone_mode=False)


def told(result: Result) -> dict[str, Any]:
    """What `--json` says; it went well."""
    assert (result.exception, result.return_value) == (None, 0), result.stderr
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def query(dsn: str, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a question to the database."""

    async def fetch() -> list[tuple[Any, ...]]:
        connection = await asyncpg.connect(dsn)
        try:
            return [tuple(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()

    return asyncio.run(fetch())


def get(dsn: str, path: str) -> Any:
    """What the API answers."""

    async def ask() -> Any:
        async with served(dsn) as app:
            return (await app.client.get(path)).json()

    return asyncio.run(ask())


def cells(dsn: str, key: str, moment: str = "") -> dict[str, str]:
    """The row that is kept beside an event, perhaps as of a moment."""
    asked = get(dsn, f"/v1/events?dataset=ged&key={key}&include=raw{moment}")
    [row] = asked["included"]["raw"]
    assert row["record"] == asked["data"][0]["id"]
    return {cell["column"]: cell["value"] for cell in row["cells"]}
