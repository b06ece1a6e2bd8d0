-- Actors of whom no name is known. $1 are questions, `query` says which of many.

-- name: find_identified
-- Who has such an identifier; a scheme that is none is any.
SELECT DISTINCT p.query, i.actor_id AS id
FROM json_to_recordset($1::json) AS p (query integer, scheme text, value text)
CROSS JOIN LATERAL (
  SELECT i.actor_id FROM actor_identifiers AS i
  WHERE lower(i.value) = lower(p.value) AND (p.scheme IS NULL OR lower(i.scheme) = p.scheme)
  ORDER BY i.actor_id
  LIMIT $2
) AS i

-- name: find_described
-- Who has all that is said: as many as are asked for, the undated first. $3 the internal datasets that
-- the reader may read, $4 the dataset that is asked, or null.
SELECT p.query, x.id
FROM json_to_recordset($1::json)
  AS p (query integer, countries uuid[], kinds text[], datasets text[])
CROSS JOIN LATERAL (
  -- In the order of the indexes, which planners that know few values would not take otherwise.
  (SELECT d.id
    FROM unnest(p.countries) AS c (value)
    CROSS JOIN LATERAL (
      SELECT d.id
      FROM document_terms AS t
      CROSS JOIN LATERAL (
        SELECT d.id, d.code, d.dataset_id FROM documents AS d
        WHERE d.id = t.document_id AND d.superseded_seq = 9223372036854775807 AND d.status = 'active' OFFSET 0
      ) AS d
      JOIN datasets AS s ON s.id = d.dataset_id
      WHERE t.value = c.value AND t.field = 'country' AND t.kind = 'actor'
        AND t.superseded_seq = 9223372036854775807 AND (p.kinds IS NULL OR d.code = ANY (p.kinds))
        AND {seen}
      ORDER BY t.sort_date, t.document_id
      LIMIT $2) AS d)
  UNION ALL
  (SELECT d.id
    FROM unnest(p.kinds) AS k (code)
    CROSS JOIN LATERAL (
      SELECT d.id
      FROM documents AS d
      JOIN datasets AS s ON s.id = d.dataset_id
      WHERE p.countries IS NULL AND d.kind = 'actor' AND d.code = k.code
        AND d.status = 'active' AND d.superseded_seq = 9223372036854775807 AND {seen}
      ORDER BY d.sort_date, d.id
      LIMIT $2) AS d)
  UNION ALL
  (SELECT d.id
    FROM datasets AS s
    CROSS JOIN LATERAL (
      SELECT d.id FROM documents AS d
      WHERE d.dataset_id = s.id AND d.kind = 'actor' AND d.status = 'active'
        AND d.superseded_seq = 9223372036854775807
      ORDER BY d.sort_date, d.id
      LIMIT $2) AS d
    WHERE p.countries IS NULL AND p.kinds IS NULL AND p.datasets IS NOT NULL AND {seen})
) AS x

-- name: seen
(s.distribution = 'public' OR s.slug = ANY ($3::text[]) OR '*' = ANY ($3::text[]))
  AND ($4::text IS NULL OR s.slug = $4) AND (p.datasets IS NULL OR s.slug = ANY (p.datasets))
