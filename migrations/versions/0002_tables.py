"""The tables of the normalised truth."""

from api.migrate import run_sql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0002_records.sql")
    run_sql("0002_facts.sql")
    run_sql("0002_statements.sql")
    run_sql("0002_evidence.sql")
