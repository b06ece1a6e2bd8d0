-- What is wrong with links, once the tables are as the change set wants them. $1 is the dataset,
-- $2 the internal datasets that the writer may read; its own counts as one of them.

-- name: faulty_ends
-- Unknown, or in a dataset that the writer may not know of; taken back; internal where all is public.
SELECT f.pointer, s.kind, s.key,
  CASE WHEN r.status IS NOT NULL AND o.op = 'retract' THEN 'retracted' ELSE r.status END AS status
FROM stage_ends AS s
CROSS JOIN LATERAL unnest(s.pointers) AS f (pointer)
JOIN datasets AS own ON own.id = $1
LEFT JOIN stage_operations AS o ON o.id = s.id
LEFT JOIN LATERAL (
  SELECT x.status, d.distribution
  FROM records AS x
  JOIN datasets AS d ON d.id = x.dataset_id
  WHERE x.id = s.id AND x.kind = s.kind
    AND (d.id = $1 OR d.distribution = 'public' OR d.slug = ANY ($2) OR '*' = ANY ($2))
  OFFSET 0
) AS r ON true
WHERE (own.distribution = 'public' AND r.distribution <> 'public')
  OR (o.op IS DISTINCT FROM 'put'
    AND (r.status IS NULL OR r.status IN ('retracted', 'purged') OR o.op = 'retract'));

-- name: links_across
SELECT s.slug, k.key, x.records_kind AS kind, x.record_id AS id
FROM links_across($1) AS x
JOIN records AS k ON k.dataset_id = x.dataset_id AND k.id = x.link_id
JOIN datasets AS s ON s.id = x.dataset_id
WHERE NOT EXISTS (SELECT FROM stage_ends AS e WHERE e.id = x.record_id)
ORDER BY s.slug, k.key
LIMIT 1000;

-- name: joins_any
-- Whether anything is judged or merged. The statement below takes 20 ms to find nothing: room is
-- made at once for as many records as might be joined.
SELECT EXISTS (SELECT FROM stage_same)
  OR EXISTS (SELECT FROM stage_links WHERE judgement <> 'unsure');

-- name: joined_records
-- All that is joined to what this change set judges or merges, whoever joined it, and all that is
-- held apart among it. $3 are faulty links; what the tables have of those no longer counts.
WITH RECURSIVE faulty AS MATERIALIZED (
  SELECT id, key, pointer, records_kind, one_id, other_id, judgement
  FROM json_to_recordset($3::json) AS u (
    id uuid, key text, pointer text, records_kind text, one_id uuid, other_id uuid, judgement text)
),
reached (id) AS (
  SELECT x.id
  FROM (
    SELECT one_id, other_id FROM stage_links WHERE judgement <> 'unsure'
    UNION ALL
    SELECT one_id, other_id FROM faulty WHERE judgement <> 'unsure'
  ) AS s
  CROSS JOIN LATERAL (VALUES (s.one_id), (s.other_id)) AS x (id)
  UNION
  SELECT id FROM stage_same
  UNION
  -- What joins two records, from each side of it.
  SELECT e.id
  FROM reached AS r
  CROSS JOIN LATERAL (
    SELECT l.other_id AS id FROM current_links AS l WHERE l.one_id = r.id AND l.judgement = 'same'
      AND NOT EXISTS (SELECT FROM stage_operations AS u WHERE u.id = l.id AND NOT u.sound)
    UNION ALL
    SELECT l.one_id FROM current_links AS l WHERE l.other_id = r.id AND l.judgement = 'same'
      AND NOT EXISTS (SELECT FROM stage_operations AS u WHERE u.id = l.id AND NOT u.sound)
    UNION ALL
    SELECT CASE r.id WHEN f.one_id THEN f.other_id ELSE f.one_id END
    FROM faulty AS f WHERE r.id IN (f.one_id, f.other_id) AND f.judgement = 'same'
    UNION ALL
    SELECT m.merged_into FROM records AS m WHERE m.id = r.id AND m.merged_into IS NOT NULL
    UNION ALL
    SELECT m.id FROM records AS m WHERE m.merged_into = r.id
  ) AS e
),
judged AS (
  SELECT l.dataset_id, l.key, l.records_kind, l.one_id, l.other_id, l.judgement,
    (SELECT o.record_at || '/judgement' FROM stage_operations AS o WHERE o.id = l.id) AS pointer
  FROM reached AS r
  CROSS JOIN LATERAL (
    SELECT * FROM current_links AS x
    WHERE x.one_id = r.id AND x.judgement IN ('same', 'different') OFFSET 0) AS l
  WHERE l.other_id IN (SELECT id FROM reached)
    AND NOT EXISTS (SELECT FROM stage_operations AS u WHERE u.id = l.id AND NOT u.sound)
  UNION ALL
  SELECT $1, key, records_kind, one_id, other_id, judgement, pointer || '/judgement'
  FROM faulty WHERE judgement IN ('same', 'different')
  UNION ALL
  SELECT m.dataset_id, NULL, m.kind, m.id, m.merged_into, 'same',
    (SELECT o.pointer || '/into' FROM stage_operations AS o WHERE o.id = m.id AND o.op = 'merge')
  FROM reached AS r
  JOIN records AS m ON m.id = r.id AND m.merged_into IS NOT NULL
),
readable AS MATERIALIZED (
  SELECT id, slug FROM datasets
  WHERE id = $1 OR distribution = 'public' OR slug = ANY ($2) OR '*' = ANY ($2)
)
SELECT j.judgement, j.records_kind AS kind, j.one_id, j.other_id, d.slug, j.key, j.pointer,
  (SELECT r.dataset_id FROM records AS r WHERE r.id = j.one_id) IN (SELECT id FROM readable) AS shows_one,
  (SELECT r.dataset_id FROM records AS r WHERE r.id = j.other_id) IN (SELECT id FROM readable) AS shows_other
FROM judged AS j
LEFT JOIN readable AS d ON d.id = j.dataset_id;
