"""Participations are never counted as records."""

from api.migrate import run_sql

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0026_records_active.sql")
