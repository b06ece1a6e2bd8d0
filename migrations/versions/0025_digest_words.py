"""Digests of documents in less time."""

from api.migrate import run_sql

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0025_digest_words.sql")
