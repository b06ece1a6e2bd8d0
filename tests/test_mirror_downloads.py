"""Files of a release are taken from where they are kept, and go on where they stopped."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.database import Connection
from api.mirrors.downloading import download, untold
from api.mirrors.origin import Origin
from api.releases.store import open_store
from tests.conftest import Write
from tests.records import source
from tests.releasing import bucket_server, release
from tests.serving import key_for, served

CONTENT = bytes(range(256)) * 40
HALF = len(CONTENT) // 2


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    with bucket_server() as url:
        yield f"{url}/of/mirrors"


@pytest.fixture(params=["folder", "bucket"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "someone")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    if request.param == "folder":
        return (tmp_path / "releases").as_uri()
    return str(request.getfixturevalue("bucket"))


@pytest.mark.parametrize(
    ("here", "comes", "ranges"),
    [
        (b"", len(CONTENT), [None]),
        (CONTENT[:HALF], HALF, [f"bytes={HALF}-"]),
        # What is there is another's: all of it comes.
        (CONTENT[:HALF][::-1], HALF + len(CONTENT), [f"bytes={HALF}-", None]),
        (CONTENT + b"more", len(CONTENT), [None]),
        (CONTENT, 0, []),
    ],
)
async def test_only_what_is_missing_comes(
    dsn: str,
    write: Write,
    connection: Connection,
    url: str,
    tmp_path: Path,
    here: bytes,
    comes: int,
    ranges: list[str | None],
) -> None:
    await write(source())
    await release(connection, open_store(url), tmp_path, {"events.parquet": CONTENT})
    (tmp_path / "events.parquet.part").write_bytes(here)
    key = await key_for(connection, "read:test")
    sent: list[httpx.Request] = []

    async def note(request: httpx.Request) -> None:
        sent.append(request)

    async with (
        served(dsn, data_dir=tmp_path, releases=url) as app,
        httpx.AsyncClient(
            transport=app.client._transport,
            mounts={"all://127.0.0.1": httpx.AsyncHTTPTransport()},
            follow_redirects=True,
            headers={"Authorization": f"Bearer {key}"},
            event_hooks={"request": [note]},
        ) as client,
    ):
        origin = Origin(client, "http://whence.test")
        offered = await origin.latest_release("test")
        assert offered is not None
        [file, _] = offered.files
        sent.clear()
        assert await download(origin, file, tmp_path, untold) == comes
    assert (tmp_path / "events.parquet").read_bytes() == CONTENT
    assert not (tmp_path / "events.parquet.part").exists()
    last = [request for request in sent if url.startswith("file:") or "X-Amz" in str(request.url)]
    assert [request.headers.get("range") for request in last] == ranges
    for request in last:
        # Its entity tag is no bucket's, and its key is nobody else's.
        assert "if-range" not in request.headers
        assert ("authorization" in request.headers) == url.startswith("file:")
