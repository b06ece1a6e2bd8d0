"""References of statements, sources and raw rows are asked once a statement."""

from api.migrate import run_sql

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0029_ahead.sql")
