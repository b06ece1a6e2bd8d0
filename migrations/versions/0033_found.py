"""Statements that give numbers are found by an index of their own."""

from api.migrate import run_sql

revision = "0033"
down_revision = "0031"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0033_counting.sql")
