"""How this process keeps memory, and how much there is."""

import contextlib
import ctypes
import os
from pathlib import Path
from typing import Final

# Of malloc.h.
M_TRIM_THRESHOLD: Final = -1
M_MMAP_THRESHOLD: Final = -3
KEPT: Final = 64 * 1024 * 1024
LARGEST_KEPT: Final = 32 * 1024 * 1024
#: What a container's control group may take, by cgroups(7): version 2, then 1.
LIMITS: Final = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def memory_here() -> int:
    """Bytes of memory that the machine has, or that the container may take."""
    bounds = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    for file in LIMITS:
        # Without a limit the file says `max`, or is not there.
        with contextlib.suppress(OSError, ValueError):
            bounds.append(int(file.read_text(encoding="ascii")))
    return min(bounds)


def keep_freed_memory() -> None:
    """Keep up to 64 MB that were freed, where the C library is GNU's.

    A page of a list is some hundred kilobytes. To ask the system for them anew and to give them
    back each time took as long as all else that is done in Python for a page of 100 events.
    """
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_TRIM_THRESHOLD, KEPT)
        mallopt(M_MMAP_THRESHOLD, LARGEST_KEPT)
