"""What finds a merged record finds the one that answers for it."""

from api.migrate import run_sql

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0020_merged_terms.sql")
