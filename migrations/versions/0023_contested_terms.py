"""What is contested is found by a term, and so is the record that answers for it."""

from api.migrate import run_sql

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0023_contested_terms.sql")
