-- Which schema the database has.

-- name: read_revision
SELECT version_num FROM alembic_version;
