-- What an import compares with and writes beside the records. $1 is the dataset.

-- name: take_turn
-- One import of a dataset at a time: what one writes ahead of the lock, another would wait for.
SELECT pg_advisory_lock(hashtextextended($1, 7769186245));

-- name: try_turn
SELECT pg_try_advisory_lock(hashtextextended($1, 7769186245));

-- name: imported_before
SELECT DISTINCT split_part(c.reason, ', edition ', 1) AS reason
FROM change_sets AS c
WHERE c.dataset_id = $1 AND c.import_id IS NOT NULL
ORDER BY reason;

-- name: compare_records
-- Ids of records with the hashes of what is to be put and of its rows, null: it has none. What is there
-- just so is left out.
SELECT s.ordinal::integer AS place, r.status, COALESCE(r.input_hash = s.input_hash, false) AS same
FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS s (id, input_hash, raw, ordinal)
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = s.id OFFSET 0) AS r ON r.dataset_id = $1
LEFT JOIN LATERAL (
  SELECT x.sha256 FROM raw_rows AS x
  WHERE x.record_id = s.id AND x.ordinal = 1 AND x.to_seq = 9223372036854775807 OFFSET 0) AS w ON true
WHERE r.id IS NULL OR r.status NOT IN ('active', 'merged') OR r.input_hash IS DISTINCT FROM s.input_hash
  OR (s.raw IS NOT NULL AND w.sha256 IS DISTINCT FROM s.raw)
ORDER BY s.ordinal;

-- name: current_bodies
SELECT d.id, d.kind, d.body
FROM documents AS d
WHERE d.id = ANY ($1::uuid[]) AND d.superseded_seq = 9223372036854775807;

-- name: purged_ids
-- Of records and parts that were purged, the dataset's.
SELECT p.id
FROM purges AS p
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = p.id OFFSET 0) AS r ON r.dataset_id = $1
WHERE p.what = 'record';

-- name: still_active
-- Of these ids, those of records that can be retracted.
SELECT r.id FROM records AS r
WHERE r.dataset_id = $1 AND r.id = ANY ($2::uuid[]) AND r.status = 'active';

-- name: active_beginning
-- Active records of which the key is one of these and so many characters more; its place there, from 1.
-- Each by itself, as a range of the keys' index.
SELECT r.id, r.key, s.place::integer AS place
FROM unnest($2::text[], $3::text[], $4::integer[]) WITH ORDINALITY AS s (kind, key, more, place)
CROSS JOIN LATERAL (
  SELECT x.id, x.key FROM records AS x
  WHERE x.dataset_id = $1 AND x.kind = s.kind
    AND x.key > s.key AND x.key < s.key || U&'\+10FFFF'
    AND char_length(x.key) = char_length(s.key) + s.more AND x.status = 'active'
  OFFSET 0) AS r
ORDER BY place, r.key;

-- name: nameable
-- Of these ids, those of records that others may name.
SELECT r.id FROM records AS r
WHERE r.dataset_id = $1 AND r.id = ANY ($2::uuid[]) AND r.status IN ('active', 'merged');

-- name: still_needed
-- Of these ids those that cannot be retracted, with one reason each: a record that names it and is
-- neither one of them nor of $3, whose content is about to be another; or one that is merged into it.
WITH gone AS (SELECT g.id FROM unnest($2::uuid[]) AS g (id)),
named AS (
  SELECT g.id, t.document_id
  FROM gone AS g
  CROSS JOIN LATERAL (
    SELECT x.document_id FROM document_terms AS x
    WHERE x.value = g.id AND x.superseded_seq = 9223372036854775807 AND NOT x.merged OFFSET 0) AS t
  UNION ALL
  SELECT g.id, a.statement_id
  FROM gone AS g
  CROSS JOIN LATERAL (
    SELECT x.statement_id FROM statement_about AS x WHERE x.event_id = g.id OFFSET 0) AS a
),
needed AS (
  SELECT n.id, false AS is_merged, n.document_id AS by_id
  FROM named AS n
  WHERE NOT EXISTS (SELECT FROM gone AS g WHERE g.id = n.document_id)
    AND NOT EXISTS (SELECT FROM unnest($3::uuid[]) AS a (id) WHERE a.id = n.document_id)
  UNION ALL
  SELECT g.id, true, m.id
  FROM gone AS g
  CROSS JOIN LATERAL (SELECT x.id FROM records AS x WHERE x.merged_into = g.id OFFSET 0) AS m
)
SELECT DISTINCT ON (n.id) n.id, n.is_merged, r.kind, r.key
FROM needed AS n
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = n.by_id OFFSET 0) AS r
  ON r.dataset_id = $1 AND r.status IN ('active', 'merged')
