"""Whoever has the documents works out the digests that the server tells."""

import hashlib
import re
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from api.database import Connection
from api.settings import CHECKOUT
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import event, retract, source
from tests.serving import Served, key_for, served

KINDS = ("actor", "affiliation", "event", "source", "statement", "link")
#: The program of the docs that works out a digest from a download.
PROGRAM = re.compile(r"```python\n(def digest_of.*?)```", re.DOTALL)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def get(app: Served, query: str = "", status: int = 200, key: str = "") -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = await app.client.get(f"/v1/digest{query}", headers=headers)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def told(app: Served, query: str = "") -> dict[str, tuple[int, str]]:
    found = (await get(app, query))["data"]
    return {one["kind"]: (one["count"], one["digest"]) for one in found}


async def fill(write: Write) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    await write(event("nowhere", title="Somewhere"))
    await write(retract("statement", "claim", reason="legal"))
    await write(retract("event", "nowhere"))


async def test_the_program_of_the_docs_proves_a_download_equal(app: Served, write: Write) -> None:
    await fill(write)
    page = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8")
    (program,) = PROGRAM.findall(page)
    names: dict[str, Any] = {}
    exec(program, names)
    found = {}
    for kind in KINDS:
        every = "".join(f"&status={status}" for status in ("active", "retracted", "merged"))
        answer = await app.client.get(f"/v1/{kind}s?dataset=test&format=ndjson{every}")
        found[kind] = names["digest_of"](answer.content.splitlines())
    assert found == await told(app, "?dataset=test")


async def test_a_mirror_of_the_feed_equals_every_seq(app: Served, write: Write) -> None:
    await fill(write)
    feed = (await app.client.get("/v1/changes?format=ndjson")).content
    copy: dict[str, dict[str, Any]] = {}
    entries = [msgspec.json.decode(line) for line in feed.splitlines()]
    for seq in range(1, 5):
        for entry in entries:
            if entry["cursor"].startswith(f"{seq}."):
                copy[entry["id"]] = entry
        sums: dict[str, tuple[int, int]] = {}
        for entry in copy.values():
            line = f"{entry['id']}\n{entry['version']}\n{entry['content_hash']}"
            number = int.from_bytes(hashlib.sha256(line.encode()).digest()[:16], "big")
            count, total = sums.get(entry["kind"], (0, 0))
            sums[entry["kind"]] = count + 1, (total + number) % 2**128
        worked_out = {kind: (count, f"{total:032x}") for kind, (count, total) in sums.items()}
        assert worked_out == await told(app, f"?seq={seq}&dataset=test")
    assert (await get(app, "?seq=0")) == {"seq": 0, "data": []}
    assert (await get(app))["seq"] == 4


async def test_datasets_stand_apart_and_internal_ones_are_for_those_who_may_read_them(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(source())
    internal = {"title": "Hidden", "licence": "proprietary", "distribution": "internal"}
    await write(source(), event("raid"), dataset="hidden", dataset_meta=internal)
    made = await key_for(connection, "read:hidden")
    listed = [(one["dataset"], one["kind"], one["count"]) for one in (await get(app))["data"]]
    assert listed == [("test", "source", 1)]
    allowed = (await get(app, key=made))["data"]
    assert [(one["dataset"], one["kind"], one["count"]) for one in allowed] == [
        ("hidden", "event", 1),
        ("hidden", "source", 1),
        ("test", "source", 1),
    ]
    refused = await get(app, "?dataset=hidden", 400)
    assert refused["detail"] == (
        "dataset: there is no dataset 'hidden'; /v1/datasets lists those there are"
    )


async def test_a_seq_without_digests_is_refused_with_those_that_have_them(
    app: Served, write: Write, connection: Connection
) -> None:
    await write(source())
    await write(event("raid"))
    await connection.execute("SET session_replication_role = replica")
    await connection.execute("UPDATE counters SET purge_seq = 2")
    assert (await get(app, "?seq=1", 400))["detail"] == (
        "seq: seq:1 is before purge_seq, which is 2: what was purged there is in no digest any "
        "more; ask for 2 or later"
    )
    for later in (3, 10**18, 10**23):
        assert (await get(app, f"?seq={later}", 400))["detail"] == (
            f"seq: seq:{later} is of no change set yet; the latest is seq:2"
        )
    assert (await get(app, "?seq=2"))["seq"] == 2
    wrong = await get(app, "?seq=x&dataset=A&kind=event", 400)
    assert [fault["parameter"] for fault in wrong["errors"]] == ["kind", "dataset", "seq"]


async def test_an_answer_has_its_seq_and_its_tag(app: Served, write: Write) -> None:
    await write(source())
    answer = await app.client.get("/v1/digest?seq=0")
    assert answer.headers["whence-seq"] == "1"
    again = {"If-None-Match": answer.headers["etag"]}
    assert (await app.client.get("/v1/digest?seq=0", headers=again)).status_code == 304
