-- What differs of the terms by which documents are found, and of who answers for merged records.
-- $1 is the dataset, $2 ids of some of its records; each answers what the statements of verify.sql do.

-- name: differing_terms
WITH owners AS (
  SELECT t.id, t.id AS owner_id FROM unnest($2::uuid[]) AS t (id)
  UNION ALL
  SELECT t.id, s.id
  FROM unnest($2::uuid[]) AS t (id)
  JOIN survivors AS s ON s.survivor_id = t.id AND s.to_seq = 9223372036854775807
),
mentions AS (
  SELECT t.id, t.owner_id, m.field, m.value, m.qualifier
  FROM owners AS t
  JOIN records AS r ON r.dataset_id = $1 AND r.id = t.owner_id AND r.status <> 'purged'
  CROSS JOIN LATERAL (
    (SELECT * FROM event_mentions AS x
    WHERE r.kind = 'event' AND x.dataset_id = $1 AND x.document_id = t.owner_id OFFSET 0)
    UNION ALL
    (SELECT * FROM statement_mentions AS x
    WHERE r.kind = 'statement' AND x.dataset_id = $1 AND x.document_id = t.owner_id OFFSET 0)
    UNION ALL
    (SELECT * FROM affiliation_mentions AS x
    WHERE r.kind = 'affiliation' AND x.dataset_id = $1 AND x.document_id = t.owner_id OFFSET 0)
    UNION ALL
    (SELECT * FROM actor_mentions AS x
    WHERE r.kind = 'actor' AND x.dataset_id = $1 AND x.document_id = t.owner_id OFFSET 0)
    UNION ALL
    (SELECT * FROM source_mentions AS x
    WHERE r.kind = 'source' AND x.dataset_id = $1 AND x.document_id = t.owner_id OFFSET 0)
    UNION ALL
    (SELECT * FROM link_mentions AS x
    WHERE r.kind = 'link' AND x.dataset_id = $1 AND x.document_id = t.owner_id OFFSET 0)
    UNION ALL
    SELECT r.dataset_id, r.id, 'merged_into', r.merged_into, '' WHERE r.merged_into IS NOT NULL
  ) AS m
),
documents_now AS (
  SELECT d.id, d.version, d.kind, d.sort_date, d.labelled
  FROM unnest($2::uuid[]) AS t (id)
  JOIN documents AS d ON d.id = t.id AND d.superseded_seq = 9223372036854775807
),
kept AS (
  SELECT d.document_id AS id, COALESCE(d.merged_id, d.document_id) AS owner_id, d.field, d.value,
    d.qualifier, d.kind, d.sort_date, d.merged, count(*) AS times
  FROM unnest($2::uuid[]) AS t (id)
  JOIN document_terms AS d ON d.document_id = t.id AND d.superseded_seq = 9223372036854775807
  GROUP BY d.document_id, d.merged_id, d.field, d.value, d.qualifier, d.kind, d.sort_date, d.merged
),
written AS (
  SELECT DISTINCT m.id, m.owner_id, m.field, m.value, m.qualifier, d.kind, d.sort_date
  FROM (
    SELECT * FROM mentions
    UNION ALL
    SELECT t.id, t.owner_id, x.field, x.value, x.qualifier
    FROM owners AS t
    JOIN participation_mentions AS x ON x.dataset_id = $1 AND x.document_id = t.owner_id
    UNION ALL
    SELECT t.id, t.owner_id, 'contested', md5('contested')::uuid, ''
    FROM owners AS t
    JOIN documents AS d ON d.id = t.owner_id AND d.superseded_seq = 9223372036854775807
    WHERE d.contested
  ) AS m
  JOIN documents_now AS d ON d.id = m.id
  WHERE m.field <> 'coded_by' AND (m.owner_id = m.id OR NOT EXISTS (
    SELECT FROM owners AS o WHERE o.id = m.id AND o.owner_id = m.value))
),
wanted AS (
  SELECT w.*, false AS merged, 1 AS times FROM written AS w WHERE w.owner_id = w.id
  UNION ALL
  SELECT s.*, true, 1
  FROM (
    SELECT w.id, w.owner_id, w.field, m.same_id, w.qualifier, w.kind, w.sort_date
    FROM written AS w
    JOIN same_records AS m ON m.id = w.value
    UNION
    SELECT * FROM written AS w WHERE w.owner_id <> w.id
    EXCEPT
    SELECT * FROM written AS w WHERE w.owner_id = w.id
  ) AS s
)
SELECT r.kind, r.id, NULL::integer AS version,
  concat_ws(' ', 'term:', field, NULLIF(qualifier, ''), value) AS what,
  concat_ws(' ', k.times || ' times', k.kind, k.sort_date) AS stored,
  concat_ws(' ', n.times || ' times', n.kind, n.sort_date) AS rendered
FROM kept AS k
FULL JOIN wanted AS n USING (id, owner_id, field, value, qualifier, kind, sort_date, merged)
JOIN records AS r ON r.dataset_id = $1 AND r.id = COALESCE(k.id, n.id)
WHERE k.times IS DISTINCT FROM n.times
UNION ALL
SELECT d.kind, d.id, d.version, 'labelled', array_to_string(ids_in(d.labelled), ' '),
  array_to_string(l.ids, ' ')
FROM documents_now AS d
CROSS JOIN LATERAL (
  SELECT ARRAY(
    SELECT DISTINCT m.value FROM mentions AS m
    WHERE m.id = d.id AND m.owner_id = d.id AND m.field <> 'country' ORDER BY m.value)
) AS l (ids)
WHERE ids_in(d.labelled) <> l.ids;

-- name: differing_survivors
WITH RECURSIVE chains (id, at_id) AS (
  SELECT r.id, r.merged_into
  FROM unnest($2::uuid[]) AS t (id)
  JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id
  WHERE r.merged_into IS NOT NULL
  UNION
  SELECT c.id, r.merged_into
  FROM chains AS c
  JOIN records AS r ON r.dataset_id = $1 AND r.id = c.at_id
  WHERE r.merged_into IS NOT NULL
),
wanted AS (
  SELECT c.id, c.at_id AS survivor_id
  FROM chains AS c
  JOIN records AS r ON r.dataset_id = $1 AND r.id = c.at_id
  WHERE r.merged_into IS NULL
),
survivors_now AS (
  SELECT s.id, s.survivor_id
  FROM unnest($2::uuid[]) AS t (id)
  JOIN survivors AS s ON s.id = t.id AND s.to_seq = 9223372036854775807
)
SELECT r.kind, r.id, NULL::integer AS version, 'survivor' AS what, k.survivor_id::text AS stored,
  n.survivor_id::text AS rendered
FROM survivors_now AS k
FULL JOIN wanted AS n USING (id)
JOIN records AS r ON r.dataset_id = $1 AND r.id = COALESCE(k.id, n.id)
WHERE k.survivor_id IS DISTINCT FROM n.survivor_id;
