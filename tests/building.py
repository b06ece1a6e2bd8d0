"""Builds releases for tests, and reads them back."""

import gzip
import json
from pathlib import Path
from typing import Any

from pyarrow import parquet

from api.database import Connection
from api.releases.build import Workplace, build_release
from api.releases.plan import Asked
from api.releases.publish import Published
from api.releases.store import open_store


def workplace(root: Path, url: str | None = None) -> Workplace:
    """A store in that folder, or at an address; nobody hears how far it is."""
    store = open_store(url or (root / "releases").as_uri())
    return Workplace(data_dir=root, store=store, begin=lambda step, total: lambda number: None)


async def release(
    connection: Connection, root: Path, dataset: str = "test", **asked: Any
) -> Published:
    """Build and publish one."""
    return await build_release(connection, Asked(dataset=dataset, **asked), workplace(root))


def folder_of(root: Path, published: Published) -> Path:
    """Where its files are."""
    return root / "releases" / published.dataset / published.name


def lines(path: Path) -> list[bytes]:
    """The lines of a compressed file."""
    return gzip.decompress(path.read_bytes()).splitlines(keepends=True)


def records(folder: Path) -> dict[tuple[str, str], bytes]:
    """The lines of all kinds, by kind and id."""
    found = {}
    for path in sorted(folder.glob("*.ndjson.gz")):
        if path.name != "delta.ndjson.gz":
            for line in lines(path):
                record = json.loads(line)
                found[record["kind"], record["id"]] = line
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """All files, byte by byte."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


async def forget(connection: Connection) -> None:
    """Take all releases out of the catalogue, as only a superuser can."""
    await connection.execute("SET session_replication_role = replica")
    await connection.execute("DELETE FROM release_files")
    await connection.execute("DELETE FROM releases")
    await connection.execute("RESET session_replication_role")


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table, from its Parquet file."""
    rows: list[dict[str, Any]] = parquet.read_table(folder / f"{name}.parquet").to_pylist()
    return rows
