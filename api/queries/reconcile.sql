-- Actors for tools that match names. $1 are the internal datasets that the reader may read, $2 the
-- dataset that is asked, or null.

-- name: find_service
SELECT c.seq AS latest_seq, s.title
FROM counters AS c
LEFT JOIN datasets AS s
  ON s.slug = $2 AND (s.distribution = 'public' OR s.slug = ANY ($1::text[]) OR '*' = ANY ($1::text[]));

-- name: read_entities
-- What answers for each of the ids $3.
SELECT a.id AS asked, d.id, d.body
FROM unnest($3::uuid[]) AS a (id)
LEFT JOIN survivors AS v ON v.id = a.id AND v.to_seq = 9223372036854775807
CROSS JOIN LATERAL (
  SELECT d.id, d.dataset_id, d.body FROM documents AS d
  WHERE d.id = coalesce(v.survivor_id, a.id) AND d.kind = 'actor' AND d.status = 'active'
    AND d.superseded_seq = 9223372036854775807 OFFSET 0
) AS d
JOIN datasets AS s ON s.id = d.dataset_id
WHERE (s.distribution = 'public' OR s.slug = ANY ($1::text[]) OR '*' = ANY ($1::text[]))
  AND ($2::text IS NULL OR s.slug = $2);
