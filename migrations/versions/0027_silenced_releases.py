"""What a withdrawn release says of its dataset may be purged."""

from api.migrate import run_sql

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """See the SQL."""
    run_sql("0027_silenced_releases.sql")
