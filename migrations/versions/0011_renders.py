"""Which definition of the views the current documents are made by."""

from api.migrate import run_sql

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0011_renders.sql")
