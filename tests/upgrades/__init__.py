"""Databases as earlier schemas left them, filled: what an upgrade must bring through.

`python -m tests.upgrades` keeps today's as `NNNN.sql.gz`, named by its revision. What is kept is
never made again: it stands for the databases that are out there.
"""

import gzip
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
KEPT: Final = sorted(path.name.removesuffix(".sql.gz") for path in FOLDER.glob("*.sql.gz"))


def path_of(revision: str) -> Path:
    """Where the dump of that revision is kept."""
    return FOLDER / f"{revision}.sql.gz"


def script_of(revision: str) -> str:
    """SQL that makes an empty database what it was then."""
    return gzip.decompress(path_of(revision).read_bytes()).decode()
