"""The feed of one kind."""

from api.migrate import run_sql

revision = "0021"
down_revision = "0008"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0021_feed.sql")
