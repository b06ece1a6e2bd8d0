-- What it takes that one record answers for another. $1 is the dataset.

-- name: gather_same
-- Whatever is, or was until now, the same as a record that is merged or no longer is.
INSERT INTO stage_same (id, kind)
SELECT DISTINCT s.id, o.kind
FROM stage_operations AS o
CROSS JOIN LATERAL (
  SELECT n.id FROM (VALUES (o.id), (o.into_id)) AS n (id) WHERE n.id IS NOT NULL
  UNION ALL
  SELECT m.same_id FROM (VALUES (o.id), (o.into_id)) AS n (id) JOIN same_records AS m ON m.id = n.id
) AS s
WHERE o.op IN ('merge', 'unmerge') AND o.sound
ON CONFLICT (id) DO NOTHING;

-- name: merge_records
UPDATE records AS r
SET status = 'merged', merged_into = o.into_id
FROM stage_operations AS o
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = o.into_id OFFSET 0) AS t ON t.dataset_id = $1
WHERE o.op = 'merge' AND o.sound AND o.was IN ('active', 'merged')
  AND r.dataset_id = $1 AND r.id = o.id;

-- name: unmerge_records
UPDATE records AS r
SET status = 'active', merged_into = NULL
FROM stage_operations AS o
WHERE o.op = 'unmerge' AND o.sound AND o.was = 'merged' AND r.dataset_id = $1 AND r.id = o.id;

-- name: gather_survivors
-- The end of every chain of merges; of those that go in a circle there is none.
WITH RECURSIVE chains (id, at_id) AS (
  SELECT r.id, r.merged_into FROM records AS r
  WHERE r.dataset_id = $1 AND r.merged_into IS NOT NULL
  UNION
  SELECT c.id, r.merged_into
  FROM chains AS c
  JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = c.at_id OFFSET 0) AS r ON r.dataset_id = $1
  WHERE r.merged_into IS NOT NULL
)
INSERT INTO stage_survivors (id, survivor_id)
SELECT c.id, c.at_id
FROM chains AS c
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = c.at_id OFFSET 0) AS r ON r.dataset_id = $1
WHERE r.merged_into IS NULL;

-- name: close_survivors
UPDATE survivors AS s
SET to_seq = (SELECT writing_seq())
WHERE s.dataset_id = $1 AND s.to_seq = 9223372036854775807 AND NOT EXISTS (
  SELECT FROM stage_survivors AS n WHERE n.id = s.id AND n.survivor_id = s.survivor_id);

-- name: insert_survivors
INSERT INTO survivors (dataset_id, id, survivor_id, from_seq)
SELECT $1, n.id, n.survivor_id, (SELECT writing_seq())
FROM stage_survivors AS n
WHERE NOT EXISTS (
  SELECT FROM survivors AS s WHERE s.id = n.id AND s.to_seq = 9223372036854775807);

-- name: reach_same_facts
-- The facts that may stand otherwise where records are one: those with a part of an actor who is
-- merged, those that statements of or about such an actor speak to, and whatever is the same as a
-- fact, or as a statement, that is reached by these or by what this change set writes.
WITH RECURSIVE reached (statement_id) AS (
  SELECT t.document_id
  FROM stage_same AS s
  CROSS JOIN LATERAL (
    SELECT x.document_id FROM document_terms AS x
    WHERE x.value = s.id AND x.field IN ('party', 'about') AND x.kind = 'statement'
      AND x.superseded_seq = 9223372036854775807 OFFSET 0) AS t
  WHERE s.kind = 'actor'
  UNION
  SELECT s.id FROM stage_same AS s WHERE s.kind = 'statement'
  UNION
  SELECT o.id FROM stage_operations AS o WHERE o.kind = 'statement'
  UNION
  SELECT n.id
  FROM reached AS r
  CROSS JOIN LATERAL (
    SELECT a.target_statement_id AS id FROM statement_about AS a
    WHERE a.statement_id = r.statement_id AND a.target_statement_id IS NOT NULL
    UNION ALL
    SELECT m.same_id FROM same_records AS m WHERE m.id = r.statement_id) AS n
),
facts (id, kind) AS (
  SELECT COALESCE(a.event_id, a.affiliation_id),
    CASE WHEN a.event_id IS NULL THEN 'affiliation' ELSE 'event' END
  FROM reached AS r
  JOIN statement_about AS a ON a.statement_id = r.statement_id
  WHERE a.event_id IS NOT NULL OR a.affiliation_id IS NOT NULL
  UNION
  SELECT s.id, s.kind FROM stage_same AS s WHERE s.kind IN ('event', 'affiliation')
  UNION
  SELECT t.document_id, 'event'
  FROM stage_same AS s
  CROSS JOIN LATERAL (
    SELECT x.document_id FROM document_terms AS x
    WHERE x.value = s.id AND x.field = 'actor' AND x.kind = 'event'
      AND x.superseded_seq = 9223372036854775807 OFFSET 0) AS t
  WHERE s.kind = 'actor'
  UNION
  SELECT f.id, f.kind FROM stage_facts AS f
)
INSERT INTO stage_facts (id, kind)
SELECT f.id, f.kind FROM facts AS f
UNION
SELECT m.same_id, f.kind FROM facts AS f JOIN same_records AS m ON m.id = f.id;

