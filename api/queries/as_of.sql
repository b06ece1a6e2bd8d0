-- The seq of a time.

-- name: find_seq
-- $1 the time. What is to come is judged by the clock of change sets, which may run ahead.
SELECT c.seq AS latest_seq, rfc3339(nullif(c.recorded_at, '-infinity')) AS latest,
  b.seq AS first_seq, rfc3339(b.recorded_at) AS first,
  (
    SELECT s.seq FROM change_sets AS s
    WHERE s.recorded_at <= $1
    ORDER BY s.recorded_at DESC LIMIT 1
  ) AS seq,
  $1 > greatest(clock_timestamp(), c.recorded_at) AS is_future
FROM counters AS c
LEFT JOIN LATERAL (SELECT s.* FROM change_sets AS s ORDER BY s.seq LIMIT 1) AS b ON true
