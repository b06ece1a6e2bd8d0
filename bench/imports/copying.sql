-- What COPY is to bring into another database, and how much a database takes.

-- name: filled_tables
-- As the last VACUUM found them.
SELECT c.relname::text AS name
FROM pg_class AS c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.reltuples > 0
ORDER BY c.relname;

-- name: plain_copy
SET session_replication_role = replica;

-- name: bytes_on_disk
SELECT pg_database_size(current_database());

-- name: bytes_of_wal
SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint;

-- name: latest_seq
SELECT seq FROM counters;

-- name: written_since
-- By kind, how many versions there are after $1.
SELECT d.kind::text AS kind, count(*) AS versions FROM documents AS d WHERE d.seq > $1 GROUP BY d.kind;
