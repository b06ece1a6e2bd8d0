"""References of the longest tables, asked once a statement."""

from api.migrate import run_sql

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0019_references.sql")
