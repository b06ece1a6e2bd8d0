-- What is left of an import, and whether two of them are the same.

-- name: importing
-- Connections of imports, which end what they are at though nobody waits for it any more.
SELECT count(*) FROM pg_stat_activity AS a
WHERE a.datname = current_database() AND a.application_name LIKE 'whence import%';

-- name: count_change_sets
SELECT count(*) FROM change_sets;

-- name: list_digests
SELECT DISTINCT ON (x.kind) x.kind::text AS what, x.records, x.digest::text AS digest
FROM digests AS x
ORDER BY x.kind, x.seq DESC;

-- name: digest_rows
-- Of the rows beside the records.
SELECT 'rows' AS what, count(*) AS records,
  md5(string_agg(md5(jsonb_build_array(w.record_id, w.ordinal, l.columns, w.cells, w.sha256)::text), ''
    ORDER BY w.record_id, w.ordinal)) AS digest
FROM raw_rows AS w
JOIN raw_layouts AS l ON l.id = w.layout_id
WHERE w.to_seq = 9223372036854775807;
