-- Statements that give numbers, and the events that these are about, as of a seq.

-- name: find_counting
-- The pattern is that of the partial index: no text in a body can hold it, for its quotes are escaped.
SELECT d.id
FROM documents AS d
WHERE d.kind = 'statement' AND d.body LIKE '%"figures":[{%' AND d.status IN ('active', 'merged')
  AND {conditions}
LIMIT :most

-- name: match_events
-- Looked up one by one: the planner would rather read all events of a day.
SELECT m.id, m.dataset_id
FROM unnest(:ids::uuid[]) AS a (id)
CROSS JOIN LATERAL (
  SELECT d.id, d.dataset_id FROM documents AS d WHERE d.id = a.id AND {conditions} OFFSET 0) AS m
