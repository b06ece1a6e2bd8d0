-- The frame of a change set: its lock, its number, its record.

-- name: settle
-- Compiling the views takes far longer than they save: 14 of 16 s for 20,000 records. What is
-- looked up was mostly just written and is in memory. Few change sets are written at a time, so
-- that each may sort there too; its tables are counted to be joined by ids, and a small sample does.
SELECT set_config('jit', 'off', true), set_config('random_page_cost', '1.1', true),
  set_config('work_mem', '64MB', true), set_config('default_statistics_target', '10', true);

-- name: take_lock
-- Who has it waits for nobody, or for 10 s at most: for a row that another writes ahead of the lock.
SELECT pg_advisory_xact_lock(7769186243), (SELECT m.origin FROM mirrors AS m) AS origin,
  set_config('lock_timeout', concat(ceil(1000 * least(
    10, NULLIF(extract(epoch FROM current_setting('lock_timeout')::interval), 0)))), true);

-- name: find_dataset
SELECT id, slug, title, publisher_id, licence, citation, distribution, note, contact, checks
FROM datasets WHERE slug = $1;

-- name: create_dataset
INSERT INTO datasets (slug, title, publisher_id, licence, citation, distribution, note, contact,
  checks)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING id;

-- name: update_dataset
UPDATE datasets
SET title = $2, publisher_id = $3, licence = $4, citation = $5, distribution = $6, note = $7,
  contact = $8, checks = $9
WHERE id = $1;

-- name: find_submission
-- An id that the server gave is taken as well, by a body that named none.
SELECT body_sha256, result FROM submissions WHERE id = $1
UNION ALL
SELECT NULL, NULL FROM change_sets AS c
WHERE c.id = $1 AND NOT EXISTS (SELECT FROM submissions AS s WHERE s.id = c.id);

-- name: keep_submission
INSERT INTO submissions (id, body_sha256, result) VALUES ($1, $2, $3)
ON CONFLICT (id) DO NOTHING;

-- name: next_seq
SELECT writing_seq();

-- name: insert_change_set
INSERT INTO change_sets (seq, id, dataset_id, operation, reverts_seq, key_name, reason, edition,
  counts, dataset_changes, import_id, recorded_at)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
  greatest(clock_timestamp(), recorded_at + interval '1 microsecond')
FROM counters;

-- name: advance_counter
-- Whoever follows the feed is told, once it is committed.
WITH counted AS (
  UPDATE counters
  SET seq = c.seq, recorded_at = c.recorded_at, next_seq = NULL
  FROM change_sets AS c
  WHERE c.seq = $1
  RETURNING counters.seq
)
SELECT pg_notify('whence_changes', seq::text) FROM counted;

-- name: stale_skips
-- Records that were as wanted when they were staged, and no longer are.
SELECT count(*)
FROM unnest($2::uuid[], $3::bytea[]) AS s (id, input_hash)
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = s.id OFFSET 0) AS r
  ON r.dataset_id = $1 AND r.status IN ('active', 'merged')
WHERE r.input_hash IS DISTINCT FROM s.input_hash;
