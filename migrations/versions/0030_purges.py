"""What was purged, and the one way through what keeps history."""

from api.migrate import run_sql

revision = "0030"
down_revision = "0013"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0030_purges.sql")
