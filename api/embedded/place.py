"""Where the embedded PostgreSQL lies and as whom it runs.

PostgreSQL refuses to run as root. There it runs as a user of its own, and where that user
cannot get to the checkout, its programs are copied and its data kept under /var/lib/whence.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from api.embedded.programs import brought_programs, can_run, copied_programs, home
from api.embedded.users import Identity, User, owner, server_user
from api.errors import WhenceError


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The programs, the data and the user (None: ourselves) of one embedded server."""

    programs: Path
    data: Path
    user: User | None

    def identity(self) -> Identity:
        """How subprocess is told whom to run as."""
        return {} if self.user is None else self.user.identity()


def choose_place(folder: Path, say: Callable[[str], object]) -> Place:
    """Where the server of that data folder lies; what is unexpected about it is said."""
    data, programs = folder / "postgres", brought_programs()
    if os.geteuid() != 0:
        return Place(programs=programs, data=_own(data), user=None)
    # Whoever made the data goes on serving it: an ordinary user's stays that user's.
    user = owner(data) or server_user()
    # The locks in it are root's alone; the server only has to pass through.
    folder.chmod(folder.stat().st_mode | 0o011)
    if not user.enters(folder):
        data = _kept_elsewhere(folder, data)
        say(f"PostgreSQL's user cannot get to {folder}: the database is kept in {data}")
    if not can_run(user, programs):
        programs = copied_programs(programs)
        say(f"PostgreSQL's user cannot get to its programs in .venv: a copy runs from {programs}")
    return Place(programs=programs, data=data, user=user)


def _own(data: Path) -> Path:
    if data.exists() and data.stat().st_uid != os.geteuid():
        raise WhenceError(
            f"The database in {data} belongs to another user: run as that user or as root, or "
            "set WHENCE_DATA_DIR to a folder of your own"
        )
    return data


def _kept_elsewhere(folder: Path, data: Path) -> Path:
    if data.exists():
        raise WhenceError(
            f"The user that owns {data} cannot get there: give it the way (chmod o+x on the "
            "folders above), or set WHENCE_DATA_DIR"
        )
    kept = home() / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    kept.mkdir(mode=0o755, exist_ok=True)
    kept.chmod(0o755)
    (kept / "origin").write_text(f"{folder}\n", encoding="utf-8")
    return kept / "postgres"
