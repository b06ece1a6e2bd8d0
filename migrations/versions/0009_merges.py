"""Records that are merged, and who answers for them."""

from api.migrate import run_sql

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0009_merges.sql")
