"""What a change set changed of its dataset, before and after."""

from api.migrate import run_sql

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0010_dataset_changes.sql")
