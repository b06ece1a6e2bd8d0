"""The catalogue of releases: what was published, how to cite it, and what was withdrawn."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from api.database import Connection
from api.queries.citations import Published, cite
from api.releases.store import Store, open_store
from tests.conftest import Write
from tests.records import actor, source
from tests.releasing import FILES, MANIFEST, RECORDED, digest, manifest_of, release
from tests.serving import Served, key_for, served

WHERE = "/v1/datasets/test/releases"
META = {"title": "Test", "licence": "CC-BY-4.0", "publisher": "desk"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store((tmp_path / "releases").as_uri())


@pytest.fixture
async def app(dsn: str, write: Write, tmp_path: Path) -> AsyncIterator[Served]:
    """Three change sets of a dataset, of which nothing is released yet."""
    desk = actor("desk", name="A & B Newsroom")
    await write(source(), desk, dataset_meta=META)
    for number in (2, 3):
        await write(actor(f"actor {number}"), dataset_meta={})
    async with served(dsn, data_dir=tmp_path) as running:
        yield running


async def get(app: Served, path: str, key: str | None = None) -> Any:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return await app.client.get(path, headers=headers)


async def named(app: Served, path: str = WHERE) -> list[str]:
    return [one["name"] for one in (await get(app, path)).json()["data"]]


async def published_at(connection: Connection, name: str) -> Any:
    found = await connection.fetchval("SELECT published_at FROM releases WHERE name = $1", name)
    return msgspec.to_builtins(found)


async def withdraw(connection: Connection, name: str, reason: str = "It was wrong.") -> None:
    await connection.execute(
        "UPDATE releases SET withdrawn_at = '2026-11-26T12:00:00Z', withdrawn_reason = $2"
        " WHERE name = $1",
        *(name, reason),
    )


async def test_a_release_says_what_it_is_and_where_its_files_are(
    app: Served, connection: Connection, store: Store, tmp_path: Path
) -> None:
    await release(connection, store, tmp_path, edition="23.1")
    answer = await get(app, f"{WHERE}/seq-1")
    at = await published_at(connection, "seq-1")
    own = msgspec.json.encode(manifest_of(FILES, edition="23.1"))
    url = f"http://whence.test{WHERE}/seq-1"
    note = (
        "Licence CC-BY-4.0; edition 23.1; data through 2023-05-24; change set 1; "
        f"SHA-256 of manifest.json {digest(own)}"
    )
    year, month, day = at[:10].split("-")
    bibtex = "\n".join(
        (
            "@misc{test-seq-1,",
            "  title = {{Test}},",
            r"  author = {{A \& B Newsroom}},",
            r"  publisher = {{A \& B Newsroom}},",
            f"  year = {{{{{year}}}}},",
            f"  month = {{{{{int(month)}}}}},",
            "  version = {{seq-1}},",
            f"  note = {{{{{note}}}}},",
            f"  url = {{{url}}},",
            "}\n",
        )
    )
    csl = {
        "id": "test-seq-1",
        "type": "dataset",
        "title": "Test",
        "author": [{"literal": "A & B Newsroom"}],
        "publisher": "A & B Newsroom",
        "issued": {"date-parts": [[int(year), int(month), int(day)]]},
        "version": "seq-1",
        "note": note,
        "URL": url,
    }
    listed = [
        {
            "path": "README.md",
            "media_type": "text/markdown; charset=utf-8",
            "rows": 1,
            **measured("README.md", FILES["README.md"]),
        },
        {
            "path": "events.csv.gz",
            "media_type": "application/gzip",
            "rows": 1,
            **measured("events.csv.gz", FILES["events.csv.gz"]),
        },
        {"path": MANIFEST, "media_type": "application/json", **measured(MANIFEST, own)},
    ]
    text = f"A newsroom: Test (test). Release seq-1, {at[:10]}. {url}"
    data = {
        "dataset": "test",
        "name": "seq-1",
        "title": "Test",
        "seq": 1,
        "recorded_at": msgspec.to_builtins(RECORDED),
        "published_at": at,
        "data_through": "2023-05-24",
        "edition": "23.1",
        "licence": "CC-BY-4.0",
        "citation": {"text": text, "bibtex": bibtex, "csl": csl},
        "counts": {"event": 1},
        "digests": [{"dataset": "test", "kind": "event", "count": 1, "digest": "0" * 32}],
        "files": listed,
    }
    assert answer.json() == {"data": data}
    assert answer.headers["link"] == '<https://spdx.org/licenses/CC-BY-4.0>; rel="license"'
    assert (answer.headers["whence-seq"], answer.headers["cache-control"]) == ("3", "no-cache")
    again = {"If-None-Match": answer.headers["etag"]}
    assert (await app.client.get(f"{WHERE}/seq-1", headers=again)).status_code == 304
    assert (await get(app, f"{WHERE}/latest")).json() == {"data": data}


def measured(path: str, content: bytes) -> dict[str, object]:
    url = f"{WHERE}/seq-1/{path}"
    return {"bytes": len(content), "sha256": digest(content), "url": url}


async def test_the_latest_is_of_the_greatest_seq_and_has_neighbours(
    app: Served, connection: Connection, store: Store, tmp_path: Path
) -> None:
    for path in ("/v1/datasets/test", "/v1/datasets"):
        assert "latest_release" not in (await get(app, path)).text
    for name, seq in (("b", 2), ("c", 3), ("a", 1), ("c-again", 3)):
        await release(connection, store, tmp_path, name=name, seq=seq)
    assert await named(app) == ["c-again", "c", "b", "a"]
    found = {one["name"]: one for one in (await get(app, WHERE)).json()["data"]}
    beside = {
        name: (one.get("before", {}).get("name"), one.get("after", {}).get("name"))
        for name, one in found.items()
    }
    assert beside == {
        "c-again": ("c", None),
        "c": ("b", "c-again"),
        "b": ("a", "c"),
        "a": (None, "b"),
    }
    assert found["b"]["before"] == {"name": "a", "seq": 1}
    assert (await get(app, f"{WHERE}/latest")).json()["data"] == found["c-again"]
    for path, of in (("/v1/datasets/test", None), ("/v1/datasets", 0)):
        data = (await get(app, path)).json()["data"]
        assert (data if of is None else data[of])["latest_release"] == "c-again"


async def test_releases_come_in_pages(
    app: Served, connection: Connection, store: Store, tmp_path: Path
) -> None:
    for number in range(5):
        await release(connection, store, tmp_path, name=f"r{number}", seq=1 + number % 3)
    names, path = [], f"{WHERE}?limit=2"
    while path:
        page = (await get(app, path)).json()
        names.append([one["name"] for one in page["data"]])
        # What comes meanwhile stands before what was seen.
        await release(connection, store, tmp_path, name=f"new{len(names)}", seq=3)
        cursor = page["page"].get("next")
        path = f"{WHERE}?limit=2&cursor={cursor}" if cursor else ""
    assert names == [["r2", "r4"], ["r1", "r3"], ["r0"]]


async def test_what_was_withdrawn_stays_in_the_catalogue_and_its_files_are_gone(
    app: Served, connection: Connection, store: Store, tmp_path: Path
) -> None:
    await release(connection, store, tmp_path, name="one", seq=1)
    await release(connection, store, tmp_path, name="two", seq=2)
    await withdraw(connection, "two", "Coded from the wrong edition.")
    await release(connection, store, tmp_path, name="two-r2", seq=2, replaces="two")
    gone = (await get(app, f"{WHERE}/two")).json()["data"]
    assert gone["withdrawn"] == {
        "since": "2026-11-26T12:00:00Z",
        "reason": "Coded from the wrong edition.",
    }
    assert gone["replaced_by"] == {"name": "two-r2", "seq": 2}
    assert (await get(app, f"{WHERE}/two-r2")).json()["data"]["replaces"]["name"] == "two"
    assert await named(app) == ["two-r2", "two", "one"]
    one = (await get(app, f"{WHERE}/one")).json()["data"]
    assert one["after"] == {"name": "two-r2", "seq": 2}
    for file in gone["files"]:
        answer = await get(app, file["url"])
        assert (answer.status_code, answer.json()["type"]) == (410, "/problems/withdrawn")
        assert answer.json()["detail"] == (
            "the release two of test was withdrawn at 2026-11-26T12:00:00Z: "
            "Coded from the wrong edition."
        )
    await withdraw(connection, "two-r2")
    await withdraw(connection, "one")
    assert "latest_release" not in (await get(app, "/v1/datasets/test")).json()["data"]
    assert (await get(app, f"{WHERE}/latest")).status_code == 404


async def test_releases_of_an_internal_dataset_are_there_for_its_readers(
    app: Served, write: Write, connection: Connection, store: Store, tmp_path: Path
) -> None:
    internal = {"title": "Inside", "licence": "none", "distribution": "internal"}
    await write(source(), dataset="inside", dataset_meta=internal)
    await release(connection, store, tmp_path, dataset="inside", name="one", seq=4)
    reader, other = await key_for(connection, "read:inside"), await key_for(connection, "read:x")
    where = "/v1/datasets/inside/releases"
    for path in (where, f"{where}/one", f"{where}/latest", f"{where}/one/README.md"):
        assert (await get(app, path, reader)).status_code == 200
        for key in (None, other):
            answer = await get(app, path, key)
            detail = "there is no dataset 'inside'; /v1/datasets lists those there are"
            assert (answer.status_code, answer.json()["detail"]) == (404, detail)
    file = await get(app, f"{where}/one/README.md", reader)
    assert file.headers["cache-control"] == "private, max-age=31536000, immutable"


REFUSED = {
    "/v1/datasets/nowhere/releases": (
        404,
        "there is no dataset 'nowhere'; /v1/datasets lists those there are",
    ),
    f"{WHERE}/nothing": (
        404,
        f"the dataset test has no release 'nothing'; it has two, one ({WHERE} lists them)",
    ),
    f"{WHERE}/%00": (
        404,
        rf"the dataset test has no release '\x00'; it has two, one ({WHERE} lists them)",
    ),
    f"{WHERE}/nothing/README.md": (
        404,
        f"the dataset test has no release 'nothing'; it has two, one ({WHERE} lists them)",
    ),
    f"{WHERE}/one/events.xlsx": (
        404,
        "the release one of test has no file 'events.xlsx'; it has README.md, events.csv.gz, "
        "manifest.json",
    ),
    f"{WHERE}/latest/..%2F..%2Fone": (404, None),
    f"{WHERE}?limit=0": (400, "limit: '0' is no whole number from 1 to 1000"),
    f"{WHERE}?cursor=x": (400, None),
    f"{WHERE}?status=active": (400, None),
    f"{WHERE}/one?as_of=seq:1": (400, None),
    f"{WHERE}/one/README.md?download=1": (
        400,
        "download: is no parameter of a file of a release; there are none",
    ),
}


async def test_what_is_not_there_is_refused_with_what_is(
    app: Served, connection: Connection, store: Store, tmp_path: Path
) -> None:
    answer = await get(app, f"{WHERE}/latest")
    detail = "the dataset test has no release; none is published yet"
    assert (answer.status_code, answer.json()["detail"]) == (404, detail)
    await release(connection, store, tmp_path, name="one", seq=1)
    await release(connection, store, tmp_path, name="two", seq=2)
    for path, (status, told) in REFUSED.items():
        answer = await get(app, path)
        assert answer.status_code == status, path
        assert told in (answer.json()["detail"], None), path


def test_a_citation_says_only_what_is_known() -> None:
    manifest = manifest_of({}, title="50 % of {it}: a_b", citation="No full stop")
    bare = msgspec.json.decode(msgspec.json.encode(manifest))
    del bare["data_through"]
    published = Published(
        day=RECORDED.date(), publisher=None, address="http://x/y_z", manifest_sha256="ab"
    )
    made = cite(msgspec.convert(bare, type(manifest)), published)
    assert made.text == "No full stop. Release seq-1, 2026-11-22. http://x/y_z"
    assert made.bibtex == (
        "@misc{test-seq-1,\n"
        "  title = {{50 \\% of \\{it\\}: a\\_b}},\n"
        "  year = {{2026}},\n"
        "  month = {{11}},\n"
        "  version = {{seq-1}},\n"
        "  note = {{Licence CC-BY-4.0; change set 1; SHA-256 of manifest.json ab}},\n"
        "  url = {http://x/y_z},\n"
        "}\n"
    )
    csl = json.loads(msgspec.json.encode(made.csl))
    assert {"author", "publisher"}.isdisjoint(csl)