-- name: gather_merged_into
-- What a merged record names as the one that answers for it.
INSERT INTO stage_terms (document_id, kind, field, value, qualifier)
SELECT t.id, t.kind, 'merged_into', r.merged_into, ''
FROM stage_touched AS t
JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id AND r.merged_into IS NOT NULL;

-- name: has_same
-- Links name records of any dataset.
SELECT EXISTS (SELECT FROM stage_same) OR EXISTS (SELECT FROM stage_links) OR EXISTS (
  SELECT FROM survivors AS s WHERE s.dataset_id = $1 AND s.to_seq = 9223372036854775807);

-- name: gather_merged_terms
-- By which ids else the documents are found that were touched, that answer for such a one, or that
-- name what is the same now or was until now: those of what is the same as what they name, and
-- whatever finds the records that were merged into theirs, but for their own ids.
WITH concerned AS (
  SELECT id AS document_id FROM stage_touched
  UNION
  SELECT v.survivor_id
  FROM stage_touched AS t
  CROSS JOIN LATERAL (
    SELECT x.survivor_id FROM survivors AS x
    WHERE x.id = t.id AND x.to_seq = 9223372036854775807 OFFSET 0) AS v
  UNION
  SELECT id FROM stage_same
  UNION
  SELECT t.document_id
  FROM stage_same AS s
  CROSS JOIN LATERAL (
    SELECT x.document_id FROM document_terms AS x
    WHERE x.value = s.id AND x.superseded_seq = 9223372036854775807 OFFSET 0) AS t
),
owners AS (
  SELECT document_id, document_id AS owner_id, NULL::date AS sort_date FROM concerned
  UNION ALL
  SELECT c.document_id, v.id, v.sort_date
  FROM concerned AS c
  CROSS JOIN LATERAL (
    SELECT x.id, d.sort_date
    FROM survivors AS x
    JOIN documents AS d ON d.id = x.survivor_id AND d.superseded_seq = 9223372036854775807
    WHERE x.survivor_id = c.document_id AND x.to_seq = 9223372036854775807 OFFSET 0) AS v
),
terms AS MATERIALIZED (
  SELECT o.document_id, o.owner_id, COALESCE(t.merged_id, o.document_id) AS of_id, t.place, t.kind,
    t.field, t.value, t.qualifier, COALESCE(o.sort_date, t.sort_date) AS sort_date, t.merged
  FROM owners AS o
  CROSS JOIN LATERAL (
    SELECT x.ctid AS place, x.* FROM document_terms AS x
    WHERE x.document_id = o.owner_id AND x.superseded_seq = 9223372036854775807 OFFSET 0) AS t
  WHERE o.owner_id = o.document_id OR NOT (t.merged OR t.value = o.document_id OR EXISTS (
    SELECT FROM survivors AS v
    WHERE v.id = t.value AND v.survivor_id = o.document_id AND v.to_seq = 9223372036854775807))
),
wanted AS (
  SELECT t.document_id, t.owner_id, t.kind, t.field, m.same_id AS value, t.qualifier, t.sort_date
  FROM terms AS t
  JOIN same_records AS m ON m.id = t.value
  WHERE NOT t.merged
  UNION
  SELECT t.document_id, t.owner_id, t.kind, t.field, t.value, t.qualifier, t.sort_date FROM terms AS t
  WHERE t.owner_id <> t.document_id
  EXCEPT
  SELECT t.document_id, t.owner_id, t.kind, t.field, t.value, t.qualifier, t.sort_date FROM terms AS t
  WHERE NOT t.merged AND t.owner_id = t.document_id
),
closed AS (
  UPDATE document_terms
  SET superseded_seq = $1
  WHERE ctid = ANY (ARRAY(
    SELECT t.place
    FROM terms AS t
    LEFT JOIN wanted AS w ON w.document_id = t.document_id AND w.owner_id = t.of_id
      AND w.field = t.field AND w.value = t.value AND w.qualifier = t.qualifier
      AND w.sort_date = t.sort_date
    WHERE t.merged AND w.document_id IS NULL))
)
INSERT INTO stage_merged_terms (document_id, owner_id, kind, field, value, qualifier, sort_date)
SELECT document_id, owner_id, kind, field, value, qualifier, sort_date FROM wanted
EXCEPT
SELECT t.document_id, t.of_id, t.kind, t.field, t.value, t.qualifier, t.sort_date FROM terms AS t
WHERE t.merged;

-- name: insert_merged_terms
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq, merged, merged_id)
SELECT document_id, field, value, qualifier, kind, sort_date, $1, true, NULLIF(owner_id, document_id)
FROM stage_merged_terms
ORDER BY value, field, kind, sort_date, document_id;
