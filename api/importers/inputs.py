"""Files as importers read them: plain, gzipped, or the one file in a ZIP archive."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from api.errors import WhenceError

#: So much of a file is looked at to know its format.
HEAD: Final = 65_536
BOM: Final = b"\xef\xbb\xbf"


class UnreadableInputError(WhenceError):
    """A file that cannot be opened as what it seems to be."""


class InputFile:
    """A file to import; `position` tells how much of the `size` bytes on disk was read."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name
        self.size = path.stat().st_size
        self._raw: IO[bytes] | None = None

    @property
    def position(self) -> int:
        """Bytes of the file on disk that were read."""
        return 0 if self._raw is None or self._raw.closed else self._raw.tell()

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Its bytes, decompressed, without a byte order mark; raises UnreadableInputError."""
        try:
            with self.path.open("rb") as raw:
                self._raw = raw
                with self._unpacked(raw) as stream:
                    # A reader of its own: peeking needs a buffer, and lines come faster.
                    buffered = io.BufferedReader(stream, 1 << 17)
                    if buffered.peek(len(BOM)).startswith(BOM):
                        buffered.read(len(BOM))
                    yield buffered
        except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, OSError) as error:
            raise UnreadableInputError(f"{self.name} cannot be read: {error}") from None

    def head(self) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(HEAD)

    @contextmanager
    def _unpacked(self, raw: io.BufferedReader) -> Iterator[Any]:
        magic = raw.read(4)
        raw.seek(0)
        if magic.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=raw) as stream:
                yield stream
        elif magic == b"PK\x03\x04":
            with zipfile.ZipFile(raw) as archive, archive.open(self._member(archive)) as stream:
                yield stream
        else:
            yield raw

    def _member(self, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
        members = [entry for entry in archive.infolist() if not entry.is_dir()]
        members = [entry for entry in members if not entry.filename.startswith("__MACOSX/")]
        if len(members) != 1:
            names = ", ".join(entry.filename for entry in members[:10]) or "none"
            raise UnreadableInputError(
                f"{self.name} is a ZIP archive of {len(members)} files ({names}); "
                "unpack it, and name the one to import"
            )
        return members[0]
