"""Places are found by index as of any seq."""

from api.migrate import run_sql

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0028_places_then.sql")
