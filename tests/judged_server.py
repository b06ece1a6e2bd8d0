"""The command `whence`, but that what it serves is judged."""

import sys
from typing import Final

from api.signals import leave_on_signals

# Not where a worker loads it, as in `tests/tiny_server.py`.
if __name__ == "__main__":
    leave_on_signals()

SERVING: Final = ("run", "serve")


def create_app() -> object:
    """The application as a worker serves it."""
    from api import app
    from tests.judging import Judge

    return Judge(app.create_app())


def start() -> int:
    """Run a command; what serves nothing loads nothing more for it."""
    if sys.argv[1:2] and sys.argv[1] in SERVING:
        from api.server import serve_until_stopped

        assert serve_until_stopped.__kwdefaults__ is not None
        serve_until_stopped.__kwdefaults__["application"] = "tests.judged_server:create_app"
    from api.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
