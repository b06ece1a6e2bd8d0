"""Releases of a dataset: the catalogue, and their files."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec
from litestar import get
from litestar.params import FromPath

from api.answers import Answer
from api.asgi import Reply
from api.auth import reader_of
from api.content import Content
from api.database import Connection
from api.errors import FileUnavailableError
from api.files import Held, answer_file, has_already
from api.queries.filters import parse_nothing
from api.queries.releases import (
    LATEST,
    PARAMETERS,
    FoundFile,
    ReleasesQuery,
    address_of,
    parse_releases,
    read_release,
    read_release_file,
    read_releases,
)
from api.releases.store import StoreError, disposition, find_file
from api.routes.reading import AnyRequest, answer_question, origin_of, readable_by
from api.serving import serving_of
from schemas.releases import ReleaseItem, ReleaseList


@get(
    "/v1/datasets/{slug:str}/releases",
    operation_id="listReleases",
    summary="List the releases of a dataset",
    tags=["releases"],
    opt={"answers": ReleaseList, "parameters": PARAMETERS},
)
async def list_releases(request: AnyRequest, slug: FromPath[str]) -> Answer:
    """List what was published of a dataset, of the latest seq first, with what was withdrawn."""

    async def read(
        connection: Connection, query: ReleasesQuery, readable: Sequence[str]
    ) -> Content:
        found, seq = await read_releases(connection, query, readable, origin_of(request))
        licences = [release.licence for release in found.data]
        body = msgspec.json.encode(found)
        return Content(body=body, seq=seq, licences=licences, lasting=False)

    return await answer_question(request, partial(parse_releases, slug), read)


@get(
    "/v1/datasets/{slug:str}/releases/{release:str}",
    operation_id="getRelease",
    summary="Get a release",
    tags=["releases"],
    opt={"answers": ReleaseItem},
)
async def get_release(request: AnyRequest, slug: FromPath[str], release: FromPath[str]) -> Answer:
    """Get a release by its name, or the `latest`: its seq, files with digests, how to cite it.

    The latest is the one of the greatest seq that is not withdrawn.
    """

    async def read(connection: Connection, _: None, readable: Sequence[str]) -> Content:
        found, seq = await read_release(connection, slug, release, readable, origin_of(request))
        body = msgspec.json.encode(found)
        return Content(body=body, seq=seq, licences=[found.data.licence], lasting=False)

    return await answer_question(request, partial(parse_nothing, "a release"), read)


@get(
    "/v1/datasets/{slug:str}/releases/{release:str}/{file:str}",
    operation_id="getReleaseFile",
    summary="Download a file of a release",
    tags=["releases"],
    opt={
        "file": True,
        "headers": ("Range", "If-Range"),
        "problems": ("withdrawn", "range-not-satisfiable", "file-unavailable"),
    },
)
async def get_release_file(
    request: AnyRequest, slug: FromPath[str], release: FromPath[str], file: FromPath[str]
) -> Reply:
    """Download a file as it was published, whole or a `Range` of it; it never changes.

    Its SHA-256 is its entity tag and its `Repr-Digest`. Of the `latest` release you are led to the
    file by the release's name (307), and where files are kept in a bucket, to the bucket.
    """
    parse_nothing("a file of a release", request.scope["query_string"])
    async with serving_of(request).readers.lend() as connection:
        readable = readable_by(await reader_of(request, connection))
        found = await read_release_file(connection, slug, release, file, readable)
    if release == LATEST:
        return lead_to(address_of(slug, found.release, file), "no-cache", found.seq)
    held = held_as(found)
    return has_already(request, held) or await answer_from_store(request, found, held)


async def answer_from_store(request: AnyRequest, found: FoundFile, held: Held) -> Reply:
    """The file itself, or the way to it; what is wrong with the store is for the log."""
    scope: Any = request.scope
    # What is set now goes first: files may have moved since.
    stores = (serving_of(request).settings.releases_url, found.store)
    place = f"{found.dataset}/{found.release}"
    method = "HEAD" if scope.get("whence.head") else "GET"
    try:
        where = await asyncio.to_thread(find_file, stores, place, found.path, method)
        if isinstance(where, str):
            return lead_to(where, "no-store")
        return await answer_file(request, held, where)
    except StoreError as error:
        scope["whence.note"] = str(error)
        detail = f"{held.name} cannot be read from its store now; try again"
        raise FileUnavailableError(detail) from None


def held_as(found: FoundFile) -> Held:
    """What is to be said of the file, whichever store has it."""
    return Held(
        name=f"{found.dataset}/{found.release}/{found.path}",
        media_type=found.media_type,
        size=found.bytes,
        sha256=found.sha256,
        modified=found.published_at,
        licence=found.licence,
        public=not found.internal,
        disposition=disposition(found.dataset, found.release, found.path),
    )


def lead_to(address: str, cached: str, seq: int | None = None) -> Answer:
    """307: the same is to be asked there."""
    headers = [(b"location", address.encode("ascii")), (b"cache-control", cached.encode("ascii"))]
    if seq is not None:
        headers.append((b"whence-seq", b"%d" % seq))
    return Answer(307, headers, b"")
