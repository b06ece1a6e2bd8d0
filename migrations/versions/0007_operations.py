"""What brought each version, and what a change set takes back."""

from api.migrate import run_sql

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0007_operations.sql")
