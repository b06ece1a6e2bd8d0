"""The Python client reads the case and writes, at a real server."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from whence_client import (
    BadCursorError,
    ConflictError,
    File,
    ForbiddenError,
    GoneError,
    InvalidChangeSetError,
    MalformedRequestError,
    Names,
    NotFoundError,
    NotModifiedError,
    ProblemError,
    UnauthenticatedError,
    UnreachableError,
    UnreadableError,
    Whence,
)

from api.openapi.examples import example_id
from api.settings import CHECKOUT
from tests.python_client import META, change_set, put_event, put_source
from tests.site import Site, running_site
from tests.starting import free_port

RAID = example_id("event")


@pytest.fixture(scope="module")
def site(server: str, template: str) -> Iterator[Site]:
    with running_site(server, template, WHENCE_STREAMS="1") as running:
        yield running


@pytest.fixture
def whence(site: Site) -> Iterator[Whence]:
    """Somebody without a key."""
    with Whence(site.url, tries=2) as client:
        yield client


@pytest.fixture
def writer(site: Site) -> Iterator[Whence]:
    with Whence(site.url, site.key) as client:
        yield client


def test_events_are_listed_by_filters_with_names_in_place(whence: Whence) -> None:
    events = whence.events(dataset=["belgorod-2023"], key=["raid"])
    (raid,) = events
    assert (raid.id, raid.kind) == (RAID, "event")
    named = {(events.names(part.actor), part.role) for part in raid.participations}
    assert ("Russian Volunteer Corps", "perpetrator") in named
    assert events.names(raid.participations[0].id) == raid.participations[0].id


def test_an_item_has_names_too_and_an_id_without_one_is_itself(whence: Whence) -> None:
    item = whence.event(RAID)
    names = Names(item)
    named = {(names(part.actor), part.role) for part in item.data.participations}
    assert ("Ukraine", "director") in named
    assert names(item.data.id) == item.data.id
    (ukraine,) = whence.actors(dataset=["belgorod-2023"], key=["ukraine"])
    denials = whence.statements(about=[RAID], party=[ukraine.id], stance=["denies"])
    about = {denials.names(entry.record) for denial in denials for entry in denial.about}
    assert "Ukraine (director): Raid into Belgorod region, May 2023" in about
    label = names.label(item.data.evidence[0].source)
    assert label is not None
    assert label.kind == "source"


def test_a_walk_gives_every_record_of_all_pages_once(writer: Whence) -> None:
    many = [put_source(f"many-{number:03}", f"Report {number:03}") for number in range(310)]
    assert writer.write(body=change_set(*many)).counts.created == 310
    walk = writer.sources(dataset=["test"], sort="title", limit=100, count="exact")
    pages = list(walk.pages())
    assert [len(page.data) for page in pages][:3] == [100, 100, 100]
    walked = [source.title for source in writer.sources(dataset=["test"], sort="title", limit=100)]
    assert [title for title in walked if title.startswith("Report ")] == [
        f"Report {number:03}" for number in range(310)
    ]
    assert pages[0].page.count == len(walked)


def test_positions_say_who_claims_and_who_denies_the_raid(whence: Whence) -> None:
    positions = whence.positions(RAID)
    names = Names(positions)
    sides = {
        (names(fact.fact.actor), fact.fact.role, party.stance)
        for fact in positions.data
        if fact.fact.kind == "participation"
        for party in fact.parties
        if party.party == fact.fact.actor
    }
    assert ("Russian Volunteer Corps", "perpetrator", "affirms") in sides
    assert ("Ukraine", "director", "denies") in sides


def test_what_has_not_changed_is_a_304_and_what_it_was(whence: Whence) -> None:
    statuses: list[int] = []
    whence.http.event_hooks["response"].append(lambda answer: statuses.append(answer.status_code))
    first = whence.event(RAID)
    again = whence.event(RAID)
    other = whence.event(RAID, include=["statements"])
    assert statuses == [200, 304, 200]
    assert first == again
    assert first is not again
    assert other != first
    tag = whence.http.get(f"/v1/events/{RAID}").headers["etag"]
    with pytest.raises(NotModifiedError):
        whence.event(RAID, if_none_match=tag)


def test_a_participation_leads_to_its_event_and_a_merged_record_to_its_survivor(
    writer: Whence,
) -> None:
    raid = writer.event(RAID).data
    assert writer.event_of(raid.participations[0].id).data == raid
    two = [put_event("one", "One protest", "of-two"), put_event("two", "The protest", "of-two")]
    writer.write(body=change_set(put_source("of-two"), *two))
    one, other = writer.events(dataset=["test"], key=["one", "two"], sort="title")
    merge = {"op": "merge", "kind": "event", "key": "one", "into": "two"}
    assert (one.key, writer.write(body=change_set(merge)).counts.merged) == ("one", 1)
    assert writer.event(one.id).data.id == other.id


def test_writes_are_tried_done_and_taken_back(writer: Whence) -> None:
    body = change_set(put_source("square"), put_event("protest", "Protest in a square", "square"))
    dry = writer.write(body=body, dry_run=True)
    assert (dry.dry_run, dry.counts.created, bool(dry.seq)) == (True, 2, False)
    done = writer.write(body=body)
    (event,) = writer.events(dataset=["test"], key=["protest"])
    assert (event.title, event.category, event.seq) == ("Protest in a square", "protest", done.seq)
    assert {change.op for change in writer.changes_of(str(done.id))} == {"put"}

    retract = {"op": "retract", "kind": "event", "key": "protest", "reason": "error"}
    writer.write(body=change_set(retract))
    assert list(writer.events(dataset=["test"], key=["protest"])) == []
    (kept,) = writer.events(dataset=["test"], key=["protest"], status=["retracted"])
    assert (kept.status, kept.reason) == ("retracted", "error")
    assert [version.op for version in writer.event_history(kept.id)] == ["retract", "put"]


def test_lines_are_written_too(writer: Whence) -> None:
    head = {"dataset": "test", "reason": "Write lines", "dataset_meta": META}
    lines = b"\n".join(msgspec.json.encode(line) for line in (head, put_source("lines")))
    file: Any = lines  # httpx takes bytes; the generated class says a file
    assert writer.write(body=File(payload=file)).counts.created == 1


def refused(ask: Callable[[], object], family: type[ProblemError]) -> tuple[int, str]:
    with pytest.raises(ProblemError) as caught:
        ask()
    assert type(caught.value) is family
    assert caught.value.request_id
    return caught.value.status, caught.value.detail


def test_every_kind_of_problem_is_an_exception_of_its_own(
    site: Site, whence: Whence, writer: Whence
) -> None:
    source = put_source("faulty")
    assert refused(lambda: list(whence.events(limit=5000)), MalformedRequestError) == (
        400,
        "limit: '5000' is no whole number from 1 to 1000",
    )
    assert refused(lambda: list(whence.events(cursor="none")), BadCursorError)[0] == 400
    body = change_set(source)
    assert refused(lambda: whence.write(body=body), UnauthenticatedError)[0] == 401
    with Whence(site.url, "whence_wrong") as stranger:
        assert refused(stranger.service, UnauthenticatedError)[0] == 401
    elsewhere = change_set(source, dataset="elsewhere")
    assert refused(lambda: writer.write(body=elsewhere), ForbiddenError)[0] == 403
    unknown = "evt_00000000000000000000000000"
    assert refused(lambda: whence.event(unknown), NotFoundError)[0] == 404
    expecting = change_set(put_source("faulty", expect_version=3))
    assert refused(lambda: writer.write(body=expecting), ConflictError)[0] == 409

    writer.write(body=change_set(put_source("to-purge")))
    (purged,) = writer.sources(dataset=["test"], key=["to-purge"])
    site.run("purge", purged.id, "--reason", "legal", "--yes")
    assert refused(lambda: whence.source(purged.id), GoneError)[0] == 410


def test_a_faulty_change_set_tells_all_faults_with_their_places(writer: Whence) -> None:
    body = change_set(put_event("one", "One", "nowhere"), put_event("two", "Two", "nowhere"))
    with pytest.raises(InvalidChangeSetError) as caught:
        writer.write(body=body)
    assert caught.value.status == 422
    assert [fault.pointer for fault in caught.value.errors] == [
        "/operations/0/record/evidence/0/source",
        "/operations/1/record/evidence/0/source",
    ]


def test_a_format_that_is_no_page_and_a_server_that_is_none_are_told(whence: Whence) -> None:
    with pytest.raises(UnreadableError, match="no such answer as the contract says"):
        list(whence.events(format_="csv"))
    nobody = Whence(f"http://127.0.0.1:{free_port()}", tries=2)
    with nobody, pytest.raises(UnreachableError):
        nobody.service()
    with pytest.raises(ValueError, match=r"base_url: 'whence\.test' does not begin with http"):
        Whence("whence.test")


class EnoughError(Exception):
    """The example goes on for ever; the test does not."""


def test_the_examples_of_its_page_run(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    page = (CHECKOUT / "clients/python/README.md").read_text(encoding="utf-8")
    page = page.replace("http://127.0.0.1:8000", site.url).replace("whence_…", site.key)
    listing, following, writing = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(listing, {})
    assert "May 2023 ['Russian Volunteer Corps'," in capsys.readouterr().out
    exec(writing, {})
    assert "created=" in capsys.readouterr().out

    kept: list[str] = []

    def keep(cursor: str) -> None:
        kept.append(cursor)
        if len(kept) > 2:
            raise EnoughError

    with Whence(site.url) as whence:
        names = {"whence": whence, "kept": None, "keep": keep, "apply": lambda change: None}
        with pytest.raises(EnoughError):
            exec(following, names)
    assert kept[1:] == ["1.1", "1.2"]
