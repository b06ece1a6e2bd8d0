"""Stores: what is published appears whole or not at all, in a folder as in a bucket."""

import http.client
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgspec
import pytest

from api.releases.store import Store, StoreError, open_store
from tests.releasing import FILES, MANIFEST, bucket_server, build, manifest_of
from tests.starting import free_port

PLACE = "test/seq-1"
NAMES = sorted(f"{PLACE}/{name}" for name in (*FILES, MANIFEST))


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    with bucket_server() as url:
        yield url


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "someone")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty one of each sort."""
    if request.param == "folder":
        return open_store((tmp_path / "releases with a space").as_uri())
    bucket: str = request.getfixturevalue("bucket")
    return open_store(f"{bucket}/below/{tmp_path.name}")


def built(folder: Path) -> Path:
    return build(folder, manifest_of(FILES), FILES)


def contents(store: Store, folder: Path) -> dict[str, bytes]:
    return {file: store.bring(file, folder).read_bytes() for file in store.files()}


def test_all_files_of_a_release_are_taken_over(store: Store, tmp_path: Path) -> None:
    assert list(store.files()) == []
    building = built(tmp_path)
    store.publish(building, PLACE)
    manifest = msgspec.json.encode(manifest_of(FILES))
    expected = {f"{PLACE}/{name}": content for name, content in FILES.items()}
    assert contents(store, tmp_path) == expected | {f"{PLACE}/{MANIFEST}": manifest}
    assert not building.exists()
    assert open_store(store.url) is store


def test_what_a_build_left_that_ended_early_gives_way(store: Store, tmp_path: Path) -> None:
    left = store.local(PLACE, "names.parquet")
    if left is None:
        httpx.put(f"{store.url}/{PLACE}/names.parquet", content=b"half of it").raise_for_status()
    else:
        left.parent.mkdir(parents=True)
        left.write_bytes(b"half of it")
    assert [*store.files()] == [f"{PLACE}/names.parquet"]
    for _ in range(2):
        store.publish(built(tmp_path), PLACE)
        assert sorted(store.files()) == NAMES


def test_a_whole_release_of_another_stays(store: Store, tmp_path: Path) -> None:
    theirs = {"events.parquet": b"of another Whence"}
    store.publish(build(tmp_path, manifest_of(theirs), theirs), PLACE)
    with pytest.raises(StoreError, match="is a release that this database does not know"):
        store.publish(built(tmp_path), PLACE)
    assert sorted(store.files()) == [f"{PLACE}/events.parquet", f"{PLACE}/{MANIFEST}"]


def test_a_release_is_removed_and_no_other(store: Store, tmp_path: Path) -> None:
    for place in ("test/seq-1", "test/seq-10", "test-2/seq-1"):
        store.publish(built(tmp_path), place)
    store.remove(PLACE)
    store.remove(PLACE)
    left = {file.rpartition("/")[0] for file in store.files()}
    assert left == {"test/seq-10", "test-2/seq-1"}


def test_a_bucket_says_what_a_file_is_to_whoever_downloads_it(bucket: str, tmp_path: Path) -> None:
    store = open_store(f"{bucket}/{tmp_path.name}")
    store.publish(built(tmp_path), PLACE)
    assert store.local(PLACE, "events.csv.gz") is None
    answers = {
        method: httpx.request(method, str(store.address(PLACE, "events.csv.gz", method)))
        for method in ("GET", "HEAD")
    }
    assert answers["GET"].content == FILES["events.csv.gz"]
    for answer in answers.values():
        told = {name: answer.headers[name] for name in ("content-type", "content-disposition")}
        assert (answer.status_code, told) == (
            200,
            {
                "content-type": "application/gzip",
                "content-disposition": 'attachment; filename="test-seq-1-events.csv.gz"',
            },
        )


class Refusing(BaseHTTPRequestHandler):
    """Stands before a bucket, and refuses to take a file of one name."""

    behind = ""
    refused = ""
    seen: list[str]

    def forward(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        name = urlsplit(self.path).path.rpartition("/")[2]
        if self.command == "PUT":
            self.seen.append(name)
            if name == self.refused:
                self.answer(403, b"<Error><Message>The key\n may not write</Message></Error>")
                return
        connection = http.client.HTTPConnection(self.behind)
        connection.request(self.command, self.path, body, dict(self.headers))
        answer = connection.getresponse()
        self.answer(answer.status, answer.read())
        connection.close()

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = forward  # noqa: N815 - as they are found

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"some"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nowhere."""


@pytest.mark.parametrize(
    ("refused", "tried"),
    [
        ("events.csv.gz", ["README.md", "events.csv.gz"]),
        (MANIFEST, ["README.md", "events.csv.gz", MANIFEST]),
    ],
)
def test_nothing_is_left_of_an_upload_that_fails_in_its_middle(
    bucket: str, tmp_path: Path, refused: str, tried: list[str]
) -> None:
    class Handler(Refusing):
        pass

    Handler.behind, Handler.refused, Handler.seen = urlsplit(bucket).netloc, refused, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as before:
        threading.Thread(target=before.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{before.server_port}/bucket/{tmp_path.name}"
        store, building = open_store(url), built(tmp_path)
        with pytest.raises(StoreError) as caught:
            store.publish(building, PLACE)
        before.shutdown()
    told = f"{url}: {PLACE}/{refused} cannot be uploaded: The key may not write"
    assert str(caught.value) == told
    assert Handler.seen == tried
    assert list(open_store(f"{bucket}/{tmp_path.name}").files()) == []
    assert sorted(path.name for path in building.iterdir()) == sorted((*FILES, MANIFEST))


def test_a_bucket_that_is_not_there_is_named(bucket: str, tmp_path: Path) -> None:
    elsewhere = bucket.replace("/bucket", "/nobucket")
    store = open_store(elsewhere)
    with pytest.raises(StoreError) as caught:
        store.publish(built(tmp_path), PLACE)
    assert str(caught.value) == (
        f"{elsewhere}: {PLACE} cannot be uploaded: The specified bucket does not exist"
    )


def test_a_store_that_does_not_answer_is_named(tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}/bucket"
    with pytest.raises(StoreError, match=rf"^{url}: {PLACE} cannot be uploaded: ") as caught:
        open_store(url).publish(built(tmp_path), PLACE)
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = open_store((tmp_path / "file").as_uri())
    with pytest.raises(StoreError) as caught:
        store.publish(built(tmp_path), PLACE)
    assert str(caught.value) == f"{tmp_path}/file/{PLACE} cannot be written: Not a directory"
