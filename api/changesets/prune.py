"""What a dataset has and a case file has not: retractions that bring the two together."""

from collections.abc import Container
from pathlib import Path
from typing import Final

from api.changesets.operations import Step, make_step
from api.database import Connection, load_statements
from schemas.changesets import RECORDS, Operation

SQL: Final = load_statements(Path(__file__).parent / "sql" / "prune.sql")


async def retract_rest(
    connection: Connection, slug: str, kept: Container[tuple[str, str]]
) -> list[Step]:
    """Retract as superseded every active record that is not kept, by kind and key.

    Links stay: no case file has them.
    """
    rows = await connection.fetch(
        SQL["active_records"], slug, [kind for kind in RECORDS if kind != "link"]
    )
    return [
        make_step(
            slug,
            Operation(op="retract", kind=row["kind"], key=row["key"], reason="superseded"),
            None,
            "",
        )
        for row in rows
        if (row["kind"], row["key"]) not in kept
    ]


async def has_datasets(connection: Connection) -> bool:
    """Whether anything was ever written."""
    return bool(await connection.fetchval(SQL["has_datasets"]))
