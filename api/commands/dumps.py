"""PostgreSQL's own programs that write and read dumps, as those of a server's version."""

import asyncio
import collections
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

from api.embedded.programs import brought_programs
from api.errors import WhenceError

#: Where Debian and its kin keep the programs of each version.
DEBIAN: Final = "/usr/lib/postgresql/{}/bin"
MOST_JOBS: Final = 4
#: A line of a program's talk may be long, and is shown as far as this.
SHOWN: Final = 60
Say = Callable[[str], object]


class DumpError(WhenceError):
    """A dump that could not be written or read."""


def find_program(name: str, major: int) -> str:
    """pg_dump or pg_restore of that major version: ours, or one that is installed.

    One that is newer than the server writes what the server cannot read.
    """
    places = [brought_programs() / "bin" / name, Path(DEBIAN.format(major)) / name]
    on_path = shutil.which(name)
    tried = {}
    for path in [*places, *([Path(on_path)] if on_path else [])]:
        if path.exists() and (version := _version_of(path)):
            if version == major:
                return str(path)
            tried[version] = path
    known = ", ".join(f"{version} ({path})" for version, path in sorted(tried.items()))
    raise DumpError(
        f"The server is PostgreSQL {major}, which needs the {name} of PostgreSQL {major}; there is "
        f"{known or 'none'}. Install it (on Debian: postgresql-client-{major}) or put it on PATH"
    )


def _version_of(program: Path) -> int | None:
    """The major version that the program says it is of."""
    try:
        said = subprocess.run([program, "--version"], check=False, capture_output=True, text=True)
    except OSError:
        return None
    number = said.stdout.strip().rpartition("(PostgreSQL) ")[2].partition(".")[0]
    return int(number) if number.isdecimal() else None


async def run_program(program: str, dsn: str, options: Sequence[str], say: Say) -> None:
    """Run it on that database; what it does is said, and what it ends with where it fails."""
    url, secret = _without_secret(dsn)
    process = await asyncio.create_subprocess_exec(
        program,
        f"--dbname={url}",
        f"--jobs={min(MOST_JOBS, os.cpu_count() or 1)}",
        *("--no-password", "--no-owner", "--no-privileges", "--verbose"),
        *options,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **secret, "LC_ALL": "C"},
        limit=1 << 20,
    )
    said: collections.deque[str] = collections.deque(maxlen=20)
    name = Path(program).name
    try:
        assert process.stderr is not None  # noqa: S101 - it is piped
        async for line in process.stderr:
            text = line.decode(errors="replace").strip().removeprefix(f"{name}: ")
            said.append(text)
            say(text[:SHOWN])
        code = await process.wait()
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
    if code != 0:
        errors = [text for text in said if text.startswith("error: ")] or [*said, f"code {code}"]
        raise DumpError(f"PostgreSQL's {name} failed: {errors[0].removeprefix('error: ')}")


def _without_secret(dsn: str) -> tuple[str, dict[str, str]]:
    """The URL for a command line, which all users of the machine can read; its password apart."""
    parts = urlsplit(dsn)
    if parts.password is None:
        return dsn, {}
    login, _, address = parts.netloc.rpartition("@")
    bare = parts._replace(netloc=f"{login.partition(':')[0]}@{address}")
    return urlunsplit(bare), {"PGPASSWORD": unquote(parts.password)}
