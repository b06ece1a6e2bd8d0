"""How Whence ends when it is told to: unwinding, so that a database it started is stopped."""

import asyncio
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Final

ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def leave_on_signals() -> None:
    """End with the customary exit code, and without a traceback, on Ctrl-C and the like."""
    for number in ENDING:
        signal.signal(number, _leave)


def end_process() -> None:
    """End as on SIGTERM, from any thread."""
    main = threading.main_thread().ident
    if main is not None:
        signal.pthread_kill(main, signal.SIGTERM)


def also_on_end(tell: Callable[[], object]) -> None:
    """Tell in the loop that runs, when SIGTERM comes, before whoever waits for it acts."""
    earlier = signal.getsignal(signal.SIGTERM)
    if threading.current_thread() is not threading.main_thread() or not callable(earlier):
        return
    loop, handle = asyncio.get_running_loop(), earlier

    def both(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(tell)
        handle(number, frame)

    signal.signal(signal.SIGTERM, both)
    # As a loop has it: what waits is not to be interrupted.
    signal.siginterrupt(signal.SIGTERM, False)


def _leave(number: int, _frame: FrameType | None) -> None:
    """Unwind once; a second signal must not disturb that."""
    for ending in ENDING:
        signal.signal(ending, signal.SIG_IGN)
    sys.exit(128 + number)
