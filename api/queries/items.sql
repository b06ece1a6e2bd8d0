-- One record with the labels of every id in it.

-- name: read_item
-- $1 id, $2 kind, $3 internal datasets that the reader may read.
SELECT (SELECT seq FROM counters) AS latest_seq, d.version, d.seq, d.status, d.labelled, s.licence,
  replace(to_char(c.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z')
    AS recorded_at,
  convert_to(right(d.body, -1), 'UTF8') AS body,
  (
    WITH named AS (
      SELECT l.id, l.label, l.also FROM labels AS l
      WHERE l.id = ANY (d.labelled) AND l.to_seq = 9223372036854775807
    )
    SELECT array_agg(n.label ORDER BY n.id) FROM (
      SELECT id, label FROM named
      UNION ALL
      SELECT l.id, l.label FROM labels AS l
      WHERE l.id = ANY (ARRAY(SELECT unnest(also) FROM named)) AND l.id <> ALL (d.labelled)
        AND l.to_seq = 9223372036854775807
    ) AS n
  ) AS labels
FROM documents AS d
JOIN change_sets AS c ON c.seq = d.seq
JOIN datasets AS s ON s.id = d.dataset_id
WHERE d.id = $1 AND d.superseded_seq = 9223372036854775807 AND d.kind = $2
  AND (s.distribution = 'public' OR s.slug = ANY ($3) OR '*' = ANY ($3))

-- name: find_event_of_participation
-- $1 id, $2 internal datasets that the reader may read.
SELECT (SELECT seq FROM counters) AS latest_seq, r.event_id
FROM records AS r
JOIN datasets AS s ON s.id = r.dataset_id
WHERE r.id = $1 AND r.kind = 'participation'
  AND (s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2))
