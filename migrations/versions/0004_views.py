"""Each kind's JSON, in one place."""

from api.migrate import run_sql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0004_views.sql")
