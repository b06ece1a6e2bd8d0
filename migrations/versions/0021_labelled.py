"""The ids that a document has labels for are those in its body, and stay so."""

from api.migrate import run_sql

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0021_labelled.sql")
