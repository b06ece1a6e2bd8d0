"""Signs of Chinese, Japanese and Korean are words of their own."""

from api.migrate import run_sql

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0035_signs.sql")
