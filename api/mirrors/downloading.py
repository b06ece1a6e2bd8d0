"""Takes files of a release: each goes on where it stopped, and counts when its hash is right."""

import asyncio
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from api.changesets.mirrored import MirrorError
from api.mirrors.origin import Offered, Origin

#: Hears a name, how much of it is here, and how much it is.
Told = Callable[[str, int, int], None]
#: What is not whole yet ends so.
PART: Final = ".part"
BLOCK: Final = 1 << 20


def untold(_: str, __: int, ___: int) -> None:
    """Nobody is told."""


async def download(origin: Origin, file: Offered, folder: Path, told: Told) -> int:
    """Have the file, verified; answers how many bytes came. MirrorError names one that is other."""
    target, part = folder / file.path, folder / f"{file.path}{PART}"
    if target.exists():
        digest = await asyncio.to_thread(digest_of, target)
        if digest != file.sha256:
            raise MirrorError(
                f"{target} has {fault_of(digest, file.sha256)}: it was changed here; remove it, "
                "and it is taken again"
            )
        return 0
    came = 0
    for whole in (False, True):
        came += await _fill(origin, file, part, told, whole=whole)
        digest = await asyncio.to_thread(digest_of, part)
        if digest == file.sha256:
            part.replace(target)
            return came
        # What was there from before may be of another file.
        part.unlink()
    raise MirrorError(
        f"{file.path} from {origin.url} has {fault_of(digest, file.sha256)}: it is refused"
    )


def fault_of(digest: str | None, right: str | None) -> str:
    """How to say that a hash is not what it should be."""
    return f"the SHA-256 {digest}, not {right}"


async def _fill(origin: Origin, file: Offered, part: Path, told: Told, *, whole: bool) -> int:
    """Bring the partial file to its size, from where it is; from the beginning where `whole`."""
    here = 0 if whole else _size(part)
    if here == file.bytes:
        return 0
    came = 0
    async with origin.file(file, here if here < file.bytes else 0) as (begins, pieces):
        with _opened(part, begins) as out:
            async for piece in pieces:
                out.write(piece)
                came += len(piece)
                told(file.path, begins + came, file.bytes)
            out.flush()
            os.fsync(out.fileno())
    return came


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _opened(part: Path, begins: int) -> BinaryIO:
    """To be written from there on."""
    part.touch()
    out = part.open("r+b")
    out.truncate(begins)
    out.seek(begins)
    return out


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in constant memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
