"""References of the longest tables, asked once a statement."""

from api.migrate import run_sql

revision = "0023"
down_revision = "0008"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0023_references.sql")
