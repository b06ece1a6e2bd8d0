"""Links are records too."""

from api.migrate import run_sql

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0012_link_kind.sql")
