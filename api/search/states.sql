-- How far each index has come. $1 is its name.

-- name: begin_state
INSERT INTO index_states (name, rules, seq, ordinal) VALUES ($1, $2, 0, 0) ON CONFLICT DO NOTHING;

-- name: lock_state
-- Whoever purges waits for a batch, and a batch for them: it then sees what they left.
SELECT s.rules, s.seq, s.ordinal FROM index_states AS s WHERE s.name = $1 FOR UPDATE;

-- name: latest_seq
SELECT seq FROM counters;

-- name: is_importing
-- Whether one of the latest change sets is of an import, and just written; others write in between.
SELECT EXISTS (
  SELECT FROM (SELECT import_id, recorded_at FROM change_sets ORDER BY seq DESC LIMIT 4) AS c
  WHERE c.import_id IS NOT NULL AND c.recorded_at > clock_timestamp() - interval '10 s');

-- name: list_changed
-- What is current of what change sets brought after the place $1, $2 and up to seq $3, $4 at most.
SELECT d.id, d.seq, d.ordinal
FROM documents AS d
WHERE (d.seq, d.ordinal) > ($1::bigint, $2::integer) AND d.seq <= $3
  AND d.superseded_seq = 9223372036854775807
ORDER BY d.seq, d.ordinal
LIMIT $4;

-- name: list_survivors
-- What answers, or answered, for one of these.
SELECT DISTINCT s.survivor_id AS id FROM survivors AS s WHERE s.id = ANY ($1::uuid[]);

-- name: advance_state
UPDATE index_states SET rules = $2, seq = $3, ordinal = $4 WHERE name = $1;

-- name: sort_in
-- What the indexes $1 have put off to sort in, up to 4 MB each: each search would read it from end to end.
SELECT gin_clean_pending_list(c.oid)
FROM unnest($1::text[]) AS i (name) JOIN pg_class AS c ON c.oid = to_regclass(i.name)
WHERE pg_has_role(c.relowner, 'USAGE');

-- name: restart_state
UPDATE index_states SET seq = 0, ordinal = 0 WHERE name = $1;

-- name: read_state
-- What is left to be done of index $1, made by rules $2, and the seq up to which it is whole.
SELECT c.seq AS latest_seq, CASE
    WHEN s.rules IS DISTINCT FROM $2 THEN 0
    WHEN s.ordinal = 2147483647 THEN s.seq
    ELSE s.seq - 1 END AS indexed_seq,
  (SELECT count(*) FROM documents AS d
    WHERE d.superseded_seq = 9223372036854775807
      AND (s.rules IS DISTINCT FROM $2 OR (d.seq, d.ordinal) > (s.seq, s.ordinal))) AS missing
FROM counters AS c
LEFT JOIN index_states AS s ON s.name = $1;
