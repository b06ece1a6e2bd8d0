"""An id keeps its kind, and what was written stays in its order."""

from api.migrate import run_sql

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0005_guards.sql")
