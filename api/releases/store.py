"""Where the files of releases are: a folder, or a bucket that speaks S3.

A place is `{dataset}/{release}`. What is published there appears whole or not at all: readers know
of a release only by its row in the catalogue, which is written after its files.
"""

import functools
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from api.errors import WhenceError

FILE: Final = "file"
MANIFEST: Final = "manifest.json"


class StoreError(WhenceError):
    """A store that cannot be read or written."""


class Store(Protocol):
    """Keeps files of releases."""

    @property
    def url(self) -> str:
        """Its address, as the catalogue keeps it."""

    def publish(self, building: Path, place: str) -> None:
        """Take over all files of a folder; nothing of them is left there when it fails.

        What stands there already, and is no such release, is another's: StoreError.
        """

    def remove(self, place: str) -> None:
        """Take away all files of a place, if there are any."""

    def local(self, place: str, name: str) -> Path | None:
        """The file itself, where it is on this machine."""

    def address(self, place: str, name: str, method: str = "GET") -> str | None:
        """An address from which anybody can fetch it for a while, where it is elsewhere."""

    def files(self) -> Iterator[str]:
        """Every file there is, also what nobody should find any more, as `{place}/{name}`."""

    def bring(self, file: str, folder: Path) -> Path:
        """The file on this machine: itself, or a copy in that folder."""


class Folder:
    """A folder of this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def url(self) -> str:
        """Its address."""
        return self._root.as_uri()

    def publish(self, building: Path, place: str) -> None:
        """Take over a folder of the same file system by one rename."""
        target = self._root / place
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                if is_another(building, _read(target / MANIFEST)):
                    raise another(str(target))
                # Of a build that ended before it stood in the catalogue.
                shutil.rmtree(target)
            building.rename(target)
            _sync(target.parent)
        except OSError as error:
            raise StoreError(f"{target} cannot be written: {error.strerror}") from None

    def remove(self, place: str) -> None:
        """Take away all files of a place, if there are any."""
        target = self._root / place
        try:
            if target.exists():
                shutil.rmtree(target)
        except OSError as error:
            raise StoreError(f"{target} cannot be removed: {error.strerror}") from None

    def local(self, place: str, name: str) -> Path | None:
        """The file itself."""
        return self._root / place / name

    def address(self, place: str, name: str, method: str = "GET") -> str | None:
        """It is served from here."""
        return None

    def files(self) -> Iterator[str]:
        """Every file there is."""
        for path in sorted(self._root.rglob("*")):
            if path.is_file():
                yield str(path.relative_to(self._root))

    def bring(self, file: str, folder: Path) -> Path:
        """The file itself."""
        return self._root / file


def is_another(building: Path, manifest: bytes | None) -> bool:
    """Whether a whole release stands where one is to go that is not the same."""
    return manifest is not None and manifest != (building / MANIFEST).read_bytes()


def another(where: str) -> StoreError:
    """What to say of a release that stands there, and not in this catalogue."""
    return StoreError(
        f"{where} is a release that this database does not know: it is of another Whence, or its "
        "build was killed at its end; give another --name or --to, or remove it"
    )


@functools.lru_cache(maxsize=16)
def open_store(url: str) -> Store:
    """The store of that address: `file:///…`, `s3://bucket/prefix` or `https://host/bucket/prefix`.

    Nothing is asked of it yet.
    """
    parts = urlsplit(url)
    if parts.scheme == FILE:
        return Folder(Path(unquote(parts.path)))
    # Those without a bucket need none of what speaks to one.
    from api.releases.bucket import Bucket

    return Bucket(url)


def find_file(urls: Iterable[str], place: str, name: str, method: str) -> Path | str:
    """A file on this machine, in the first of these stores that has it, or an address elsewhere.

    Raises StoreError where it is missing.
    """
    stores = [open_store(url) for url in dict.fromkeys(urls)]
    for store in stores:
        path = store.local(place, name)
        if path is not None and path.exists():
            return path
    # Whether a bucket has it is not asked of it: the last is where it was published to.
    for store in reversed(stores):
        address = store.address(place, name, method)
        if address is not None:
            return address
    raise StoreError(f"{place}/{name} is missing in {' and in '.join(one.url for one in stores)}")


def disposition(dataset: str, release: str, name: str) -> str:
    """Content-Disposition: a file's name tells of which release it is, wherever it is kept."""
    return f'attachment; filename="{dataset}-{release}-{name}"'


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _sync(folder: Path) -> None:
    """Let the names in a folder outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
