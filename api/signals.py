"""How Whence ends when it is told to: unwinding, so that a database it started is stopped."""

import signal
import sys
import threading
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


def _leave(number: int, _frame: FrameType | None) -> None:
    """Unwind once; a second signal must not disturb that."""
    for ending in ENDING:
        signal.signal(ending, signal.SIG_IGN)
    sys.exit(128 + number)
