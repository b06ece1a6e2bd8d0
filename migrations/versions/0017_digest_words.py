"""Digests of documents in less time."""

from api.migrate import run_sql

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0017_digest_words.sql")
