"""Statements that give numbers are found by an index, and actors by identifiers."""

from api.migrate import run_sql

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0033_found.sql")
