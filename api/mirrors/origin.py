"""What a mirror asks of its origin, over HTTP."""

import contextlib
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Annotated, Final, TypeAlias, TypeVar
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec
from msgspec import UNSET

from api.changesets.mirrored import MirrorError
from schemas.changes import Change, Feed
from schemas.changesetsread import ChangeSet, ChangeSetList
from schemas.datasets import Dataset
from schemas.digests import Digests
from schemas.problems import Problem
from schemas.releases import ReleasedFile, ReleaseName

#: Seconds to connect, and between two pieces of an answer: a stream of events comments every 15.
TIMEOUT: Final = httpx.Timeout(60.0, connect=10.0)
#: Entries of the feed that are handed on at once.
BATCH: Final = 500
SEQ: Final = "Whence-Seq"
LINES: Final = msgspec.json.Decoder(Change)
Pieces: TypeAlias = AsyncIterator[bytes]
Answer = TypeVar("Answer")


class AwayError(MirrorError):
    """An origin that does not answer, or broke off; another try may find it."""


class RefusedError(MirrorError):
    """An origin that answers, but not with what was asked for."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


class DatasetItem(msgspec.Struct, frozen=True, kw_only=True):
    """`/v1/datasets/{slug}`."""

    data: Dataset


class Offered(ReleasedFile, frozen=True, kw_only=True):
    """A file of a release, whose name leads to no other folder."""

    path: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$(?!\n)")]


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A release, as far as a mirror takes it."""

    name: ReleaseName
    seq: int
    files: list[Offered]


class OfferItem(msgspec.Struct, frozen=True, kw_only=True):
    """`/v1/datasets/{slug}/releases/{name}`."""

    data: Offer


class Feeding(msgspec.Struct, frozen=True, kw_only=True):
    """A download of the feed: up to which seq it goes, and its entries."""

    until: int
    batches: AsyncIterator[Sequence[Change]]


