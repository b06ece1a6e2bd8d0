"""Participations are never counted as records."""

from api.migrate import run_sql

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0018_records_active.sql")
