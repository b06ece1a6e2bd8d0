-- Records by their ids, with the labels of every id in them.

-- name: read_items
-- $1 ids, $2 internal datasets that the reader may read. The first row has the latest seq, those
-- with a kind are documents, the others labels.
WITH found AS MATERIALIZED (
  SELECT d.id, d.kind, d.version, d.seq, d.status, d.labelled, d.body, c.recorded_at, s.licence
  FROM unnest($1::uuid[]) AS a (id)
  JOIN documents AS d ON d.id = a.id AND d.superseded_seq = 9223372036854775807
  JOIN change_sets AS c ON c.seq = d.seq
  JOIN datasets AS s ON s.id = d.dataset_id
  WHERE s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2)
),
named AS MATERIALIZED (
  SELECT l.id, l.label, l.also FROM labels AS l
  WHERE l.id IN (SELECT unnest(ids_in(f.labelled)) FROM found AS f)
    AND l.to_seq = 9223372036854775807
)
SELECT NULL::bytea AS id, NULL::text AS kind, NULL::text AS status, NULL::text AS licence,
  NULL::bytea AS labelled, NULL::bytea AS body, NULL::bytea AS also, c.seq
FROM counters AS c
UNION ALL
SELECT uuid_send(f.id), f.kind, f.status, f.licence, f.labelled,
  textsend('{"version":' || f.version || ',"seq":' || f.seq || ',"recorded_at":"'
    || rfc3339(f.recorded_at) || '",' || right(f.body, -1)), NULL, NULL
FROM found AS f
UNION ALL
SELECT uuid_send(n.id), NULL, NULL, NULL, NULL, textsend(n.label), n.also, NULL
FROM named AS n
UNION ALL
SELECT uuid_send(l.id), NULL, NULL, NULL, NULL, textsend(l.label), l.also, NULL
FROM labels AS l
WHERE l.id IN (SELECT unnest(ids_in(n.also)) FROM named AS n) AND l.to_seq = 9223372036854775807

-- name: find_event_of_participation
-- $1 id, $2 internal datasets that the reader may read.
SELECT (SELECT seq FROM counters) AS latest_seq, r.event_id
FROM records AS r
JOIN datasets AS s ON s.id = r.dataset_id
WHERE r.id = $1 AND r.kind = 'participation'
  AND (s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2))
