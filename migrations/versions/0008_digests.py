"""Digests of what there is, after each change set."""

from api.migrate import run_sql

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0008_digests.sql")
