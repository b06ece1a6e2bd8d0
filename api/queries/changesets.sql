-- Change sets as they were written, and what each changed. $1 is everywhere the internal datasets
-- that the reader may read.

-- name: read_change_sets
-- $2 slugs, $3 names of keys, $4 operations, each null for all; $5 and $6 the first and the last seq,
-- $7 and $8 the first and the last time, or null; $9 before this seq; $10 how many.
SELECT c.seq AS latest_seq,
  unknown_datasets($2, $1) AS unknown,
  f.*
FROM counters AS c
LEFT JOIN LATERAL (
  SELECT m.id, m.seq, m.recorded_at, s.slug, m.operation, m.key_name, m.reason, m.edition,
    r.id AS reverts, m.import_id, m.counts, m.dataset_changes::text AS dataset_changes
  FROM change_sets AS m
  JOIN datasets AS s ON s.id = m.dataset_id
  LEFT JOIN change_sets AS r ON r.seq = m.reverts_seq
  WHERE (s.distribution = 'public' OR s.slug = ANY ($1) OR '*' = ANY ($1))
    AND ($2::text[] IS NULL OR s.slug = ANY ($2))
    AND ($3::text[] IS NULL OR m.key_name = ANY ($3))
    AND ($4::text[] IS NULL OR m.operation = ANY ($4))
    AND m.seq BETWEEN $5::bigint AND $6::bigint AND m.seq < $9::bigint
    AND ($7::timestamptz IS NULL OR m.recorded_at >= $7)
    AND ($8::timestamptz IS NULL OR m.recorded_at <= $8)
  ORDER BY m.seq DESC
  LIMIT $10
) AS f ON true
ORDER BY f.seq DESC;

-- name: read_change_set
-- $2 id, $3 the ordinal after which its changes begin, $4 how many. An id may have been sent with what
-- changed nothing: that is remembered, and no change set.
SELECT c.seq AS latest_seq, f.*,
  EXISTS (SELECT FROM submissions AS u WHERE u.id = $2 AND NOT u.result ? 'seq') AS changed_nothing,
  d.ordinal, d.op, d.public_id, d.record, d.kind, d.key, d.version
FROM counters AS c
LEFT JOIN (
  SELECT m.id, m.seq, m.recorded_at, s.slug, m.operation, m.key_name, m.reason, m.edition,
    r.id AS reverts, m.import_id, m.counts, m.dataset_changes::text AS dataset_changes, s.licence
  FROM change_sets AS m
  JOIN datasets AS s ON s.id = m.dataset_id
  LEFT JOIN change_sets AS r ON r.seq = m.reverts_seq
  WHERE m.id = $2 AND (s.distribution = 'public' OR s.slug = ANY ($1) OR '*' = ANY ($1))
) AS f ON true
LEFT JOIN LATERAL (
  SELECT d.ordinal, d.op, substr(d.body, 8, 30) AS public_id, uuid_send(d.id) AS record, d.kind,
    CASE WHEN r.status <> 'purged' THEN r.key END AS key, d.version
  FROM documents AS d
  JOIN records AS r ON r.dataset_id = d.dataset_id AND r.id = d.id
  WHERE d.seq = f.seq AND d.ordinal > $3::integer
  ORDER BY d.ordinal
  LIMIT $4
) AS d ON true
ORDER BY d.ordinal;
