"""Writers that post change sets over HTTP; an answer that is lost is asked for again.

Each writer puts all records of its group in every change set, with the same title: whoever finds
two titles in a group has found half a change set.
"""

import asyncio
import uuid
from collections.abc import Sequence
from typing import Any, Final

import httpx
import msgspec

from soak.scene import Scene, connected
from tests.records import Operation, event, retract, source

DATASET: Final = "soak"
META: Final = {"title": "Soak", "licence": "CC0-1.0"}
AGAIN_SECONDS: Final = 0.1
#: What a server that is away, or is just coming back, answers.
AWAY: Final = (502, 503)
HALVES: Final = """
SELECT split_part(r.key, '-', 1) AS writer, count(DISTINCT d.body::json ->> 'title') AS titles
FROM documents AS d
JOIN records AS r ON r.id = d.id
WHERE d.superseded_seq = 9223372036854775807 AND r.kind = 'event' AND r.key LIKE 'w%-g%'
GROUP BY writer
HAVING count(DISTINCT d.body::json ->> 'title') > 1
"""
UNEVEN: Final = """
SELECT c.seq, c.counts::text AS counts, count(d.id) AS documents
FROM change_sets AS c
LEFT JOIN documents AS d ON d.seq = c.seq
GROUP BY c.seq
HAVING count(d.id) <> (
  SELECT sum(v.value::bigint) FROM jsonb_each_text(c.counts) AS v
  WHERE v.key NOT IN ('unchanged', 'raw'))
"""
WRITTEN: Final = "SELECT id, seq FROM change_sets WHERE id = ANY ($1)"


class Journal:
    """What all writers were answered, and what should not have been."""

    def __init__(self) -> None:
        self.seqs: dict[uuid.UUID, int] = {}
        self.retries = 0
        self.faults: list[str] = []


def client(scene: Scene, connections: int) -> httpx.AsyncClient:
    """A client that may write."""
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    return httpx.AsyncClient(
        base_url=scene.base,
        headers={"Authorization": f"Bearer {scene.key}"},
        limits=limits,
        timeout=90,
    )


async def begin_dataset(asking: httpx.AsyncClient) -> None:
    """The dataset and its one source."""
    body = {"dataset": DATASET, "reason": "begin", "dataset_meta": META, "operations": [source()]}
    answer = await asking.post("/v1/changesets", json=body)
    answer.raise_for_status()


async def write_on(
    asking: httpx.AsyncClient, journal: Journal, number: int, size: int, stopped: asyncio.Event
) -> None:
    """Post one change set after the other, each until it is answered."""
    turn = 0
    while not stopped.is_set():
        turn += 1
        own = uuid.uuid4()
        body = {"id": str(own), "dataset": DATASET, "reason": f"turn {turn}"}
        content = msgspec.json.encode(body | {"operations": _operations(number, turn, size)})
        journal.seqs[own] = await post_until_answered(asking, journal, content)


def _operations(number: int, turn: int, size: int) -> list[Operation]:
    """The group anew; a record that comes, and the one that came before goes."""
    title = f"Turn {turn}"
    group = [event(f"w{number}-g{place}", title=title) for place in range(size)]
    gone = [retract("event", f"w{number}-t{turn - 1}")] if turn > 1 else []
    return [*group, event(f"w{number}-t{turn}"), *gone]


async def post_until_answered(asking: httpx.AsyncClient, journal: Journal, content: bytes) -> int:
    """The seq of a change set, which is sent until the server says it."""
    headers = {"Content-Type": "application/json"}
    while True:
        try:
            answer = await asking.post("/v1/changesets", content=content, headers=headers)
        except httpx.TransportError:
            answer = None
        if answer is not None and answer.status_code == 201:
            return int(answer.json()["seq"])
        if answer is not None and answer.status_code not in AWAY:
            journal.faults.append(f"{answer.status_code} to a change set: {answer.text[:200]}")
            return 0
        journal.retries += 1
        await asyncio.sleep(AGAIN_SECONDS)


async def find_halves(dsn: str) -> list[str]:
    """Change sets of which a part is there."""
    async with connected(dsn) as connection:
        halves = await connection.fetch(HALVES)
        uneven = await connection.fetch(UNEVEN)
    return [
        *(f"the group of {row['writer']} has {row['titles']} titles" for row in halves),
        *(f"seq {row['seq']} has {row['documents']} documents, {row['counts']}" for row in uneven),
    ]


async def compare_journal(dsn: str, journal: Journal) -> list[str]:
    """What was answered to have been written, and is not there as that."""
    async with connected(dsn) as connection:
        rows: Sequence[Any] = await connection.fetch(WRITTEN, list(journal.seqs))
    written = {row["id"]: row["seq"] for row in rows}
    return [
        f"the change set {own} was answered as seq {seq}, and is {written.get(own, 'nowhere')}"
        for own, seq in journal.seqs.items()
        if written.get(own) != seq
    ]
