"""What records are found by in full text, and how far the indexes have come."""

from api.migrate import run_sql

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0030_search.sql")
