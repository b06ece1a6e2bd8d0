"""The code lists."""

from api.migrate import run_sql

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of codes and fill them."""
    run_sql("0001_codes.sql")
    run_sql("0001_code_definitions.sql")
    run_sql("0001_role_closure.sql")
    run_sql("0001_code_mappings.sql")
