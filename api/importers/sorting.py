"""Lines sorted in little memory, whatever their number: in runs on disk that are read together."""

import heapq
import tempfile
import weakref
from collections.abc import Iterator
from typing import IO, Final

#: So many bytes are sorted at once.
RUN: Final = 32_000_000


class Sorter:
    """Takes lines in any order, and gives them in that of their bytes, as often as asked.

    The files have no name, and are closed with it: nothing stays behind, however the run ends.
    """

    def __init__(self, run: int = RUN) -> None:
        self._run = run
        self._size = 0
        self._lines: list[bytes] = []
        self._files: list[IO[bytes]] = []
        weakref.finalize(self, _close, self._files)

    def add(self, line: bytes) -> None:
        """A line that ends with its line break, the only one in it."""
        self._lines.append(line)
        self._size += len(line)
        if self._size >= self._run:
            self._write()

    def lines(self) -> Iterator[bytes]:
        """All lines so far, in order."""
        self._lines.sort()
        for file in self._files:
            file.seek(0)
        return heapq.merge(*self._files, self._lines) if self._files else iter(self._lines)

    def _write(self) -> None:
        self._lines.sort()
        file = tempfile.TemporaryFile(buffering=1 << 17)  # noqa: SIM115 - kept while it is read
        file.writelines(self._lines)
        self._files.append(file)
        self._lines, self._size = [], 0


def _close(files: list[IO[bytes]]) -> None:
    for file in files:
        file.close()
