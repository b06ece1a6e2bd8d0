"""Releases: what was published of a dataset, and the files that it is made of."""

from api.migrate import run_sql

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0024_releases.sql")
