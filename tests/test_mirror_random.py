"""Whatever is written, a mirror and the mirror of that have the same, row by row."""

from collections.abc import AsyncIterator

import pytest

from api.database import Connection
from soak.changing import DATASET, Writer, count_changes
from tests.mirroring import another_database, mirrored, unlike, writer_on
from tests.serving import served
from tests.state import differences

CHANGES = 300


@pytest.fixture
async def copies(server: str, template: str) -> AsyncIterator[list[str]]:
    """Two databases."""
    async with another_database(server, template) as one, another_database(server, template) as two:
        yield [one, two]


async def test_a_mirror_of_a_mirror_has_what_the_origin_has(
    dsn: str, connection: Connection, copies: list[str]
) -> None:
    writer = Writer(connection, 1)
    await writer.begin()
    first, second = [await writer_on(copy) for copy in copies]
    async with served(dsn) as origin, served(copies[0]) as mirror:
        while await count_changes(connection) < CHANGES:
            for _ in range(12):
                await writer.step()
            compared = [
                await mirrored(origin.client, first, DATASET),
                await mirrored(mirror.client, second, DATASET),
            ]
            assert [each.differences for each in compared] == [[], []]
            assert await unlike(connection, first, DATASET) == {}
            assert await unlike(first, second, DATASET) == {}
    for each in (connection, first, second):
        assert await differences(each) == []
    for each in (first, second):
        await each.close()
