"""Names are found by their whole words."""

from api.migrate import run_sql

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0034_sounding.sql")
