"""A mirror that begins with a release has what one that followed from the beginning has."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from api.changesets.finding import find_text
from api.changesets.purge import purge_change_set, purge_record
from api.database import Connection
from api.ids import record_id
from api.mirrors import following
from api.mirrors.comparing import Comparison
from api.mirrors.following import open_copy
from api.mirrors.keeping import bring_up
from api.mirrors.origin import Origin
from api.releases.plan import ReleaseError
from tests.building import release
from tests.conftest import Write
from tests.demo import demo_database
from tests.everything import EVERYTHING, META
from tests.mirroring import another_database, mirrored, unlike, writer_on
from tests.records import actor, event, merge, retract, source, statement
from tests.serving import Served, served
from tests.state import differences, own


@pytest.fixture
async def app(dsn: str, tmp_path: Path) -> AsyncIterator[Served]:
    async with served(dsn, releases=(tmp_path / "releases").as_uri()) as running:
        yield running


@pytest.fixture
async def copy_dsn(server: str, template: str) -> AsyncIterator[str]:
    async with another_database(server, template) as dsn:
        yield dsn


@pytest.fixture
async def copy(copy_dsn: str) -> AsyncIterator[Connection]:
    connection = await writer_on(copy_dsn)
    yield connection
    await connection.close()


async def begun(app: Served, copy: Connection, work: Path) -> Comparison:
    """Begin it with the latest release, and catch up."""
    origin = Origin(app.client, "http://whence.test")
    return await bring_up(await open_copy(copy, origin, "test", work))


async def test_it_knows_a_purge_among_many_changes(
    app: Served,
    write: Write,
    connection: Connection,
    copy: Connection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(following, "PAGE", 2)
    denial = [{"event": f"e{n}", "stance": "denies"} for n in range(5)]
    await write(
        *(source(), actor("ukraine"), *(event(f"e{n}") for n in range(5))),
        statement("deny", "ukraine", *denial),
        statement("sorry", "ukraine", {"statement": "deny", "relation": "retracts"}),
    )
    await purge_record(connection, record_id("test", "statement", "sorry"), "legal")
    await release(connection, tmp_path)
    assert (await begun(app, copy, tmp_path / "work")).equal
    query = "SELECT id, seq, what, reason FROM purges"
    found = [tuple(row) for row in await copy.fetch(query)]
    assert found == [(record_id("test", "statement", "sorry"), 2, "record", "legal")]
    assert [tuple(row) for row in await connection.fetch(query)] == found


async def test_what_its_origin_withholds_by_then_is_nowhere_in_it(
    app: Served,
    write: Write,
    connection: Connection,
    copy: Connection,
    copy_dsn: str,
    tmp_path: Path,
) -> None:
    await write(source(), actor("rdk", name="Zyzzyva"), actor("legion"))
    await write(retract("actor", "rdk", "legal"))
    await release(connection, tmp_path)
    assert (await begun(app, copy, tmp_path / "work")).equal
    for words in ("Zyzzyva", "rdk"):
        assert [each async for each in find_text(copy, words)] == []
    assert await differences(copy) == []
    async with served(copy_dsn) as mirror:
        item = await mirror.client.get(f"/v1/actors/{own('actor', 'rdk')}")
    assert item.status_code == 410
    await write(actor("rdk", name="Back"))
    assert (await begun(app, copy, tmp_path / "work")).equal
    assert await copy.fetchval("SELECT key FROM records WHERE key = 'rdk'") == "rdk"


async def test_verifying_it_finds_nothing_wrong(
    app: Served, write: Write, connection: Connection, copy: Connection, tmp_path: Path
) -> None:
    await write(source(), actor("legion"), dataset_meta={"title": "One", "licence": "CC0-1.0"})
    await write(actor("rdk"), dataset_meta={})
    named = await write(actor("more"), dataset_meta={"title": "Of Zyzzyva"})
    await release(connection, tmp_path)
    assert (await begun(app, copy, tmp_path / "work")).equal
    assert await differences(copy) == []
    await purge_change_set(connection, named.id, "legal")
    assert (await begun(app, copy, tmp_path / "work")).equal
    assert [await differences(each) for each in (connection, copy)] == [[], []]


async def test_a_mirror_of_it_is_the_same(
    app: Served,
    write: Write,
    connection: Connection,
    copy: Connection,
    copy_dsn: str,
    server: str,
    template: str,
    tmp_path: Path,
) -> None:
    await write(*EVERYTHING, actor("gone"), actor("hidden"), dataset_meta=META)
    await write(source(), dataset="other")
    await write(actor("russia", name="Russia"), merge("actor", "paper", "russia"))
    await purge_record(connection, record_id("test", "actor", "gone"), "legal")
    await write(retract("actor", "hidden", "legal"))
    await release(connection, tmp_path)
    await write(source(), dataset="other")
    await write(actor("rdk", name="Since"))
    assert (await begun(app, copy, tmp_path / "work")).equal
    async with served(copy_dsn) as mirror, another_database(server, template) as third_dsn:
        third = await writer_on(third_dsn)
        assert (await mirrored(mirror.client, third)).equal
        assert await unlike(copy, third) == {}
        await purge_record(connection, record_id("test", "actor", "rdk"), "legal")
        await write(event("war", title="War"), actor("hidden"))
        assert (await begun(app, copy, tmp_path / "work")).equal
        assert (await mirrored(mirror.client, third)).equal
        assert await unlike(copy, third) == {}
        assert [await differences(each) for each in (copy, third)] == [[], []]
        await third.close()
        async with another_database(server, template) as late_dsn:
            late = await writer_on(late_dsn)
            assert (await mirrored(mirror.client, late)).equal
            assert await unlike(copy, late) == {}
            assert await differences(late) == []
            await late.close()


async def test_it_has_no_releases_of_its_own(
    app: Served, write: Write, copy: Connection, tmp_path: Path
) -> None:
    await write(source())
    assert (await begun(app, copy, tmp_path / "work")).equal
    with pytest.raises(ReleaseError) as refused:
        await release(copy, tmp_path / "two")
    assert str(refused.value) == "this is a mirror of http://whence.test: its releases are there"


@pytest.fixture
def demo(server: str, template: str) -> Iterator[str]:
    with demo_database(server, template) as dsn:
        yield dsn


async def test_the_demo_case_is_mirrored_row_for_row(demo: str, copy: Connection) -> None:
    origin = await writer_on(demo)
    async with served(demo) as app:
        assert (await mirrored(app.client, copy, "belgorod-2023")).equal
    assert await unlike(origin, copy, "belgorod-2023") == {}
    assert await differences(copy) == []
    await origin.close()
