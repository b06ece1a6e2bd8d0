"""A bucket of an object store that speaks S3; who may use it, the AWS_* variables say."""

import contextlib
import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec
import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from api.releases.store import MANIFEST, StoreError, another, disposition, is_another
from schemas.releases import Manifest

#: How long an address may be used to begin a download.
SIGNED_FOR: Final = datetime.timedelta(hours=1)
#: What never changes is never asked for again; the catalogue says who may have it.
CACHED: Final = "private, max-age=31536000, immutable"
#: Few at once, so that a slow line carries each part within the time for a request.
PART: Final = 8 * 1024 * 1024
PARTS_AT_ONCE: Final = 4
SAID: Final = re.compile(r"<Message>(.*?)</Message>", re.DOTALL)
LONGEST: Final = 300
#: What obstore raises: its own, and Python's for what is not there or not allowed.
FAILURES: Final = (BaseError, OSError)


class Bucket:
    """Files in a bucket, below a prefix; downloads go to it directly, by signed addresses."""

    def __init__(self, url: str) -> None:
        self._url = url
        parts = urlsplit(url)
        endpoint = "" if parts.scheme == "s3" else f"{parts.scheme}://{parts.netloc}"
        named = parts.path[1:] if endpoint else f"{parts.netloc}{parts.path}"
        bucket, _, prefix = named.partition("/")
        self._store = S3Store(
            bucket,
            prefix=prefix.strip("/") or None,
            config={"endpoint": endpoint} if endpoint else {},
            # A store next door may do without TLS: whoever names it decides.
            client_options={"allow_http": True, "connect_timeout": "5s", "timeout": "120s"},
            retry_config={"max_retries": 3, "retry_timeout": datetime.timedelta(seconds=60)},
        )

    @property
    def url(self) -> str:
        """Its address."""
        return self._url

    def publish(self, building: Path, place: str) -> None:
        """Upload all files, manifest.json last; when one fails, what was uploaded is removed."""
        manifest = msgspec.json.decode((building / MANIFEST).read_bytes(), type=Manifest)
        media_types = {file.path: file.media_type for file in manifest.files}
        names = sorted(
            (path.name for path in building.iterdir()), key=lambda name: (name == MANIFEST, name)
        )
        self._make_room(building, place)
        try:
            for name in names:
                self._upload(building / name, place, media_types.get(name, "application/json"))
        except BaseException as error:
            with contextlib.suppress(StoreError):
                self.remove(place)
            if isinstance(error, FAILURES):
                raise self._failure(f"{place}/{name} cannot be uploaded", error) from None
            raise
        shutil.rmtree(building)

    def remove(self, place: str) -> None:
        """Take away all files of a place, if there are any."""
        try:
            self._delete(place)
        except FAILURES as error:
            raise self._failure(f"{place} cannot be removed", error) from None

    def local(self, place: str, name: str) -> Path | None:
        """It is elsewhere."""
        return None

    def address(self, place: str, name: str, method: str = "GET") -> str | None:
        """An address that lets anybody fetch the file for an hour."""
        try:
            return obstore.sign(
                self._store, "HEAD" if method == "HEAD" else "GET", f"{place}/{name}", SIGNED_FOR
            )
        except FAILURES as error:
            raise self._failure("no address can be signed", error) from None

    def files(self) -> Iterator[str]:
        """Every file there is."""
        try:
            for listed in obstore.list(self._store):
                yield from (found["path"] for found in listed)
        except FAILURES as error:
            raise self._failure("its files cannot be listed", error) from None

    def bring(self, file: str, folder: Path) -> Path:
        """A copy of the file in that folder."""
        copy = folder / file.replace("/", "-")
        try:
            with copy.open("wb") as output:
                for piece in obstore.get(self._store, file).stream(min_chunk_size=PART):
                    output.write(piece)
        except FAILURES as error:
            raise self._failure(f"{file} cannot be read", error) from None
        return copy

    def _make_room(self, building: Path, place: str) -> None:
        try:
            if is_another(building, self._manifest(place)):
                raise another(f"{self._url}/{place}")
            # Of a build that ended before it stood in the catalogue.
            self._delete(place)
        except FAILURES as error:
            raise self._failure(f"{place} cannot be uploaded", error) from None

    def _manifest(self, place: str) -> bytes | None:
        try:
            return bytes(obstore.get(self._store, f"{place}/{MANIFEST}").bytes())
        except FileNotFoundError:
            return None

    def _delete(self, place: str) -> None:
        for listed in obstore.list(self._store, prefix=place):
            obstore.delete(self._store, [found["path"] for found in listed])

    def _upload(self, path: Path, place: str, media_type: str) -> None:
        dataset, _, release = place.partition("/")
        obstore.put(
            self._store,
            f"{place}/{path.name}",
            path,
            attributes={
                "Content-Type": media_type,
                "Content-Disposition": disposition(dataset, release, path.name),
                "Cache-Control": CACHED,
            },
            chunk_size=PART,
            max_concurrency=PARTS_AT_ONCE,
        )

    def _failure(self, what: str, error: BaseException) -> StoreError:
        """What the store said, in one line, without what libraries say of themselves."""
        text = str(error).partition("\n\nDebug source")[0]
        said = SAID.search(text)
        reason = " ".join((said[1] if said else text).split())
        return StoreError(f"{self._url}: {what}: {reason[:LONGEST]}")
