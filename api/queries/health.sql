-- Which schema the database has, and how far what follows change sets has come.

-- name: read_lag
SELECT c.seq AS latest_seq, COALESCE((
    SELECT min(CASE s.ordinal WHEN 2147483647 THEN s.seq ELSE s.seq - 1 END)
    FROM index_states AS s WHERE s.name IN ('words', 'names')), 0) AS indexed_seq
FROM counters AS c;

-- name: read_revision
SELECT version_num FROM alembic_version;
