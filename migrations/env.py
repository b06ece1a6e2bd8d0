"""How alembic writes the way from one revision to another: as SQL, which `api.migrate` runs."""

from alembic import context

from api.errors import WhenceError

if not context.is_offline_mode():
    raise WhenceError("Migrations run through one command: whence migrate")

context.configure(
    dialect_name="postgresql",
    dialect_opts={"paramstyle": "named"},
    transactional_ddl=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
