"""Posting change sets, and whether anything came of it."""

from typing import Any

import msgspec

from api.database import Connection
from schemas.changesets import Counts
from tests.records import Operation, actor, event, source
from tests.serving import Served

NDJSON = "application/x-ndjson"
#: Counts of a change set that did nothing.
NOTHING = dict.fromkeys(Counts.__struct_fields__, 0)
META = {"title": "Test", "licence": "CC0-1.0"}
RECORDS: list[Operation] = [source(), actor("russia"), event("raid")]


def change_set(*operations: Operation, **head: Any) -> dict[str, Any]:
    first = {"dataset": "test", "reason": "test", "dataset_meta": META}
    return first | head | {"operations": list(operations)}


def ndjson(*operations: Operation, **head: Any) -> bytes:
    first = change_set(**head)
    del first["operations"]
    return b"\n".join(msgspec.json.encode(line) for line in (first, *operations))


async def post(app: Served, key: str | None, body: Any, **more: Any) -> Any:
    content = body if isinstance(body, bytes) else msgspec.json.encode(body)
    headers = {"Content-Type": "application/json"} | more.pop("headers", {})
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    return await app.client.post("/v1/changesets", content=content, headers=headers, **more)


async def is_empty(connection: Connection) -> bool:
    """Whether nothing was written at all."""
    tables = ("change_sets", "documents", "records", "datasets", "submissions")
    counts = [await connection.fetchval(f"SELECT count(*) FROM {table}") for table in tables]
    return counts == [0] * len(tables)
