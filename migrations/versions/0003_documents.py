"""What is served, and its order."""

from api.migrate import run_sql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0003_documents.sql")
