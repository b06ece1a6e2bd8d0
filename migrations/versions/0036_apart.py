"""Words are found that signs join to others."""

from api.migrate import run_sql

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0036_apart.sql")
