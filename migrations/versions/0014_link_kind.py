"""Links are records too."""

from api.migrate import run_sql

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0014_link_kind.sql")
