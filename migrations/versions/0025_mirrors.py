"""Mirrors: what a database is a copy of, with the seqs of its origin."""

from api.migrate import run_sql

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Migrate by 0025_mirrors.sql."""
    run_sql("0025_mirrors.sql")
