"""Words of a text stay within its length and its policy."""

from api.migrate import run_sql

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0006_texts.sql")
