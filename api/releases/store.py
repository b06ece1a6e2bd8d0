"""Where the files of releases are: a folder, or a bucket that speaks S3.

A place is `{dataset}/{release}`. What is published there appears whole or not at all: readers know
of a release only by its row in the catalogue, which is written after its files.
"""

import os
import shutil
from pathlib import Path
from typing import Protocol

from api.errors import WhenceError


class StoreError(WhenceError):
    """A store that cannot be read or written."""


class Store(Protocol):
    """Keeps files of releases."""

    @property
    def url(self) -> str:
        """Its address, as the catalogue keeps it."""

    def publish(self, building: Path, place: str) -> None:
        """Take over all files of a folder; nothing of them is left there when it fails."""

    def remove(self, place: str) -> None:
        """Take away all files of a place, if there are any."""

    def local(self, place: str, name: str) -> Path | None:
        """The file itself, where it is on this machine."""

    def address(self, place: str, name: str) -> str | None:
        """An address from which anybody can fetch it for a while, where it is elsewhere."""


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
                # Of a build that ended before it stood in the catalogue.
                shutil.rmtree(target)
            building.rename(target)
            _sync(target.parent)
        except OSError as error:
            raise StoreError(f"{target} cannot be written: {error.strerror}") from None

    def remove(self, place: str) -> None:
        """Take away all files of a place, if there are any."""
        target = self._root / place
        if target.exists():
            shutil.rmtree(target)

    def local(self, place: str, name: str) -> Path | None:
        """The file itself."""
        return self._root / place / name

    def address(self, place: str, name: str) -> str | None:
        """It is served from here."""
        return None


def _sync(folder: Path) -> None:
    """Let the names in a folder outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
