"""Releases into a folder: every file verified, and what broke off goes on where it stopped.

`Arriving` neither sends nor waits, so that both kinds of clients do the same with it.
"""

import asyncio
import hashlib
import os
import re
import time
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

import httpx

from .exchanges import Patience, Request, unreachable
from .generated.api.releases import get_release_file
from .generated.models import Release, ReleasedFile
from .problems import (
    DamagedFileError,
    RangeNotSatisfiableError,
    UnreachableError,
    UnreadableError,
    WhenceError,
    failure_of,
)

#: Hears the name of a file, how many bytes of it are here, and how many it has.
Progress = Callable[[str, int, int], object]
#: What is not whole yet ends so.
PART: Final = ".part"
#: A name that leads to no other folder.
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")
BLOCK: Final = 1 << 20


class Arriving:
    """A file on its way: `NAME.part`, with the hash of what is here, until all of it is right."""

    def __init__(self, release: Release, file: ReleasedFile, folder: Path, told: Progress) -> None:
        self.name, self._all, self._right = file.path, file.bytes_, file.sha256
        self._target = folder / file.path
        self._part = folder / f"{file.path}{PART}"
        self._told = told
        self._asked = get_release_file._get_kwargs(release.dataset, release.name, file.path)
        self._tag = f'"{file.sha256}"'  # as Whence itself has it; a bucket has tags of its own
        self._here = self._furthest = 0
        self._hash = hashlib.sha256()
        self._in_pieces = False

    def look(self) -> bool:
        """Whether it is here and right; if not, what came of it before is taken up."""
        if self._target.is_file() and self._target.stat().st_size == self._all:
            with self._target.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == self._right:
                    self._told(self.name, self._all, self._all)
                    return True
        if self._part.is_file() and self._part.stat().st_size <= self._all:
            with self._part.open("rb") as part:
                while block := part.read(BLOCK):
                    self._hash.update(block)
                    self._here += len(block)
        self._furthest = self._here
        return False

    def settle(self) -> bool:
        """Whether it is done: whole, right and renamed. What was put together wrong begins anew."""
        if self._here < self._all or not self._part.exists():
            return False
        found = self._hash.hexdigest()
        if found == self._right:
            self._part.replace(self._target)
            return True
        self._part.unlink()
        if not self._in_pieces:
            raise DamagedFileError(self.name, expected=self._right, found=found)
        self._begin()
        return False

    def request(self) -> Request:
        """For what is lacking; the whole of it, if the file is another by now."""
        headers = {"Accept-Encoding": "identity"}
        if self._here:
            headers |= {"Range": f"bytes={self._here}-", "If-Range": self._tag}
        return {**self._asked, "headers": headers}

    @contextmanager
    def taking(self, answer: httpx.Response) -> Generator[Callable[[bytes], bool], None, None]:
        """What to give each piece of an answer to: it says whether more are wanted."""
        if answer.status_code == 206:
            self._in_pieces = True
        else:
            self._begin()
        if answer.headers.get("ETag", "").startswith('"'):  # weak ones promise too little
            self._tag = answer.headers["ETag"]
        self._part.touch()
        with self._part.open("r+b") as out:
            out.truncate(self._here)
            out.seek(self._here)
            yield lambda piece: self._take(out, piece)
            out.flush()
            os.fsync(out.fileno())
        if self._here < self._all:
            raise UnreachableError(f"{self.name} ended at byte {self._here} of {self._all}")

    def failed(self, failure: httpx.RequestError | WhenceError, patience: Patience) -> float:
        """After how many seconds to go on; raises what waiting does not help."""
        if isinstance(failure, RangeNotSatisfiableError):
            self._begin()
            return 0.0
        if self._here > self._furthest:
            self._furthest = self._here
            patience.begin()
        known = failure if isinstance(failure, WhenceError) else unreachable(failure)
        return patience.pause(known)

    def _begin(self) -> None:
        self._here, self._hash, self._in_pieces = 0, hashlib.sha256(), False

    def _take(self, out: BinaryIO, piece: bytes) -> bool:
        out.write(piece)
        self._hash.update(piece)
        self._here += len(piece)
        self._told(self.name, min(self._here, self._all), self._all)
        return self._here <= self._all


def fetch(http: httpx.Client, file: Arriving, patience: Patience) -> None:
    """Have the file, whole and right."""
    if file.look():
        return
    while not file.settle():
        try:
            with http.stream(**file.request()) as answer:
                if not answer.is_success:
                    answer.read()
                    raise failure_of(answer)
                with file.taking(answer) as take:
                    for piece in answer.iter_bytes():
                        if not take(piece):
                            break
        except (httpx.RequestError, WhenceError) as failure:
            time.sleep(file.failed(failure, patience))


async def fetch_awaiting(http: httpx.AsyncClient, file: Arriving, patience: Patience) -> None:
    """Have the file, whole and right, while others run."""
    if await asyncio.to_thread(file.look):
        return
    while not file.settle():
        try:
            async with http.stream(**file.request()) as answer:
                if not answer.is_success:
                    await answer.aread()
                    raise failure_of(answer)
                with file.taking(answer) as take:
                    async for piece in answer.aiter_bytes():
                        if not take(piece):
                            break
        except (httpx.RequestError, WhenceError) as failure:
            await asyncio.sleep(file.failed(failure, patience))


def arriving(
    release: Release, folder: Path, names: Collection[str] | None, told: Progress | None
) -> list[Arriving]:
    """The files that are wanted, for a folder that is made where it is not there."""
    there_are = [file.path for file in release.files]
    if unknown := sorted(set(names or ()) - set(there_are)):
        raise ValueError(
            f"files: {', '.join(map(repr, unknown))}: {release.dataset} {release.name} has only "
            f"{', '.join(there_are)}"
        )
    if odd := [name for name in there_are if not NAME.fullmatch(name)]:
        raise UnreadableError(f"{odd[0]!r} is no name of a file of a release")
    folder.mkdir(parents=True, exist_ok=True)
    return [
        Arriving(release, file, folder, told or (lambda *_: None))
        for file in release.files
        if names is None or file.path in names
    ]
