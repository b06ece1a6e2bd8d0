"""Files as importers read them: plain, gzipped, or the one file in a ZIP archive."""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from api.errors import WhenceError

#: So much of a file is looked at to know its format.
HEAD: Final = 65_536
BOM: Final = b"\xef\xbb\xbf"
#: The bit of a ZIP archive's entry that says so.
ENCRYPTED: Final = 1
READABLE: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


class UnreadableInputError(WhenceError):
    """A file that cannot be opened as what it seems to be."""


class Heard(io.FileIO):
    """A file on disk that tells how many bytes of it are read."""

    def __init__(self, path: Path, tell: Callable[[float], None]) -> None:
        super().__init__(path)
        self._tell = tell

    def readinto(self, buffer: Any, /) -> int:
        """Read, and tell."""
        number = super().readinto(buffer) or 0
        self._tell(number)
        return number


class InputFile:
    """A file to import; `tell` is told how many of its `size` bytes on disk are read, as they are.

    An importer that goes through them again tells that itself.
    """

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name
        self.size = path.stat().st_size
        self.tell: Callable[[float], None] = lambda _: None

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Its bytes, decompressed, without a byte order mark; raises UnreadableInputError."""
        try:
            with (
                io.BufferedReader(Heard(self.path, self.tell), 1 << 17) as raw,
                self._unpacked(raw) as stream,
            ):
                # A reader of its own: peeking needs a buffer, and lines come faster.
                buffered = io.BufferedReader(stream, 1 << 17)
                if buffered.peek(len(BOM)).startswith(BOM):
                    buffered.read(len(BOM))
                yield buffered
        except (zlib.error, lzma.LZMAError) as error:
            raise UnreadableInputError(f"{self.name} is damaged: {error}") from None
        except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, OSError) as error:
            raise UnreadableInputError(f"{self.name} cannot be read: {error}") from None

    def head(self) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(HEAD)

    @contextmanager
    def _unpacked(self, raw: IO[bytes]) -> Iterator[Any]:
        magic = raw.read(4)
        raw.seek(0)
        if magic.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=raw) as stream:
                yield stream
        elif magic in (b"PK\x03\x04", b"PK\x05\x06"):
            with zipfile.ZipFile(raw) as archive, archive.open(self._member(archive)) as stream:
                yield stream
        else:
            yield raw

    def _member(self, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
        members = [entry for entry in archive.infolist() if not entry.is_dir()]
        members = [entry for entry in members if not entry.filename.startswith("__MACOSX/")]
        if not members:
            raise UnreadableInputError(f"{self.name} is a ZIP archive without a file in it")
        if any(entry.filename == "xl/workbook.xml" for entry in members):
            raise UnreadableInputError(f"{self.name} is an Excel workbook; save it as CSV (UTF-8)")
        if len(members) > 1:
            names = ", ".join(entry.filename for entry in members[:10])
            raise UnreadableInputError(
                f"{self.name} is a ZIP archive of {len(members)} files ({names}); "
                "unpack it, and name the one to import"
            )
        [member] = members
        if member.flag_bits & ENCRYPTED:
            raise UnreadableInputError(f"{self.name} is an encrypted ZIP archive; unpack it")
        if member.compress_type not in READABLE:
            raise UnreadableInputError(
                f"{self.name} is a ZIP archive whose file is compressed in a way that is not read "
                f"(method {member.compress_type}); unpack it"
            )
        return member
