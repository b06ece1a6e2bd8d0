"""The Python client downloads releases: whole and right, or not at all."""

import asyncio
import hashlib
import io
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from whence_client import (
    AsyncWhence,
    DamagedFileError,
    GoneError,
    ProgressBar,
    UnreachableError,
    UnreadableError,
    Whence,
)
from whence_client.__main__ import main

ROWS, NOTES = bytes(range(256)) * 40, b"Read me."
STAMP = "2026-11-22T12:00:00Z"
CITED = {"id": "test", "type": "dataset", "title": "Test", "version": "seq-1", "note": ""}
RELEASE = {
    "dataset": "test",
    "name": "seq-1",
    "title": "Test",
    "seq": 1,
    "recorded_at": STAMP,
    "published_at": STAMP,
    "licence": "CC0-1.0",
    "citation": {
        "text": "Test",
        "bibtex": "",
        "csl": CITED | {"issued": {"date-parts": [[2026, 11, 22]]}, "URL": "http://whence.test"},
    },
    "counts": {},
    "digests": [],
}


class Shelf:
    """A server with one release, whose answers to questions for files may break or be others."""

    def __init__(self, **files: bytes) -> None:
        self.published = files or {"rows.parquet": ROWS, "README.md": NOTES}
        self.stored = dict(self.published)
        #: What was asked of files: the name, and from which byte on.
        self.asked: list[tuple[str, str | None]] = []
        #: After how many bytes the next answers break off.
        self.breaks: list[int] = []
        self.refusals: list[httpx.Response] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/v1/datasets/test/releases")
        if path == "/latest":
            return httpx.Response(200, json={"data": self._release()})
        name = path.removeprefix("/seq-1/")
        self.asked.append((name, request.headers.get("Range")))
        if self.refusals:
            return self.refusals.pop(0)
        body = self.stored[name]
        tag = f'"{hashlib.sha256(body).hexdigest()}"'
        begin = int(request.headers.get("Range", "bytes=0-")[6:-1])
        whole = request.headers.get("If-Range", tag) != tag or not begin
        rest = body if whole else body[begin:]
        headers = {"ETag": tag, "Content-Length": str(len(rest))}
        end = self.breaks.pop(0) if self.breaks else None
        return httpx.Response(200 if whole else 206, headers=headers, stream=Pieces(rest, end))

    def _release(self) -> dict[str, Any]:
        files = [
            {
                "path": name,
                "media_type": "text/plain",
                "bytes": len(body),
                "sha256": hashlib.sha256(body).hexdigest(),
                "url": f"/v1/datasets/test/releases/seq-1/{name}",
            }
            for name, body in self.published.items()
        ]
        return RELEASE | {"files": files}


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Some bytes at a time, for either client, and then perhaps a connection that breaks."""

    def __init__(self, body: bytes, end: int | None) -> None:
        self._body, self._end = body, end

    def __iter__(self) -> Iterator[bytes]:
        came = self._body[: self._end]
        yield from (came[at : at + 1000] for at in range(0, len(came), 1000))
        if self._end is not None:
            raise httpx.RemoteProtocolError("peer closed connection")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


Download = Callable[..., Any]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture(params=["blocking", "awaiting"])
def download(request: pytest.FixtureRequest, shelf: Shelf, tmp_path: Path) -> Download:
    """`download_release` of either client, to `tmp_path`."""

    def blocking(**asked: Any) -> Any:
        with Whence("http://whence.test", tries=3, patience=9) as whence:
            whence.http = httpx.Client(
                transport=httpx.MockTransport(shelf), base_url="http://a.test"
            )
            return whence.download_release("test", tmp_path, **asked)

    async def awaiting(**asked: Any) -> Any:
        async with AsyncWhence("http://whence.test", tries=3, patience=9) as whence:
            transport = httpx.MockTransport(shelf)
            whence.http = httpx.AsyncClient(transport=transport, base_url="http://a.test")
            return await whence.download_release("test", tmp_path, **asked)

    if request.param == "blocking":
        return blocking
    return lambda **asked: asyncio.run(awaiting(**asked))


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waits are noted, and not waited for."""
    noted: list[float] = []

    async def note(seconds: float) -> None:
        noted.append(seconds)

    monkeypatch.setattr("whence_client.releases.time.sleep", noted.append)
    monkeypatch.setattr("whence_client.releases.asyncio.sleep", note)
    return noted


def test_every_file_is_there_once_it_is_right_and_the_second_time_none_is_asked_for(
    download: Download, shelf: Shelf, tmp_path: Path
) -> None:
    told: list[tuple[str, int, int]] = []
    found = download(progress=lambda *far: told.append(far))
    assert (found.name, contents(tmp_path)) == ("seq-1", shelf.published)
    assert shelf.asked == [("rows.parquet", None), ("README.md", None)]
    assert told[:2] == [("rows.parquet", 1000, 10240), ("rows.parquet", 2000, 10240)]
    assert told[-2:] == [("rows.parquet", 10240, 10240), ("README.md", 8, 8)]
    told.clear()
    download(progress=lambda *far: told.append(far))
    assert told == [("rows.parquet", 10240, 10240), ("README.md", 8, 8)]
    assert len(shelf.asked) == 2
    (tmp_path / "README.md").write_bytes(b"Read us.")
    download(files=["README.md"])
    assert (tmp_path / "README.md").read_bytes() == NOTES


