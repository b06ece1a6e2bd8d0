-- A record by its id, with the labels of every id in it, now or then.

-- name: read_item
-- $1 id, $2 internal datasets that the reader may read.
SELECT c.seq AS latest_seq, f.kind, f.status, false AS is_there, f.licence, f.labelled, f.document, f.deciding,
  CASE f.status WHEN 'merged' THEN (
    SELECT s.survivor_id FROM survivors AS s
    WHERE s.id = $1 AND s.to_seq = 9223372036854775807) END AS survivor_id,
  (
    -- What a label names has one too, which leads in no circle: whoever answers for what was merged
    -- is not merged. In one order, whichever the plan: the entity tag is a digest of the answer.
    WITH RECURSIVE named (label, also) AS (
      SELECT l.label, l.also FROM labels AS l
      WHERE l.to_seq = 9223372036854775807 AND l.id = ANY (ids_in(f.labelled))
      UNION ALL
      SELECT l.label, l.also FROM named AS n
      JOIN labels AS l ON l.to_seq = 9223372036854775807 AND l.id = ANY (ids_in(n.also))
      WHERE n.also <> ''
    )
    SELECT textsend(string_agg(DISTINCT n.label COLLATE "C", ',' ORDER BY n.label COLLATE "C")) FROM named AS n
  ) AS labels
FROM counters AS c
LEFT JOIN (
  SELECT d.kind, d.status, s.licence, d.labelled,
    d.content_hash || int8send(d.seq) || int4send(d.version) AS deciding,
    textsend('{"version":' || d.version || ',"seq":' || d.seq || ',"recorded_at":"'
      || rfc3339(m.recorded_at) || '",' || right(d.body, -1)) AS document
  FROM documents AS d
  JOIN change_sets AS m ON m.seq = d.seq
  JOIN datasets AS s ON s.id = d.dataset_id
  WHERE d.id = $1 AND d.superseded_seq = 9223372036854775807
    AND (s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2))
) AS f ON true

-- name: read_item_then
-- $1 id, $2 internal datasets that the reader may read; as of the seq $3 or, where that is null, of
-- the one that brought version $4: the last one, where an upgrade rendered it again.
WITH asked AS (
  SELECT coalesce($3::bigint, (
    SELECT max(d.seq) FROM documents AS d WHERE d.id = $1 AND d.version = $4::integer)) AS seq
)
SELECT c.seq AS latest_seq, c.first_seq AS mirrored_from, a.seq, r.kind,
  CASE WHEN f.status IN ('purged', 'withheld') THEN f.status ELSE r.status END AS status,
  r.status <> 'purged' AS is_there, r.licence, f.labelled, f.document, f.deciding,
  CASE WHEN f.status = 'merged' AND $4::integer IS NULL THEN (
    SELECT s.survivor_id FROM survivors AS s
    WHERE s.id = $1 AND s.to_seq > a.seq AND s.from_seq <= a.seq) END AS survivor_id,
  (
    WITH RECURSIVE named (label, also) AS (
      SELECT l.label, l.also FROM labels AS l
      WHERE l.to_seq > a.seq AND l.from_seq <= a.seq AND l.id = ANY (ids_in(f.labelled))
      UNION ALL
      SELECT l.label, l.also FROM named AS n
      JOIN labels AS l ON l.to_seq > a.seq AND l.from_seq <= a.seq AND l.id = ANY (ids_in(n.also))
      WHERE n.also <> ''
    )
    SELECT textsend(string_agg(DISTINCT n.label COLLATE "C", ',' ORDER BY n.label COLLATE "C")) FROM named AS n
  ) AS labels,
  CASE WHEN f.document IS NULL THEN (
    SELECT min(d.seq) FROM documents AS d WHERE d.id = $1) END AS first_seq,
  CASE WHEN f.document IS NULL THEN (
    SELECT max(d.version) FROM documents AS d WHERE d.id = $1) END AS versions
FROM counters AS c
CROSS JOIN asked AS a
LEFT JOIN (
  SELECT x.id, x.kind, x.status, s.licence
  FROM records AS x
  JOIN datasets AS s ON s.id = x.dataset_id
  WHERE x.id = $1 AND (s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2))
) AS r ON true
LEFT JOIN LATERAL (
  SELECT d.status, d.labelled, d.content_hash || int8send(d.seq) || int4send(d.version) AS deciding,
    textsend('{"version":' || d.version || ',"seq":' || d.seq || ',"recorded_at":"'
      || rfc3339(m.recorded_at) || '",' || right(d.body, -1)) AS document
  FROM documents AS d
  JOIN change_sets AS m ON m.seq = d.seq
  WHERE d.id = r.id AND d.superseded_seq > a.seq AND d.seq <= a.seq
) AS f ON true

-- name: find_event_of_participation
-- $1 id, $2 internal datasets that the reader may read.
SELECT (SELECT seq FROM counters) AS latest_seq, r.event_id
FROM records AS r
JOIN datasets AS s ON s.id = r.dataset_id
WHERE r.id = $1 AND r.kind = 'participation'
  AND (s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2))
