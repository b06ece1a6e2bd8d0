-- The database that change sets are loaded into, new for every run.

-- name: drop_database
DROP DATABASE IF EXISTS bench_load WITH (FORCE);

-- name: create_database
CREATE DATABASE bench_load ENCODING 'UTF8' TEMPLATE template0;

-- name: checkpoint
CHECKPOINT;

-- name: count_records
SELECT count(*) FROM documents;
