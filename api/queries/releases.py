"""Reads releases: what the catalogue says of them, and where their files are."""

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import asyncpg
import msgspec

from api.cursors import NOBODY, Position, read_cursor, write_cursor
from api.database import Connection, load_statements
from api.errors import NotFoundError, WithdrawnError
from api.queries.asked import Asked
from api.queries.citations import Published, cite
from api.queries.datasets import check_slug, labels_of, no_dataset
from api.queries.told import shown
from api.queries.walks import read_limit
from schemas.base import UNSET, UnsetType
from schemas.paging import PageInfo
from schemas.releases import (
    Manifest,
    Release,
    ReleasedFile,
    ReleaseFile,
    ReleaseItem,
    ReleaseList,
    ReleaseRef,
    Withdrawn,
)

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
PARAMETERS: Final = ("limit", "cursor")
LATEST: Final = "latest"
MANIFEST: Final = "manifest.json"
NAME: Final = re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
#: Names that a refusal lists.
NAMED: Final = 10
READ_MANIFEST: Final = msgspec.json.Decoder(Manifest)


class ReleasesQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the releases of a dataset: how many, and after which."""

    slug: str
    limit: int
    after: str | None = None


class FoundFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a release, and the store to which it was published."""

    dataset: str
    internal: bool
    release: str
    path: str
    media_type: str
    bytes: int
    sha256: str
    licence: str
    published_at: datetime.datetime
    store: str
    seq: int


class Newest(msgspec.Struct, frozen=True, kw_only=True):
    """The latest release of a dataset, in a line."""

    slug: str
    title: str
    name: str
    data_through: datetime.date | None
    files: int
    bytes: int


def parse_releases(slug: str, query_string: bytes) -> ReleasesQuery:
    """Read the parameters of the list of a dataset's releases."""
    check_slug(slug)
    asked = Asked(query_string)
    asked.only(PARAMETERS, "the releases")
    limit = read_limit(asked)
    walk = _walk(slug)
    after = asked.cursor(lambda text: read_cursor(text, walk).place, None)
    asked.settle()
    return ReleasesQuery(slug=slug, limit=limit, after=after)


async def read_releases(
    connection: Connection, query: ReleasesQuery, readable: Sequence[str], origin: str
) -> tuple[ReleaseList, int]:
    """A page of the releases of a dataset, those of the latest seq first, and the latest seq."""
    values = (readable, query.slug, None, query.after, query.limit + 1)
    rows = await connection.fetch(SQL["read_releases"], *values)
    latest = _of_dataset(rows[0], query.slug)
    found = [_release(row, origin) for row in rows if row["manifest"] is not None]
    data = found[: query.limit]
    more = len(found) > query.limit
    page = PageInfo(
        limit=query.limit,
        next=write_cursor(Position(0, data[-1].name, NOBODY), _walk(query.slug)) if more else UNSET,
    )
    return ReleaseList(data=data, page=page), latest


async def read_release(
    connection: Connection, slug: str, name: str, readable: Sequence[str], origin: str
) -> tuple[ReleaseItem, int]:
    """A release by its name, or the latest one, and the latest seq."""
    check_slug(slug)
    [row] = await connection.fetch(SQL["read_releases"], readable, slug, _text(name), None, 1)
    latest = _of_dataset(row, slug)
    if row["manifest"] is None:
        raise (await _no_release(connection, slug, name, readable)).as_of(latest)
    return ReleaseItem(data=_release(row, origin)), latest


async def read_latest_releases(connection: Connection, readable: Sequence[str]) -> list[Newest]:
    """The latest release of each dataset that has one."""
    rows = await connection.fetch(SQL["read_latest_releases"], readable)
    return [Newest(**row) for row in rows]


