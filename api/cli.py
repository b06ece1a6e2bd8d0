"""The command `whence`: every command there is, and what becomes of errors and signals."""

import os
import signal
import sys
from types import FrameType

import click

from api import __version__
from api.commands.database import migrate
from api.commands.serve import run, serve
from api.errors import WhenceError


@click.group()
@click.version_option(__version__, prog_name="whence", message="%(prog)s %(version)s")
def cli() -> None:
    """Event data in which every fact says who said it."""


cli.add_command(run)
cli.add_command(serve)
cli.add_command(migrate)


def main() -> int:
    """Run one command; the exit code. What the user can put right is one line, no traceback."""
    # As Ctrl-C does, so that a database that was started is stopped again.
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    try:
        code = cli(standalone_mode=False)
        sys.stdout.flush()
    except WhenceError as fault:
        click.echo(f"whence: {fault}", err=True)
        return fault.exit_code
    except click.Abort:
        return 128 + signal.SIGINT
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except BrokenPipeError:
        # Nobody reads any more; what is left to flush at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    return code if isinstance(code, int) else 0


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
