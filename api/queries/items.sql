-- A record by its id, with the labels of every id in it.

-- name: read_item
-- $1 id, $2 internal datasets that the reader may read, $3 the seq of which its labels are known.
SELECT c.seq AS latest_seq, f.kind, f.status, f.licence, f.labelled, f.document,
  CASE WHEN c.seq <> $3 THEN (
    WITH named AS MATERIALIZED (
      SELECT l.label, l.also FROM labels AS l
      WHERE l.id = ANY (ids_in(f.labelled)) AND l.to_seq = 9223372036854775807
    )
    -- In one order, whichever the plan: the entity tag is a digest of the answer.
    SELECT array_agg(textsend(n.label) ORDER BY n.label COLLATE "C") FROM (
      SELECT label FROM named
      UNION
      SELECT l.label FROM labels AS l
      WHERE l.id = ANY (ARRAY(SELECT unnest(ids_in(also)) FROM named))
        AND l.to_seq = 9223372036854775807
    ) AS n
  ) END AS labels
FROM counters AS c
LEFT JOIN (
  SELECT d.kind, d.status, s.licence, d.labelled,
    textsend('{"version":' || d.version || ',"seq":' || d.seq || ',"recorded_at":"'
      || rfc3339(m.recorded_at) || '",' || right(d.body, -1)) AS document
  FROM documents AS d
  JOIN change_sets AS m ON m.seq = d.seq
  JOIN datasets AS s ON s.id = d.dataset_id
  WHERE d.id = $1 AND d.superseded_seq = 9223372036854775807
    AND (s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2))
) AS f ON true

-- name: find_event_of_participation
-- $1 id, $2 internal datasets that the reader may read.
SELECT (SELECT seq FROM counters) AS latest_seq, r.event_id
FROM records AS r
JOIN datasets AS s ON s.id = r.dataset_id
WHERE r.id = $1 AND r.kind = 'participation'
  AND (s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2))
