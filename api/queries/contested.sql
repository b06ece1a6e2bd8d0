-- Contested facts, found by the term that whatever is contested has, as of a seq or now.

-- name: find_contested
-- The sides of each fact, to be put in order where the days of their statements are known.
SELECT c.seq AS latest_seq, c.first_seq, {unknown} AS unknown, {same} AS same,
  ARRAY(SELECT f.found FROM ({branches}) AS f LIMIT :most) AS facts
FROM counters AS c

-- name: same_actors
-- Actors that filters name, with those that they are merged with.
ARRAY(
  SELECT a.id FROM unnest(:actors::uuid[]) AS a (id)
  UNION
  SELECT s.survivor_id FROM survivors AS s WHERE s.id = ANY (:actors) AND {survivors}
  UNION
  SELECT o.id
  FROM survivors AS o
  WHERE {survivors_too} AND o.survivor_id = ANY (ARRAY(
    SELECT a.id FROM unnest(:actors::uuid[]) AS a (id)
    UNION
    SELECT s.survivor_id FROM survivors AS s WHERE s.id = ANY (:actors) AND {survivors})))

-- name: merged_now
{row}.to_seq = 9223372036854775807

-- name: merged_at_seq
{row}.from_seq <= :seq AND {row}.to_seq > :seq

-- name: contested_event
-- The sides on a merged event stand at the one that answers for it, but its parts stay its own.
SELECT json_build_object('document', d.id, 'dataset', d.dataset_id, 'kind', f.kind,
  'id', f.fact -> 'id', 'actor', f.fact -> 'actor', 'role', f.fact -> 'role',
  'standing', f.fact -> 'standing')::text AS found
FROM (SELECT DISTINCT t.document_id FROM document_terms AS t WHERE {terms} AND t.merged_id IS NULL) AS t
JOIN documents AS d ON d.id = t.document_id
CROSS JOIN LATERAL (SELECT d.body::jsonb AS body OFFSET 0) AS b
CROSS JOIN LATERAL (
  SELECT 'event' AS kind, b.body AS fact WHERE d.status = 'active'
  UNION ALL
  SELECT 'participation', p.part FROM jsonb_array_elements(b.body -> 'participations') AS p (part)
) AS f
WHERE {conditions} AND (f.fact -> 'standing' ->> 'contested')::boolean

-- name: contested_affiliation
SELECT json_build_object('document', d.id, 'dataset', d.dataset_id, 'kind', 'affiliation',
  'id', d.body::json -> 'id', 'standing', d.body::json -> 'standing')::text AS found
FROM (SELECT DISTINCT t.document_id FROM document_terms AS t WHERE {terms} AND t.merged_id IS NULL) AS t
JOIN documents AS d ON d.id = t.document_id
WHERE {conditions} AND d.contested

-- name: contested_nothing
SELECT NULL::text AS found WHERE false

-- name: read_days
-- When statements were said, of those that speak, where speakers are asked for.
-- Looked up one by one: the planner would rather read all documents along an index.
SELECT s.id, NULLIF(s.sort_date, '-infinity') AS day
FROM unnest(:ids::uuid[]) AS a (id)
CROSS JOIN LATERAL (
  SELECT d.id, d.sort_date FROM documents AS d WHERE d.id = a.id AND {conditions} OFFSET 0) AS s
