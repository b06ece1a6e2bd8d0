"""How far a download is, as a line of text."""

import sys
from typing import TextIO

WIDTH = 24
UNITS = ("B", "kB", "MB", "GB", "TB")


class ProgressBar:
    """For `progress=` of a download: a bar that moves on a terminal, elsewhere a line a file."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._moves = self._stream.isatty()
        self._shown = ""

    def __call__(self, name: str, done: int, total: int) -> None:
        """Show how far that file is."""
        share = done / total if total else 1.0
        full = int(share * WIDTH)
        line = f"{name:24} {'█' * full}{'░' * (WIDTH - full)} {share:4.0%} of {_size(total)}"
        ended = done >= total
        if not self._moves:
            if ended:
                self._write(f"{name}  {_size(total)}\n")
        elif ended or line != self._shown:
            self._write("\r" + line + "\x1b[K" + ("\n" if ended else ""))
        self._shown = line

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _size(number: float) -> str:
    """Bytes as people say them."""
    unit = 0
    while number >= 999.5 and unit < len(UNITS) - 1:
        number /= 1000
        unit += 1
    return f"{number:.3g} {UNITS[unit]}"
