"""A purge of earlier versions leaves the current one as it was."""

from api.migrate import run_sql

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0022_purged_earlier.sql")
