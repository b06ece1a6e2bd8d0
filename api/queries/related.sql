-- Documents related to others, as they were at a seq, with their names in the same statement.

-- name: with_names
-- What is found has id, version, seq, labelled and body; $2 is the seq.
WITH RECURSIVE found AS MATERIALIZED ({found}),
named (label, also) AS (
  SELECT l.label, l.also FROM labels AS l
  WHERE l.id IN (SELECT unnest(ids_in(f.labelled)) FROM found AS f) AND l.to_seq > $2 AND l.from_seq <= $2
  UNION
  SELECT l.label, l.also FROM named AS n
  JOIN labels AS l ON l.id = ANY (ids_in(n.also)) AND l.to_seq > $2 AND l.from_seq <= $2
  WHERE n.also <> ''
)
SELECT f.id, convert_to('{"version":' || f.version || ',"seq":' || f.seq || ',"recorded_at":"'
  || rfc3339(s.recorded_at)
  || '",' || right(f.body, -1), 'UTF8') AS content
FROM found AS f
JOIN change_sets AS s ON s.seq = f.seq
UNION ALL
SELECT NULL, convert_to(n.label, 'UTF8') FROM named AS n

-- name: sources
-- $1 ids, $3 how many at most; as below.
SELECT d.id, d.version, d.seq, d.labelled, d.body
FROM documents AS d
WHERE d.id = ANY ($1::uuid[]) AND d.kind = 'source' AND d.status <> 'purged' AND d.superseded_seq > $2 AND d.seq <= $2
ORDER BY d.sort_date DESC, d.id DESC
LIMIT $3

-- name: actors
SELECT d.id, d.version, d.seq, d.labelled, d.body
FROM documents AS d
WHERE d.id = ANY ($1::uuid[]) AND d.kind = 'actor' AND d.status <> 'purged' AND d.superseded_seq > $2 AND d.seq <= $2
ORDER BY d.sort_name, d.id
LIMIT $3

-- name: affiliations
SELECT d.id, d.version, d.seq, d.labelled, d.body
FROM documents AS d
WHERE d.id IN (
    SELECT t.document_id FROM document_terms AS t
    WHERE t.value = ANY ($1::uuid[]) AND t.field IN ('subject', 'object') AND t.kind = 'affiliation'
      AND t.superseded_seq > $2 AND t.seq <= $2)
  AND d.status = 'active' AND d.superseded_seq > $2 AND d.seq <= $2
ORDER BY d.sort_date DESC, d.id DESC
LIMIT $3

-- name: statements
SELECT d.id, d.version, d.seq, d.labelled, d.body
FROM documents AS d
WHERE d.id IN (
    SELECT t.document_id FROM document_terms AS t
    WHERE t.value = ANY ($1::uuid[]) AND t.field IN ('about', 'source') AND t.kind = 'statement'
      AND t.superseded_seq > $2 AND t.seq <= $2)
  AND d.status = 'active' AND d.superseded_seq > $2 AND d.seq <= $2
ORDER BY d.sort_date DESC, d.id DESC
LIMIT $3

-- name: positions
-- $1 the event and the statements that its standings name. Events that were merged into it come along, and
-- merged statements, for what is said of them is said of those that answer for them. Statements about the event bring its
-- figures; those that retract or correct one of them take their weight away, unless they are
-- retracted in their turn.
SELECT d.id, d.version, d.seq, d.labelled, d.body
FROM documents AS d
WHERE ((d.kind = 'statement' AND d.status IN ('active', 'merged'))
    OR (d.kind = 'event' AND d.status = 'merged'))
  AND d.superseded_seq > $2 AND d.seq <= $2
  AND d.id IN (
    SELECT t.document_id FROM document_terms AS t
    WHERE t.value = ANY ($1::uuid[]) AND t.field = 'merged_into' AND t.kind = 'event'
      AND t.superseded_seq > $2 AND t.seq <= $2
    UNION ALL
    SELECT s.id FROM (
    WITH RECURSIVE concerned (id) AS (
      (SELECT unnest($1::uuid[])
      UNION
      SELECT t.document_id FROM document_terms AS t
      WHERE t.value = ANY ($1::uuid[]) AND t.field = 'about' AND t.kind = 'statement'
        AND t.merged_id IS NULL AND t.superseded_seq > $2 AND t.seq <= $2)
      UNION
      SELECT a.document_id FROM concerned AS c
      JOIN document_terms AS a ON a.value = c.id AND a.field = 'about' AND a.kind = 'statement'
        AND a.merged_id IS NULL AND a.qualifier IN ('retracts', 'corrects')
        AND a.superseded_seq > $2 AND a.seq <= $2
    )
    SELECT c.id FROM concerned AS c) AS s)
ORDER BY d.sort_date, d.id
LIMIT $3

-- name: facts
-- $1 events, merged ones too, and affiliations.
SELECT d.id, d.version, d.seq, d.labelled, d.body
FROM documents AS d
WHERE d.id = ANY ($1::uuid[]) AND d.kind IN ('event', 'affiliation') AND d.status IN ('active', 'merged')
  AND d.superseded_seq > $2 AND d.seq <= $2
ORDER BY d.id
LIMIT $3