ORDER BY n.id, n.is_merged DESC, r.status, r.kind, r.key;

-- name: named_among
-- Which of these ids name which others of them, where their kinds alone do not tell who goes first.
WITH gone AS (
  SELECT g.id, r.kind
  FROM unnest($2::uuid[]) AS g (id)
  JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = g.id OFFSET 0) AS r ON r.dataset_id = $1
)
SELECT DISTINCT b.id AS by_id, g.id
FROM gone AS g
CROSS JOIN LATERAL (
  SELECT x.document_id FROM document_terms AS x
  WHERE x.value = g.id AND x.superseded_seq = 9223372036854775807 AND NOT x.merged OFFSET 0) AS t
JOIN gone AS b ON b.id = t.document_id AND b.id <> g.id
  AND (b.kind = g.kind OR (b.kind IN ('source', 'actor') AND g.kind IN ('source', 'actor')));

-- name: count_held
-- Records that a file may give again; links are people's, and participations their events'.
SELECT count(*) FROM records AS r
WHERE r.dataset_id = $1 AND r.status IN ('active', 'merged') AND r.kind NOT IN ('link', 'participation');

-- name: active_records
-- All records but links, which no file has.
SELECT r.id, r.kind, r.key
FROM records AS r
WHERE r.dataset_id = $1 AND r.status = 'active' AND r.kind NOT IN ('link', 'participation')
ORDER BY r.kind, r.id;

-- name: close_raw_rows
-- By an array, for each id by the key: in a join each row kept was held against every row that came.
UPDATE raw_rows AS w
SET to_seq = $2
WHERE w.dataset_id = $1 AND w.to_seq = 9223372036854775807
  AND w.record_id = ANY (ARRAY(SELECT s.record_id FROM stage_raw_rows AS s WHERE s.ordinal = 1));

-- name: insert_raw_layouts
INSERT INTO raw_layouts (columns, sha256)
SELECT s.columns, s.sha256
FROM stage_raw_layouts AS s
WHERE NOT EXISTS (SELECT FROM raw_layouts AS l WHERE l.sha256 = s.sha256);

-- name: insert_raw_rows
INSERT INTO raw_rows (record_id, ordinal, from_seq, dataset_id, layout_id, cells, sha256)
SELECT s.record_id, s.ordinal, $2, $1, l.id, s.cells, s.sha256
FROM stage_raw_rows AS s
JOIN raw_layouts AS l ON l.sha256 = s.layout
ORDER BY s.record_id, s.ordinal;

-- name: restore_raw_rows
-- What a change set that is taken back, $3, brought beside records is as it was before it.
WITH ended AS (
  UPDATE raw_rows SET to_seq = $2
  WHERE dataset_id = $1 AND from_seq = $3 AND to_seq = 9223372036854775807
  RETURNING record_id
)
INSERT INTO raw_rows (record_id, ordinal, from_seq, dataset_id, layout_id, cells, sha256)
SELECT w.record_id, w.ordinal, $2, w.dataset_id, w.layout_id, w.cells, w.sha256
FROM raw_rows AS w
WHERE w.dataset_id = $1 AND w.to_seq = $3 AND w.record_id IN (SELECT e.record_id FROM ended AS e);
