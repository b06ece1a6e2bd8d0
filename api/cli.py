"""The command `whence`: every command there is, and what becomes of errors and signals."""

import os
import signal
import sys

import click

from api import __version__
from api.commands.backup import backup, restore
from api.commands.database import migrate
from api.commands.imports import import_files
from api.commands.keys import keys
from api.commands.load import load
from api.commands.mirror import mirror
from api.commands.passages import passages
from api.commands.purge import purge
from api.commands.release import release
from api.commands.revert import revert
from api.commands.serve import run, serve
from api.commands.verify import verify
from api.commands.withdraw import withdraw
from api.errors import WhenceError


@click.group()
@click.version_option(__version__, prog_name="whence", message="%(prog)s %(version)s")
def cli() -> None:
    """Event data in which every fact says who said it."""


cli.add_command(run)
cli.add_command(serve)
cli.add_command(migrate)
cli.add_command(load)
cli.add_command(import_files)
cli.add_command(revert)
cli.add_command(purge)
cli.add_command(withdraw)
cli.add_command(passages)
cli.add_command(keys)
cli.add_command(verify)
cli.add_command(release)
cli.add_command(backup)
cli.add_command(restore)
cli.add_command(mirror)


def main() -> int:
    """Run one command; the exit code. What the user can put right is one line, no traceback."""
    try:
        code = cli(prog_name="whence", standalone_mode=False)
        sys.stdout.flush()
    except WhenceError as fault:
        click.echo(f"whence: {fault}", err=True)
        return fault.exit_code
    except click.Abort:
        return 1
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except BrokenPipeError:
        # Nobody reads any more; what is left to flush at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    return code if isinstance(code, int) else 0