async def read_release_file(
    connection: Connection, slug: str, name: str, path: str, readable: Sequence[str]
) -> FoundFile:
    """A file of a release; raises WithdrawnError where the release was withdrawn."""
    check_slug(slug)
    values = (readable, slug, _text(name), _text(path))
    [row] = await connection.fetch(SQL["read_release_file"], *values)
    latest = _of_dataset(row, slug)
    if row["name"] is None:
        raise (await _no_release(connection, slug, name, readable)).as_of(latest)
    if row["withdrawn_at"] is not None:
        raise WithdrawnError(
            f"the release {row['name']} of {slug} was withdrawn at "
            f"{row['withdrawn_at']:%Y-%m-%dT%H:%M:%SZ}: {row['withdrawn_reason']}"
        ).as_of(latest)
    if row["path"] is None:
        there_are = ", ".join(row["files"])
        detail = f"the release {row['name']} of {slug} has no file {shown(path)}; it has"
        raise NotFoundError(f"{detail} {there_are}").as_of(latest)
    named = ("path", "media_type", "bytes", "sha256", "licence", "published_at", "store")
    return FoundFile(
        dataset=slug,
        internal=row["distribution"] == "internal",
        release=row["name"],
        seq=latest,
        **{name: row[name] for name in named},
    )


def address_of(slug: str, name: str, path: str = "") -> str:
    """Where a release is, or a file of it."""
    below = f"/{path}" if path else ""
    return f"/v1/datasets/{slug}/releases/{name}{below}"


def _of_dataset(row: asyncpg.Record, slug: str) -> int:
    """The latest seq; raises NotFoundError where the reader knows of no such dataset."""
    latest: int = row["latest_seq"]
    if row["slug"] is None:
        raise no_dataset(slug).as_of(latest)
    return latest


async def _no_release(
    connection: Connection, slug: str, name: str, readable: Sequence[str]
) -> NotFoundError:
    rows = await connection.fetch(SQL["name_releases"], readable, slug, NAMED)
    what = "no release" if name == LATEST else f"no release {shown(name)}"
    if not rows:
        return NotFoundError(f"the dataset {slug} has {what}; none is published yet")
    there_are = ", ".join(row["name"] for row in rows)
    where = f"/v1/datasets/{slug}/releases lists them"
    return NotFoundError(f"the dataset {slug} has {what}; it has {there_are} ({where})")


def _release(row: asyncpg.Record, origin: str) -> Release:
    manifest = READ_MANIFEST.decode(row["manifest"])
    publisher = next((label.name for label in labels_of(row).values()), UNSET)
    published = Published(
        day=row["published_at"].date(),
        publisher=None if publisher is UNSET else publisher,
        address=origin + address_of(manifest.dataset, manifest.name),
        manifest_sha256=row["manifest_sha256"],
    )
    return Release(
        dataset=manifest.dataset,
        name=manifest.name,
        title=manifest.title,
        seq=manifest.seq,
        recorded_at=manifest.recorded_at,
        published_at=row["published_at"],
        data_through=manifest.data_through,
        edition=manifest.edition,
        licence=manifest.licence,
        citation=cite(manifest, published),
        counts=manifest.counts,
        digests=manifest.digests,
        files=_files(manifest, row),
        before=_ref(row, "before"),
        after=_ref(row, "after"),
        replaces=_ref(row, "replaces"),
        replaced_by=_ref(row, "replaced_by"),
        withdrawn=_withdrawn(row),
    )


def _files(manifest: Manifest, row: asyncpg.Record) -> list[ReleasedFile]:
    own = ReleaseFile(
        path=MANIFEST,
        media_type="application/json",
        # What is purged of a withdrawn one's is not in the catalogue any more.
        bytes=row["manifest_bytes"],
        sha256=row["manifest_sha256"],
    )
    return [
        ReleasedFile(
            **msgspec.structs.asdict(file),
            url=address_of(manifest.dataset, manifest.name, file.path),
        )
        for file in (*manifest.files, own)
    ]


def _ref(row: asyncpg.Record, part: str) -> ReleaseRef | UnsetType:
    name, seq = row[f"{part}_name"], row[f"{part}_seq"]
    return UNSET if name is None else ReleaseRef(name=name, seq=seq)


def _withdrawn(row: asyncpg.Record) -> Withdrawn | UnsetType:
    if row["withdrawn_at"] is None:
        return UNSET
    return Withdrawn(since=row["withdrawn_at"], reason=row["withdrawn_reason"])


def _text(name: str) -> str:
    """The name of a release or a file, or nothing, which is nobody's."""
    return name if NAME.fullmatch(name) else ""


def _walk(slug: str) -> bytes:
    return f"releases of {slug}".encode()
