"""Work that goes on beside whoever orders it, each kind of it in order."""

import zlib
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Final

LEVEL: Final = 6
#: What zlib takes for a gzip file: it writes neither name nor time into it.
GZIP: Final = 31


class InTurn:
    """One thing after the other; whoever orders the next waits until the last is done."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool
        self._last: Future[None] | None = None

    def order(self, work: Callable[[], None]) -> None:
        """Do it, when what was ordered before is done; raises what that failed with."""
        self.wait()
        self._last = self._pool.submit(work)

    def wait(self) -> None:
        """Until all is done."""
        if self._last is not None:
            last, self._last = self._last, None
            last.result()


class GzipFile:
    """A gzip file that depends on nothing but what is in it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._compress = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)

    def write(self, data: bytes | memoryview) -> None:
        """Compress and append."""
        self._file.write(self._compress.compress(data))

    def finish(self) -> None:
        """Write what is left."""
        self._file.write(self._compress.flush())
        self.close()

    def close(self) -> None:
        """Leave it as it is."""
        self._file.close()
