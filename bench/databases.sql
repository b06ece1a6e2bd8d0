-- The databases beside the kept one: what change sets are loaded into, new for every run, and a
-- copy with history, which is kept.

-- name: drop_database
DROP DATABASE IF EXISTS bench_load WITH (FORCE);

-- name: create_database
CREATE DATABASE bench_load ENCODING 'UTF8' TEMPLATE template0;

-- name: checkpoint
CHECKPOINT;

-- name: count_records
SELECT count(*) FROM documents;

-- name: find_history
SELECT count(*) FROM pg_database WHERE datname = 'bench_history';

-- name: drop_unfinished
DROP DATABASE IF EXISTS bench_unfinished WITH (FORCE);

-- name: copy_database
CREATE DATABASE bench_unfinished TEMPLATE whence STRATEGY FILE_COPY;

-- name: finish_history
ALTER DATABASE bench_unfinished RENAME TO bench_history;
