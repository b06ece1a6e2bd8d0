"""Releases as a build would leave them, made by hand, and a store that speaks S3."""

import contextlib
import datetime
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import msgspec

from api.database import Connection
from api.releases.store import Store
from schemas.digests import Digest
from schemas.releases import Manifest, ReleaseFile
from tests.starting import free_port

MANIFEST = "manifest.json"
MEDIA_TYPES = {
    ".parquet": "application/vnd.apache.parquet",
    ".gz": "application/gzip",
    ".csv": "text/csv",
    ".sqlite": "application/vnd.sqlite3",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
}
RECORDED = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
#: Names, and what is in them; as small as may be.
FILES: Mapping[str, bytes] = {
    "events.csv.gz": b"\x1f\x8b no archive, but as good as one here",
    "README.md": b"# Test\n",
}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def described(path: str, content: bytes) -> ReleaseFile:
    media_type = MEDIA_TYPES[Path(path).suffix]
    return ReleaseFile(
        path=path, media_type=media_type, bytes=len(content), sha256=digest(content), rows=1
    )


def manifest_of(
    files: Mapping[str, bytes], dataset: str = "test", name: str = "seq-1", **more: Any
) -> Manifest:
    """What a release of these files says of itself."""
    fields: dict[str, Any] = {
        "format": "whence-release/1",
        "dataset": dataset,
        "title": "Test",
        "name": name,
        "seq": 1,
        "recorded_at": RECORDED,
        "data_through": datetime.date(2023, 5, 24),
        "licence": "CC-BY-4.0",
        "citation": "A newsroom: Test (test).",
        "counts": {"event": 1},
        "digests": [Digest(dataset=dataset, kind="event", count=1, digest="0" * 32)],
        "tables": [],
        "files": [described(path, files[path]) for path in sorted(files)],
    }
    return Manifest(**fields | more)


def build(folder: Path, manifest: Manifest, files: Mapping[str, bytes]) -> Path:
    """A folder with the files of a release, as a store takes it over."""
    building = folder / f"building-{manifest.dataset}-{manifest.name}"
    building.mkdir(parents=True)
    for path, content in files.items():
        (building / path).write_bytes(content)
    (building / MANIFEST).write_bytes(msgspec.json.encode(manifest))
    return building


async def release(
    connection: Connection,
    store: Store,
    folder: Path,
    files: Mapping[str, bytes] = FILES,
    **more: Any,
) -> Manifest:
    """Publish these files: into the store, and then into the catalogue."""
    replaces = more.pop("replaces", None)
    manifest = manifest_of(files, **more)
    store.publish(build(folder, manifest, files), f"{manifest.dataset}/{manifest.name}")
    own = msgspec.json.encode(manifest)
    number = await connection.fetchval(
        "INSERT INTO releases (dataset_id, name, seq, manifest, manifest_sha256, store, replaces)"
        " SELECT d.id, $2, $3, $4, $5, $6, (SELECT r.id FROM releases AS r WHERE r.name = $7)"
        " FROM datasets AS d WHERE d.slug = $1 RETURNING id",
        *(manifest.dataset, manifest.name, manifest.seq, own.decode()),
        *(hashlib.sha256(own).digest(), store.url, replaces),
    )
    listed = [*manifest.files, described(MANIFEST, own)]
    await connection.executemany(
        "INSERT INTO release_files (release_id, path, media_type, bytes, sha256)"
        " VALUES ($1, $2, $3, $4, $5)",
        [(number, f.path, f.media_type, f.bytes, bytes.fromhex(f.sha256)) for f in listed],
    )
    return manifest


@contextlib.contextmanager
def bucket_server() -> Iterator[str]:
    """The address of a bucket of moto's server, which runs as a process of its own."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        env={**os.environ, "MOTO_S3_CUSTOM_ENDPOINTS": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}/bucket"
        _await_bucket(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _await_bucket(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            httpx.put(url).raise_for_status()
            return
        time.sleep(0.1)
    raise AssertionError("moto's server does not answer")
