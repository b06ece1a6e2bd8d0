"""How this process keeps memory."""

import contextlib
import ctypes
from typing import Final

# Of malloc.h.
M_TRIM_THRESHOLD: Final = -1
M_MMAP_THRESHOLD: Final = -3
KEPT: Final = 64 * 1024 * 1024
LARGEST_KEPT: Final = 32 * 1024 * 1024


def keep_freed_memory() -> None:
    """Keep up to 64 MB that were freed, where the C library is GNU's.

    A page of a list is some hundred kilobytes. To ask the system for them anew and to give them
    back each time took as long as all else that is done in Python for a page of 100 events.
    """
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_TRIM_THRESHOLD, KEPT)
        mallopt(M_MMAP_THRESHOLD, LARGEST_KEPT)
