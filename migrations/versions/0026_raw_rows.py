"""Rows of files beside the records made of them, and which change sets one import wrote."""

from api.migrate import run_sql

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0026_raw_rows.sql")
