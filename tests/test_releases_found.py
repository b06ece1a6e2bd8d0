"""`whence purge --find` reads the files of releases, whatever their form."""

import gzip
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from api.database import Connection
from api.releases.finding import PIECE, find_in_releases
from api.releases.store import Store
from tests.conftest import Write
from tests.records import source
from tests.releasing import release
from tests.test_releases_purge import Run, called, store, whence

__all__ = ["store", "whence"]  # fixtures


def parquet(*names: str) -> bytes:
    nested = [[{"of": name}] for name in names]
    output = io.BytesIO()
    pq.write_table(pa.table({"names": list(names), "nested": nested}), output, compression="zstd")
    return output.getvalue()


def sqlite(folder: Path, *names: str) -> bytes:
    path = folder / "made.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute('CREATE TABLE "some ""names" (id INTEGER PRIMARY KEY, name TEXT)')
        rows = [(name,) for name in names]
        database.executemany('INSERT INTO "some ""names" (name) VALUES (?)', rows)
        database.execute("CREATE VIRTUAL TABLE search USING fts5 (name)")
        database.commit()
    content = path.read_bytes()
    path.unlink()
    return content


async def test_a_text_is_found_in_every_form_of_file(store: Store, tmp_path: Path) -> None:
    long = "x" * (PIECE - 5)
    with_it = {
        "README.md": 'Of Żywia "Z" Zyzzyva.'.encode(),
        "events.ndjson.gz": gzip.compress(f'{long}"Zyzzyva \\"Q\\""'.encode()),
        "events.csv.gz": gzip.compress(b"id,name\n1,ZYZZYVA\n"),
        "events.parquet": parquet("Quagga", "A zyzzyva"),
        "whence.sqlite": sqlite(tmp_path, "Quagga", "A Zyzzyva"),
    }
    without = {
        "names.parquet": parquet("Quagga"),
        "names.csv.gz": gzip.compress(b"Quagga"),
        "other.sqlite": sqlite(tmp_path, "Quagga"),
        "delta.ndjson.gz": b"cut off",
    }
    folder = tmp_path / "releases" / "test" / "seq-1"
    folder.mkdir(parents=True)
    for name, content in {**with_it, **without}.items():
        (folder / name).write_bytes(content)

    def found(text: str) -> dict[str, str | None]:
        everywhere = find_in_releases([store.url, store.url], text)
        return {one.column.removeprefix("test/seq-1/"): one.status for one in everywhere}

    broken = {"delta.ndjson.gz": "unreadable"}
    assert found("Zyzzyva") == dict.fromkeys(with_it, "found") | broken
    assert found('zyzzyva "q"') == {"events.ndjson.gz": "found"} | broken
    assert found("ŻYWIA") == {"README.md": "found"} | broken
    assert found("nobody") == broken


async def test_find_looks_into_files_and_manifests(
    dsn: str, write: Write, connection: Connection, store: Store, tmp_path: Path, whence: Run
) -> None:
    await write(source())
    await release(connection, store, tmp_path, {"README.md": b"Zyzzyva"}, title="Of Zyzzyva")
    done = await called(whence, "purge", "--find", "zyzzyva", "--json")
    assert done.return_value == 1
    assert '"table":"releases","column":"manifest"' in done.output
    assert '"column":"test/seq-1/README.md","key":{"store":"file://' in done.output
    assert (await called(whence, "purge", "--find", "nobody")).output == (
        "It stands nowhere in the database, and in no release.\n"
    )
