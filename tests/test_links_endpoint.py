"""Links over HTTP: which key may write them, and how they are found."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from api.database import Connection
from tests.conftest import Write
from tests.records import Operation, actor, event, link, source, unlink
from tests.serving import Served, key_for, served
from tests.state import own
from tests.writing import NDJSON, change_set, ndjson, post

LEGION, CORPS, THEIRS = (
    own("actor", "legion"),
    own("actor", "corps"),
    own("actor", "legion", "other"),
)


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def cases(write: Write) -> None:
    for dataset in ("test", "other"):
        await write(source(), actor("legion"), actor("corps"), event(), dataset=dataset)


ID = b"2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11"


def links(*operations: Operation, **head: Any) -> dict[str, Any]:
    body = change_set(*operations, **head)
    return {name: value for name, value in body.items() if name != "dataset_meta" or "meta" in head}


async def test_a_key_for_links_writes_links_and_nothing_else(
    app: Served, write: Write, connection: Connection
) -> None:
    await cases(write)
    key = await key_for(connection, "link:test")
    made = await post(app, key, links(link("a", LEGION, THEIRS)))
    assert (made.status_code, made.json()["counts"]["created"]) == (201, 1)
    lines = ndjson(unlink("a")).replace(
        b'"dataset_meta":{"title":"Test","licence":"CC0-1.0"}', b'"id":"%s"' % ID
    )
    assert (await post(app, key, lines, headers={"Content-Type": NDJSON})).status_code == 201
    others: Sequence[dict[str, Any]] = (
        links(link("b", LEGION, THEIRS), actor("legion", name="Another")),
        links(link("b", LEGION, THEIRS), actor("legion", colour="red")),
        change_set(link("b", LEGION, THEIRS)),
        links(link("b", LEGION, THEIRS), dataset="other"),
        links(link("b", LEGION, THEIRS), edition="2"),
    )
    for body in others:
        answer = await post(app, key, body)
        slug = body["dataset"]
        assert (answer.status_code, answer.json()["detail"]) == (
            403,
            f"the key 'link:test' lacks the scope write:{slug}; it has link:test",
        )
    anywhere = await key_for(connection, "link:*")
    assert (await post(app, anywhere, links(unlink("b")))).status_code == 422
    assert (await post(app, anywhere, links(link("c", LEGION, THEIRS)))).status_code == 201
    new = await post(app, anywhere, links(link("c", LEGION, THEIRS), dataset="new"))
    assert (new.status_code, new.json()["type"]) == (403, "/problems/forbidden")
