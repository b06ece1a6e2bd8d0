"""Beginnings of words are found in words as they stand."""

from api.migrate import run_sql

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0032_whole_words.sql")
