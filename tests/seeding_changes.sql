-- Fills the feed with a large dataset, a small one behind it, and a hidden one between them. $1 is how
-- many change sets the large one has; the first of them has 20,000 documents.

-- name: ignore_foreign_keys
SET session_replication_role = replica;

-- name: insert_datasets
INSERT INTO datasets (id, slug, title, licence, distribution)
OVERRIDING SYSTEM VALUE
VALUES (1, 'large', 'Large', 'CC-BY-4.0', 'public'), (2, 'small', 'Small', 'CC0-1.0', 'public'),
  (3, 'hidden', 'Hidden', 'proprietary', 'internal');

-- name: insert_change_sets
INSERT INTO change_sets (seq, id, dataset_id, key_name, reason, counts, recorded_at)
SELECT n, md5('change' || n)::uuid, CASE WHEN n <= $1::integer THEN 1 WHEN n <= 2 * $1 THEN 3 ELSE 2 END,
  'seed', 'seed', '{}', '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute'
FROM generate_series(1, 2 * $1 + 200) AS n;

-- name: set_counter
UPDATE counters SET seq = (SELECT max(seq) FROM change_sets), recorded_at = '2027-01-01T00:00:00Z';

-- name: insert_documents
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, sort_date, sort_name, contested, labelled, body)
SELECT md5('d' || m.seq || '.' || o.n)::uuid, 1,
  CASE WHEN o.n <= m.most * 0.9 THEN 'event' ELSE 'statement' END, m.dataset_id, m.seq, o.n, 'active', 1,
  sha256(convert_to(m.seq || '.' || o.n, 'UTF8')), 'battle', '-infinity', '', false, '',
  json_build_object('id', event_public_id(md5('d' || m.seq || '.' || o.n)::uuid), 'kind', 'event',
    'dataset', 'large', 'key', 'k', 'status', 'active', 'summary', repeat('filler ', 200))::text
FROM (
  SELECT seq, dataset_id, CASE seq WHEN 1 THEN 20000 ELSE 10 END AS most FROM change_sets
) AS m
CROSS JOIN LATERAL generate_series(1, m.most) AS o (n);

-- name: insert_records
INSERT INTO records (dataset_id, id, kind, key)
SELECT dataset_id, id, kind, id::text FROM documents;

-- name: insert_digests
INSERT INTO digests (dataset_id, kind, seq, records, digest)
SELECT dataset_id, kind, seq, count(*), 0 FROM documents GROUP BY dataset_id, kind, seq;

-- name: vacuum_records
VACUUM ANALYZE records;

-- name: vacuum_documents
VACUUM ANALYZE documents;

-- name: vacuum_change_sets
VACUUM ANALYZE change_sets;

-- name: vacuum_digests
VACUUM ANALYZE digests;

-- name: analyze_datasets
ANALYZE datasets;
