"""The Python client follows the feed: by pages, by events, and on from where it had got to."""

from collections.abc import Iterator

import pytest
from whence_client import (
    AsyncWhence,
    Names,
    NotFoundError,
    TooManyStreamsError,
    UnauthenticatedError,
    Whence,
    models,
)

from api.openapi.examples import example_id
from tests.python_client import change_set, put_source
from tests.site import Site, running_site, serving
from tests.starting import free_port

RAID = example_id("event")


@pytest.fixture(scope="module")
def site(server: str, template: str) -> Iterator[Site]:
    with running_site(server, template, WHENCE_STREAMS="1") as running:
        yield running


@pytest.fixture
def writer(site: Site) -> Iterator[Whence]:
    with Whence(site.url, site.key) as client:
        yield client


def title_of(change: models.Change) -> object:
    assert isinstance(change.record, models.Source)
    return change.record.title


def test_the_feed_is_read_by_pages_and_on_from_where_it_was_left(writer: Whence) -> None:
    changes = writer.changes(limit=7)
    whole = [change.cursor for change in changes]
    assert len(whole) == len(set(whole)) > 40
    assert list(changes) == []
    writer.write(body=change_set(put_source("later")))
    assert [title_of(change) for change in changes] == ["Report"]
    half = whole[len(whole) // 2]
    rest = [change.cursor for change in writer.changes(after=half)]
    assert rest[:-1] == whole[len(whole) // 2 + 1 :]


def test_the_feed_is_followed_by_events(writer: Whence) -> None:
    changes = writer.changes()
    last = [change.cursor for change in changes][-3]
    followed = iter(writer.follow(after=last))
    assert len([next(followed).cursor for _ in range(2)]) == 2
    # U+2028 ends no line here, whatever a library thinks of it.
    writer.write(body=change_set(put_source("followed", "One\u2028title")))
    came = next(followed)
    assert (came.op, title_of(came)) == ("put", "One\u2028title")
    followed.close()


def test_who_finds_the_server_busy_waits_as_it_says_and_is_told_in_the_end(
    site: Site, writer: Whence
) -> None:
    held = iter(writer.follow())
    next(held)
    with Whence(site.url, patience=0) as other, pytest.raises(TooManyStreamsError) as caught:
        next(iter(other.follow()))
    assert caught.value.status == 503
    assert caught.value.retry_after is not None
    assert caught.value.retry_after >= 1
    held.close()
    with Whence(site.url, "whence_wrong") as stranger, pytest.raises(UnauthenticatedError):
        next(iter(stranger.follow()))
    with Whence(site.url) as other:
        assert next(iter(other.follow())).cursor


def test_following_goes_on_after_the_server_was_away(site: Site) -> None:
    environment = site.environment | {"WHENCE_PORT": str(free_port())}
    with serving(environment) as url:
        whence = Whence(url, site.key)
        whole = [change.cursor for change in whence.changes()]
        followed = iter(whence.follow())
        came = [next(followed).cursor for _ in whole]
    with serving(environment), whence:
        done = whence.write(body=change_set(put_source("after-restart")))
        came.append(next(followed).cursor)
        followed.close()
    assert came == [*whole, f"{done.seq}.1"]


async def test_all_of_it_is_there_to_await(site: Site) -> None:
    async with AsyncWhence(site.url, site.key, tries=2) as whence:
        events = whence.events(dataset=["belgorod-2023"], limit=3)
        titles = [event.title async for event in events]
        assert titles == [event.title async for event in whence.events(dataset=["belgorod-2023"])]
        raid = await whence.event(RAID)
        assert raid == await whence.event(RAID)
        actor = raid.data.participations[0].actor
        assert Names(raid)(actor) == events.names(actor) != actor
        with pytest.raises(NotFoundError):
            await whence.event("evt_00000000000000000000000000")
        changes = whence.changes()
        cursors = [change.cursor async for change in changes]
        followed = aiter(whence.follow(after=cursors[-1]))
        done = await whence.write(body=change_set(put_source("awaited")))
        came = await anext(followed)
        assert came.cursor.partition(".")[0] == str(done.seq)
        await followed.aclose()
