"""Folders in which releases are built, aside of what readers see: of one build each."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from api.releases.plan import ReleaseError

BUILDING: Final = ".building"


@contextlib.contextmanager
def built_in(folder: Path) -> Iterator[None]:
    """The folder, empty, for this build alone; ReleaseError where another one is in it.

    Nobody's is what a build left that was killed.
    """
    try:
        handle = _claim(folder)
        if handle is None:
            raise ReleaseError(f"another release is being built in {folder}; try again after it")
        for path in folder.iterdir():
            _remove(path)
    except OSError as error:
        raise ReleaseError(f"{folder} cannot be written: {error.strerror}") from None
    try:
        yield
    finally:
        # Once it is published, another build may have begun here.
        if _is_claimed(folder, handle):
            shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)
        with contextlib.suppress(OSError):
            folder.parent.rmdir()


def remove_left(beside: Path) -> None:
    """Remove what builds left there that were killed; those under way go on."""
    building = beside / BUILDING
    for folder in list(building.iterdir()) if building.is_dir() else ():
        with contextlib.suppress(ReleaseError), built_in(folder):
            pass


def _claim(folder: Path) -> int | None:
    """A handle that keeps others out until it is closed; None where one is kept out."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            # A file system without locks of folders: there a database keeps its own builds apart.
            return handle
        if _is_claimed(folder, handle):
            return handle
        os.close(handle)


def _is_claimed(folder: Path, handle: int) -> bool:
    try:
        return os.path.samestat(folder.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
