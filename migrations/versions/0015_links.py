"""Links: whether two records of any datasets are the same."""

from api.migrate import run_sql

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0015_links.sql")
