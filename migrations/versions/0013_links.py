"""Links: whether two records of any datasets are the same."""

from api.migrate import run_sql

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0013_links.sql")