class Origin:
    """Another Whence."""

    def __init__(self, client: httpx.AsyncClient, url: str) -> None:
        self.url = url
        self._client = client

    async def dataset(self, slug: str) -> tuple[Dataset, int]:
        """What it says of a dataset, and its latest seq."""
        answer = await self._get(f"/v1/datasets/{slug}", {})
        return _decoded(answer, DatasetItem).data, _seq(answer)

    async def first_seq(self, slug: str) -> int:
        """From which seq on it has all: a mirror that began with a release has not what was before.

        0: it has all.
        """
        least, most = 1, (await self.dataset(slug))[1]
        if most == 0 or await self._has(slug, least):
            return 0
        while least < most:
            between = (least + most) // 2
            if await self._has(slug, between):
                most = between
            else:
                least = between + 1
        return least

    async def _has(self, slug: str, seq: int) -> bool:
        """Whether it answers as of that seq."""
        try:
            asked = {"dataset": slug, "as_of": f"seq:{seq}", "limit": "1"}
            await self._get("/v1/sources", asked)
        except RefusedError as error:
            if error.status == 410:
                return False
            raise
        return True

    async def digests(self, slug: str, seq: int | None = None) -> Digests:
        """Count and digest of each kind, as of a seq or the latest."""
        asked = {"dataset": slug} | ({} if seq is None else {"seq": str(seq)})
        return _decoded(await self._get("/v1/digest", asked), Digests)

    async def change_sets(
        self, slug: str, *, after: int = 0, until: int | None = None, operation: str | None = None
    ) -> list[ChangeSet]:
        """The change sets that wrote it after a seq, oldest first."""
        asked = {"dataset": slug, "limit": "1000", "since": f"seq:{after}"}
        asked |= {} if until is None else {"until": f"seq:{until}"}
        asked |= {} if operation is None else {"operation": operation}
        found: list[ChangeSet] = []
        while True:
            page = _decoded(await self._get("/v1/changesets", asked), ChangeSetList)
            found += page.data
            if page.page.next is UNSET:
                return found[::-1]
            asked["cursor"] = str(page.page.next)

    async def changes(self, slug: str, after: str, limit: int) -> list[Change]:
        """A few entries of the feed after a place."""
        asked = {"dataset": slug, "after": after, "limit": str(limit)}
        return _decoded(await self._get("/v1/changes", asked), Feed).data

    @contextlib.asynccontextmanager
    async def feed(self, slug: str, after: str) -> AsyncIterator[Feeding]:
        """All that is in the feed after a place, in constant memory.

        Raises MirrorError where the origin has not come so far itself.
        """
        latest = (await self.dataset(slug))[1]
        if latest < int(after.partition(".")[0]):
            raise MirrorError(
                f"{self.url} is at seq {latest}, before {after} which this mirror has: it was "
                "restored from an earlier backup, or is another Whence"
            )
        asked = {"dataset": slug, "after": after, "format": "ndjson"}
        async with self._streaming(f"{self.url}/v1/changes", asked) as answer:
            _check(answer, self.url)
            yield Feeding(until=_seq(answer), batches=_batches(answer, self.url))

    async def wait(self, slug: str, after: int) -> None:
        """Until the feed has something after a seq, or its stream of events ends."""
        asked = {"dataset": slug, "after": str(after), "format": "sse"}
        async with self._streaming(f"{self.url}/v1/changes", asked) as answer:
            _check(answer, self.url)
            async for piece in answer.aiter_bytes():
                if b"data:" in piece:
                    return

    async def latest_release(self, slug: str) -> Offer | None:
        """The latest release of a dataset, if there is one."""
        try:
            answer = await self._get(f"/v1/datasets/{slug}/releases/latest", {})
        except RefusedError as error:
            if error.status == 404:
                return None
            raise
        return _decoded(answer, OfferItem).data

    @contextlib.asynccontextmanager
    async def file(self, file: Offered, begin: int) -> AsyncIterator[tuple[int, Pieces]]:
        """A file of a release from a byte on, or whole where only that is given; and from where."""
        headers = {"Accept-Encoding": "identity"}
        if begin:
            # No If-Range: a bucket has another ETag, and what the file is its hash says.
            headers["Range"] = f"bytes={begin}-"
        async with self._streaming(urljoin(f"{self.url}/", file.url), {}, headers) as answer:
            yield begin if answer.status_code == 206 else 0, _pieces(answer, self.url)

    @contextlib.asynccontextmanager
    async def _streaming(
        self, url: str, asked: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[httpx.Response]:
        """An answer whose body is read piece by piece."""
        with _telling(self.url):
            request = self._client.build_request("GET", url, params=asked, headers=headers)
            answer = await self._client.send(request, stream=True)
            try:
                if answer.is_error:
                    await answer.aread()
                    _check(answer, self.url)
                yield answer
            finally:
                await answer.aclose()

    async def _get(self, path: str, asked: Mapping[str, str]) -> httpx.Response:
        with _telling(self.url):
            answer = await self._client.get(self.url + path, params=asked)
        _check(answer, self.url)
        return answer


@contextlib.asynccontextmanager
async def reaching(url: str, key: str | None) -> AsyncIterator[Origin]:
    """The Whence at an address, asked with a key where there is one."""
    headers = {"User-Agent": "whence mirror"} | ({"Authorization": f"Bearer {key}"} if key else {})
    try:
        async with httpx.AsyncClient(
            headers=headers, timeout=TIMEOUT, follow_redirects=True
        ) as client:
            yield Origin(client, address(url))
    except ssl.SSLError as error:
        raise MirrorError(f"{url} has no certificate that is trusted here: {error}") from None


def address(url: str) -> str:
    """The address as it is kept: without what follows the path; MirrorError where it is none."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise MirrorError(
            f"{url!r} is no address of a Whence: it looks like https://whence.example"
        )
    if parts.username or parts.password:
        raise MirrorError(
            "the address names a user: give the key by --key-file or WHENCE_MIRROR_KEY"
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix('/v1')}"


@contextlib.contextmanager
def _telling(url: str) -> Iterator[None]:
    try:
        yield
    except (httpx.TransportError, httpx.StreamError, httpx.DecodingError) as error:
        said = str(error) or type(error).__name__
        raise AwayError(f"{url} does not answer, or broke off: {said}") from error
    except (httpx.InvalidURL, httpx.TooManyRedirects) as error:
        raise MirrorError(f"{url} is no address of a Whence: {error}") from None


def _check(answer: httpx.Response, url: str) -> None:
    """Raise for what is not the answer that was asked for, in the origin's words."""
    if answer.is_error:
        try:
            detail = msgspec.json.decode(answer.content, type=Problem).detail
        except msgspec.MsgspecError:
            detail = ""
        said = detail or answer.reason_phrase
        text = f"{url} answers {answer.status_code}: {said}"
        if answer.status_code >= 500 or answer.status_code == 429:
            raise AwayError(text)
        raise RefusedError(text, answer.status_code)
    if SEQ not in answer.headers:
        raise MirrorError(f"{url} is no Whence: its answers have no {SEQ}")


def _seq(answer: httpx.Response) -> int:
    return int(answer.headers[SEQ])


def _decoded(answer: httpx.Response, kind: type[Answer]) -> Answer:
    try:
        return msgspec.json.decode(answer.content, type=kind)
    except msgspec.MsgspecError as error:
        raise MirrorError(f"{answer.url} answers what this Whence cannot read: {error}") from None


async def _pieces(answer: httpx.Response, url: str) -> AsyncIterator[bytes]:
    with _telling(url):
        async for piece in answer.aiter_raw(1 << 18):
            yield piece


async def _batches(answer: httpx.Response, url: str) -> AsyncIterator[Sequence[Change]]:
    """Entries by tens of thousands of bytes: not by splitlines, which ends lines at U+2028, too."""
    rest = b""
    with _telling(url):
        async for piece in answer.aiter_bytes(1 << 18):
            *lines, rest = (rest + piece).split(b"\n")
            if lines:
                yield [_change(line, url) for line in lines]
    if rest:
        raise AwayError(f"{url} broke off within a line of the feed")


def _change(line: bytes, url: str) -> Change:
    try:
        return LINES.decode(line)
    except msgspec.MsgspecError as error:
        raise MirrorError(f"{url} has an entry in its feed that is none: {error}") from None
