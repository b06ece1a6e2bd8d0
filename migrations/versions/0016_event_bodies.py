"""Events as text from the start."""

from api.migrate import run_sql

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0016_event_bodies.sql")
