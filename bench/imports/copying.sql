-- What COPY is to bring into another database, and how much a database takes.

-- name: filled_tables
-- As the last VACUUM found them.
SELECT c.relname::text AS name
FROM pg_class AS c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.reltuples > 0
ORDER BY c.relname;

-- name: checked_copy
-- All but that seqs are given one by one, in the transaction that counts them.
ALTER TABLE change_sets DISABLE TRIGGER USER;

-- name: unchecked_copy
SET session_replication_role = replica;

-- name: writing_begun
-- Seconds since 1970 at which the first change set of $1 was recorded.
SELECT floor(extract(epoch FROM min(c.recorded_at)))::bigint
FROM change_sets AS c
JOIN datasets AS d ON d.id = c.dataset_id
WHERE d.slug = $1;

-- name: bytes_on_disk
SELECT pg_database_size(current_database());

-- name: bytes_of_wal
SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint;

-- name: latest_seq
SELECT seq FROM counters;

-- name: written_since
-- By kind, how many versions there are after $1.
SELECT d.kind::text AS kind, count(*) AS versions FROM documents AS d WHERE d.seq > $1 GROUP BY d.kind;
