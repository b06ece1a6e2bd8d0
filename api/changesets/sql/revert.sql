-- A change set and what it changed, for the one that takes it back.

-- name: find_change_set
-- With the edition before it, where its own is the latest; empty: none was before it. $1 is its id, or $2 its seq.
SELECT c.seq, c.id, c.operation, c.reason, d.slug AS dataset, d.distribution,
  COALESCE(c.dataset_changes, '{}')::text AS fields,
  (SELECT count(*) FROM documents AS x WHERE x.seq = c.seq AND x.op <> 'render') AS changes,
  CASE WHEN c.edition = (
    SELECT l.edition FROM change_sets AS l
    WHERE l.dataset_id = c.dataset_id AND l.edition IS NOT NULL
    ORDER BY l.seq DESC LIMIT 1)
  THEN COALESCE((
    SELECT e.edition FROM change_sets AS e
    WHERE e.dataset_id = c.dataset_id AND e.seq < c.seq AND e.edition IS NOT NULL
    ORDER BY e.seq DESC LIMIT 1), '') END AS edition
FROM change_sets AS c
JOIN datasets AS d ON d.id = c.dataset_id
WHERE c.id = $1 OR c.seq = $2;

-- name: list_changes
-- $1 is its seq, $2 the last ordinal read, $3 how many.
SELECT d.ordinal, d.op, d.kind, d.id, r.key, b.status AS status_before, b.body AS body_before
FROM documents AS d
JOIN records AS r ON r.dataset_id = d.dataset_id AND r.id = d.id
LEFT JOIN LATERAL (
  SELECT x.status, x.body FROM documents AS x
  WHERE x.id = d.id AND x.superseded_seq = $1 OFFSET 0) AS b ON true
WHERE d.seq = $1 AND d.ordinal > $2 AND d.op <> 'render'
ORDER BY d.ordinal
LIMIT $3;

-- name: find_keys
SELECT id, key FROM records WHERE id = ANY ($1);

-- name: list_reverts
-- Later reverts in its dataset, the last first.
SELECT r.seq, r.reverts_seq
FROM change_sets AS c
JOIN change_sets AS r ON r.dataset_id = c.dataset_id AND r.seq > c.seq AND r.reverts_seq IS NOT NULL
WHERE c.seq = $1
ORDER BY r.seq DESC;

-- name: touched_later
-- Records that it changed and that were changed again: by whom last. What is derived is no change.
-- $2 are later change sets that come to nothing.
SELECT d.kind, d.id, r.key, l.op, c.id AS change_set, c.seq
FROM documents AS d
JOIN records AS r ON r.dataset_id = d.dataset_id AND r.id = d.id
CROSS JOIN LATERAL (
  SELECT x.seq, x.op FROM documents AS x
  WHERE x.id = d.id AND x.superseded_seq > $1 AND x.seq > $1 AND x.op <> 'render'
    AND x.seq <> ALL ($2::bigint[])
  ORDER BY x.seq DESC LIMIT 1) AS l
JOIN change_sets AS c ON c.seq = l.seq
WHERE d.seq = $1 AND d.op <> 'render'
ORDER BY d.ordinal;

-- name: redescribed_later
-- $2 as above, $3 are fields of its dataset.
SELECT f.field, l.id AS change_set, l.seq
FROM change_sets AS c
CROSS JOIN LATERAL unnest($3::text[]) AS f (field)
CROSS JOIN LATERAL (
  SELECT x.id, x.seq FROM change_sets AS x
  WHERE x.dataset_id = c.dataset_id AND x.seq > $1 AND x.dataset_changes ? f.field
    AND x.seq <> ALL ($2::bigint[])
  ORDER BY x.seq DESC LIMIT 1) AS l
WHERE c.seq = $1
ORDER BY f.field;
