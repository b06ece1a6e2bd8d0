"""The tables of the normalised truth."""

from api.migrate import run_sql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0002_tables.sql")
