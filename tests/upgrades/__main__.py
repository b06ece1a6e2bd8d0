"""Keeps a filled database of today's schema as a dump."""

import asyncio
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import click

from api.commands.load import load_demo
from api.embedded import embedded_server
from api.embedded.programs import brought_programs
from api.migrate import migrate
from api.settings import Settings
from tests.embedding import QUICK, ask
from tests.upgrades import path_of
from tests.upgrades.filling import fill

#: INSERT, which any client sends; nothing of the machine or of who made it.
OPTIONS: Final = ("--inserts", "--rows-per-insert=200", "--no-owner", "--no-privileges")
#: What psql alone understands, and what servers before 17 do not.
UNWANTED: Final = ("\\restrict ", "\\unrestrict ", "SET transaction_timeout ")


def main() -> int:
    """Make the dump of this checkout's revision, where there is none yet."""
    with tempfile.TemporaryDirectory(prefix="whence-upgrade-") as folder:
        Path(folder).chmod(0o755)
        with embedded_server(Path(folder), settings=QUICK) as dsn:
            migrate(dsn)
            path = path_of(str(ask(dsn, "SELECT version_num FROM alembic_version")))
            if path.exists():
                click.echo(f"{path.name} is kept already, and is never made again", err=True)
                return 1
            load_demo(Settings(database_url=dsn), dsn)
            asyncio.run(fill(dsn))
            path.write_bytes(gzip.compress(_dump(dsn).encode(), mtime=0))
    click.echo(f"Wrote {path.name}: {path.stat().st_size:,} bytes")
    return 0


def _dump(dsn: str) -> str:
    command = [str(brought_programs() / "bin" / "pg_dump"), *OPTIONS, f"--dbname={dsn}"]
    dumped = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()
    lines = dumped.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(UNWANTED))


if __name__ == "__main__":
    sys.exit(main())
