"""The command `whence`: every command there is, and what becomes of errors and signals."""

import importlib
import os
import signal
import sys
from typing import Final

import click

from api import __version__
from api.errors import WhenceError

#: Each command with where in `api.commands` it is, and its help in a line. Only the one that is run
#: is loaded: all of them, with Arrow and Alembic, take longer than most work does.
COMMANDS: Final = {
    "backup": ("backup.backup", "Write all there is, of one moment, into a new folder."),
    "import": ("imports.import_files", "Bring files of another data set into a dataset."),
    "index": ("index.index", "Bring the index for searching to what was written last."),
    "keys": ("keys.keys", "Keys that allow to write, or to read internal datasets."),
    "link": ("link.link", "Which actors and events of several datasets are one, as people judge."),
    "load": ("load.load", "Write case files, each as one change set."),
    "migrate": ("database.migrate", "Bring the database to the schema of this version."),
    "mirror": ("mirror.mirror", "Copy a dataset of the Whence at URL."),
    "passages": ("passages.passages", "Show each passage of a case file beside its record."),
    "purge": ("purge.purge", "Take a record out of everything."),
    "release": ("release.release", "Publish a snapshot of a dataset."),
    "restore": ("backup.restore", "Bring a backup into an empty database."),
    "revert": ("revert.revert", "Write what restores all that a change set changed."),
    "run": ("serve.run", "Serve, migrated and with the demo case where there are no data yet."),
    "serve": ("serve.serve", "Serve what is in the database, and nothing else."),
    "verify": ("verify.verify", "Render everything again and report every difference."),
    "withdraw": ("withdraw.withdraw", "Withdraw a release: its files are removed."),
}


class Commands(click.Group):
    """All of them by name, each loaded when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Their names."""
        return [*COMMANDS]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command, from its module."""
        if name in COMMANDS and name not in self.commands:
            module, _, function = COMMANDS[name][0].partition(".")
            found = importlib.import_module(f"api.commands.{module}")
            self.add_command(getattr(found, function))
        return self.commands.get(name)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, for which none is loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="whence", message="%(prog)s %(version)s")
def cli() -> None:
    """Event data in which every fact says who said it."""


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
