-- Which records of other datasets are said to be the same.

-- name: read_counterparts
-- $1 events, $2 the seq, $3 internal datasets that the reader may read, $4 how many at most. All that
-- chains of `same` lead to, over merges too, by links and records that the reader may read: as the filters' cluster.
-- Step by step by look-up. What is merged is shown by what answers for it.
WITH RECURSIVE readable AS MATERIALIZED (
  SELECT s.id, s.slug, s.licence FROM datasets AS s
  WHERE s.distribution = 'public' OR s.slug = ANY ($3) OR '*' = ANY ($3)
),
cluster (asked, id) AS (
  SELECT a.id, a.id FROM unnest($1::uuid[]) AS a (id)
  UNION
  SELECT c.asked, n.id
  FROM cluster AS c
  CROSS JOIN LATERAL (
    SELECT unnest(ids_in(l.labelled)) AS id
    FROM document_terms AS t
    CROSS JOIN LATERAL (
      SELECT d.labelled FROM documents AS d
      WHERE d.id = t.document_id AND d.status = 'active' AND d.superseded_seq > $2 AND d.seq <= $2
        AND d.dataset_id = ANY (ARRAY(SELECT r.id FROM readable AS r)) OFFSET 0
    ) AS l
    WHERE t.value = c.id AND t.field = 'record' AND t.kind = 'link' AND t.qualifier = 'same'
      AND t.superseded_seq > $2 AND t.seq <= $2
    UNION ALL
    SELECT s.survivor_id FROM survivors AS s WHERE s.id = c.id AND s.to_seq > $2 AND s.from_seq <= $2
    OFFSET 0
  ) AS n
  WHERE (
    SELECT d.kind = 'event' AND d.dataset_id = ANY (ARRAY(SELECT r.id FROM readable AS r))
    FROM records AS d WHERE d.id = n.id)
)
SELECT c.asked, d.id, r.slug, r.licence, d.body::json ->> 'title' AS title, convert_to(l.label, 'UTF8') AS label,
  ARRAY(
    SELECT DISTINCT t.document_id FROM document_terms AS t
    CROSS JOIN LATERAL (
      SELECT x.dataset_id FROM documents AS x
      WHERE x.id = t.document_id AND x.status = 'active' AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0
    ) AS x
    WHERE t.value = d.id AND t.field = 'record' AND t.kind = 'link' AND t.qualifier = 'same'
      AND t.superseded_seq > $2 AND t.seq <= $2 AND x.dataset_id = ANY (ARRAY(SELECT r.id FROM readable AS r))
    ORDER BY t.document_id) AS links
FROM cluster AS c
CROSS JOIN LATERAL (
  SELECT x.id, x.dataset_id, x.body FROM documents AS x
  WHERE x.id = c.id AND x.kind = 'event' AND x.status = 'active' AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0
) AS d
JOIN readable AS r ON r.id = d.dataset_id
LEFT JOIN labels AS l ON l.id = d.id AND l.to_seq > $2 AND l.from_seq <= $2
WHERE c.id <> c.asked
ORDER BY c.asked, r.slug, d.id
LIMIT $4