def test_what_breaks_off_goes_on_where_it_stopped_as_long_as_it_comes_further(
    download: Download, shelf: Shelf, tmp_path: Path, waited: list[float]
) -> None:
    shelf.breaks = [2000, 2000, 2000, 2000]
    download(files=["rows.parquet"])
    assert contents(tmp_path) == {"rows.parquet": ROWS}
    ranges = [None, "bytes=2000-", "bytes=4000-", "bytes=6000-", "bytes=8000-"]
    assert [begin for _, begin in shelf.asked] == ranges
    assert waited == [0.5] * 4


def test_what_comes_no_further_is_given_up_and_taken_up_another_time(
    download: Download, shelf: Shelf, tmp_path: Path
) -> None:
    shelf.breaks = [3000, 0, 0, 0]
    with pytest.raises(UnreachableError, match="peer closed connection"):
        download(files=["rows.parquet"])
    assert contents(tmp_path) == {"rows.parquet.part": ROWS[:3000]}
    shelf.breaks = []
    download(files=["rows.parquet"])
    assert shelf.asked[-1] == ("rows.parquet", "bytes=3000-")
    assert contents(tmp_path) == {"rows.parquet": ROWS}


def test_what_is_busy_is_asked_again_after_the_seconds_that_it_says(
    download: Download, shelf: Shelf, waited: list[float]
) -> None:
    busy = httpx.Response(503, headers={"Retry-After": "7"})
    shelf.refusals = [busy, httpx.Response(410)]
    with pytest.raises(GoneError):
        download()
    assert waited == [7.0]


def test_a_file_that_is_another_by_now_begins_anew(
    download: Download, shelf: Shelf, tmp_path: Path
) -> None:
    # Of another release: the server cannot know, and it is seen at the end.
    (tmp_path / "rows.parquet.part").write_bytes(b"old" * 100)
    download(files=["rows.parquet"])
    assert [begin for _, begin in shelf.asked] == ["bytes=300-", None]
    assert contents(tmp_path) == {"rows.parquet": ROWS}
    # Longer than what was published.
    (tmp_path / "README.md.part").write_bytes(b"Longer than it is")
    download(files=["README.md"])
    assert shelf.asked[-1] == ("README.md", None)
    # Put right at the server while the wrong one came: If-Range has the whole of it sent.
    (tmp_path / "rows.parquet").unlink()
    shelf.breaks, shelf.stored["rows.parquet"] = [5000], ROWS[::-1]
    download(files=["rows.parquet"], progress=lambda *_: shelf.stored.update(shelf.published))
    assert shelf.asked[-1:] == [("rows.parquet", "bytes=5000-")]
    assert contents(tmp_path) == shelf.published


@pytest.mark.parametrize("came", [ROWS[::-1], ROWS + b"more"], ids=["other", "longer"])
def test_what_is_not_what_was_published_is_refused_with_both_digests(
    download: Download, shelf: Shelf, tmp_path: Path, came: bytes
) -> None:
    shelf.stored["rows.parquet"] = came
    with pytest.raises(DamagedFileError) as caught:
        download()
    digests = [hashlib.sha256(body).hexdigest() for body in (ROWS, came)]
    assert [caught.value.expected, caught.value.found] == digests
    assert (caught.value.file, contents(tmp_path)) == ("rows.parquet", {})


def test_names_that_there_are_not_and_names_that_lead_elsewhere_are_refused(
    download: Download, shelf: Shelf, tmp_path: Path
) -> None:
    with pytest.raises(
        ValueError, match=r"^files: 'none.csv': test seq-1 has only rows.parquet, README.md$"
    ):
        download(files=["README.md", "none.csv"])
    shelf.published["../elsewhere"] = b""
    with pytest.raises(UnreadableError, match=r"'../elsewhere' is no name of a file of a release"):
        download()
    assert contents(tmp_path) == {}


def test_the_bar_moves_on_a_terminal_and_is_a_line_a_file_elsewhere() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in (
        (
            Terminal(),
            "\rrows.parquet             ████████████░░░░░░░░░░░░  50% of 10.2 kB\x1b[K"
            "\rrows.parquet             ████████████████████████ 100% of 10.2 kB\x1b[K\n",
        ),
        (io.StringIO(), "rows.parquet  10.2 kB\n"),
    ):
        bar = ProgressBar(stream)
        for done in (5120, 5121, 10240):
            bar("rows.parquet", done, 10240)
        assert stream.getvalue() == shown


def test_the_command_tells_what_is_wrong_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["whence_client", "whence.test", "test"])
    assert main() == 1
    said = "base_url: 'whence.test' does not begin with http:// or https://\n"
    assert capsys.readouterr() == ("", said)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
