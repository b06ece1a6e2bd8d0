"""`python -m api`: the command `whence`."""

import sys

from api.signals import leave_on_signals


def start() -> int:
    """Mind the signals first: loading the rest takes long enough for a Ctrl-C."""
    leave_on_signals()
    from api.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
