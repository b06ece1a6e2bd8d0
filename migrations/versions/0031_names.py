"""Actors are found by their names in any script and spelling."""

from api.migrate import run_sql

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0031_names.sql")
