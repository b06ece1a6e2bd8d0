"""Whom the embedded server runs as, and what that user gets to."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import Final, TypedDict

import msgspec

from api.errors import WhenceError

NAME: Final = "whence"


class Identity(TypedDict, total=False):
    """How subprocess is told whom to run as; empty for ourselves."""

    user: int
    group: int
    extra_groups: list[int]


class User(msgspec.Struct, frozen=True, kw_only=True):
    """A user that root starts the server as, by number."""

    uid: int
    gid: int

    def identity(self) -> Identity:
        """The user, its group and none of root's groups."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def succeeds(self, command: list[str]) -> bool:
        """Whether the user can run that command, and it ends well."""
        try:
            done = subprocess.run(
                command, check=False, capture_output=True, cwd="/", **self.identity()
            )
        except PermissionError:
            return False
        return done.returncode == 0

    def enters(self, folder: Path) -> bool:
        """Whether the user gets to that folder; tried, since modes do not say it all."""
        return self.succeeds(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)])


def owner(path: Path) -> User | None:
    """The user whose path that is; None for root's and for nothing."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return User(uid=status.st_uid, gid=status.st_gid) if status.st_uid != 0 else None


def server_user() -> User:
    """Our own system user, made where it is missing; nobody where none can be made."""
    for name in (NAME, NAME, "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            _make_user()
            continue
        return User(uid=entry.pw_uid, gid=entry.pw_gid)
    raise WhenceError(
        "PostgreSQL does not run as root, and there is no user it could run as: make one "
        f"named {NAME}, or set WHENCE_DATABASE_URL"
    )


def _make_user() -> None:
    program = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if program is None:
        return
    where = ["--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
    subprocess.run(
        [program, "--system", "--user-group", *where, NAME], check=False, capture_output=True
    )
