-- What only the database can say is wrong, once the tables are as the change set wants them.

-- name: dangling_references
SELECT f.pointer, s.kind, s.key, r.status
FROM stage_references AS s
CROSS JOIN LATERAL unnest(s.pointers) AS f (pointer)
LEFT JOIN records AS r ON r.dataset_id = $1 AND r.id = s.id
WHERE r.status IS DISTINCT FROM 'active'
  AND NOT EXISTS (SELECT FROM stage_operations AS o WHERE o.id = s.id AND o.op = 'put');

-- name: unknown_retractions
SELECT o.pointer, o.kind, o.key, r.status
FROM stage_operations AS o
LEFT JOIN records AS r ON r.dataset_id = $1 AND r.id = o.id
WHERE o.op = 'retract' AND r.id IS NULL;

-- name: retracted_but_named
-- By the documents, which list every id that they hold; those touched are judged as rendered.
WITH named AS (
  SELECT o.id, t.document_id
  FROM stage_operations AS o
  JOIN stage_terms AS t ON t.value = o.id
  WHERE o.op = 'retract'
  UNION
  SELECT o.id, t.document_id
  FROM stage_operations AS o
  CROSS JOIN LATERAL (
    SELECT x.document_id FROM document_terms AS x
    WHERE x.value = o.id AND x.superseded_seq = 9223372036854775807 OFFSET 0) AS t
  WHERE o.op = 'retract'
    AND NOT EXISTS (SELECT FROM stage_touched AS u WHERE u.id = t.document_id)
)
SELECT o.pointer, o.kind, o.key, r.id AS document_id, r.kind AS document_kind, r.key AS document_key
FROM stage_operations AS o
JOIN named AS n ON n.id = o.id AND n.document_id <> o.id
JOIN records AS own ON own.dataset_id = $1 AND own.id = o.id
JOIN records AS r ON r.dataset_id = $1 AND r.id = n.document_id AND r.status = 'active'
ORDER BY o.ordinal, r.kind, r.key
LIMIT 1000;

-- name: parted_participations
-- Named by a statement, yet no longer in the event.
SELECT DISTINCT o.record_at AS pointer, k.key, r.key AS statement_key, o.key AS event_key
FROM stage_operations AS o
JOIN participations AS p ON p.event_id = o.id AND p.ordinal IS NULL
JOIN records AS k ON k.dataset_id = $1 AND k.id = p.id
JOIN statement_about AS a ON a.participation_id = p.id
JOIN records AS r ON r.dataset_id = $1 AND r.id = a.statement_id AND r.status = 'active'
WHERE o.op = 'put' AND o.sound
ORDER BY k.key, r.key
LIMIT 1000;

-- name: moved_participations
SELECT p.pointer, p.key, e.key AS event_key
FROM stage_participations AS p
JOIN records AS r ON r.dataset_id = $1 AND r.id = p.id
JOIN records AS e ON e.dataset_id = $1 AND e.id = r.event_id
WHERE r.event_id <> p.event_id
LIMIT 1000;

-- name: inactive_publisher
SELECT r.status
FROM datasets AS d
LEFT JOIN records AS r ON r.dataset_id = d.id AND r.id = d.publisher_id AND r.kind = 'actor'
WHERE d.id = $1 AND d.publisher_id IS NOT NULL AND r.status IS DISTINCT FROM 'active'
  AND NOT EXISTS (SELECT FROM stage_operations AS o WHERE o.id = d.publisher_id AND o.op = 'put');

-- name: faulty_passages
-- Citations of this change set, and older ones of a source that it changes.
WITH cited AS (
  SELECT x.fact_id, x.name_ordinal, x.ordinal, x.source_id, x.end_at, x.exact, x.prefix, x.suffix
  FROM evidence AS x
  WHERE x.fact_id IN (SELECT fact_id FROM stage_evidence) AND x.passage_type = 'text'
  UNION
  SELECT x.fact_id, x.name_ordinal, x.ordinal, x.source_id, x.end_at, x.exact, x.prefix, x.suffix
  FROM evidence AS x
  WHERE x.source_id IN (SELECT id FROM stage_sources) AND x.passage_type = 'text'
)
SELECT
  CASE
    WHEN p.pointer IS NOT NULL THEN p.pointer || '/evidence/' || x.ordinal - 1 || '/passage'
    WHEN o.record_at IS NOT NULL THEN o.record_at
      || CASE WHEN x.name_ordinal > 0 THEN '/names/' || x.name_ordinal - 1 ELSE '' END
      || '/evidence/' || x.ordinal - 1 || '/passage'
    ELSE so.record_at || '/text'
  END AS pointer,
  f.kind, f.key, x.end_at, s.text_length, s.policy, k.key AS source_key
FROM cited AS x
JOIN sources AS s ON s.dataset_id = $1 AND s.id = x.source_id
JOIN records AS f ON f.dataset_id = $1 AND f.id = x.fact_id
JOIN records AS k ON k.dataset_id = $1 AND k.id = x.source_id
LEFT JOIN stage_operations AS o ON o.id = x.fact_id
LEFT JOIN stage_participations AS p ON p.id = x.fact_id
LEFT JOIN stage_operations AS so ON so.id = x.source_id
WHERE (x.end_at > s.text_length AND f.status = 'active')
  OR (num_nonnulls(x.exact, x.prefix, x.suffix) > 0 AND COALESCE(s.policy, 'none') = 'none')
  OR (s.policy = 'excerpt' AND char_length(concat(x.prefix, x.exact, x.suffix)) > 300)
ORDER BY o.ordinal, f.kind, f.key, x.name_ordinal, x.ordinal
LIMIT 1000;

-- name: overdrawn_sources
-- A policy of `excerpt` lets at most a tenth of a source out, the same words counted once.
-- A quote is laid to every such source of its statement, unless another lets it out whole.
WITH bounded AS MATERIALIZED (
  SELECT s.id, s.text_length
  FROM sources AS s
  WHERE s.dataset_id = $1 AND s.policy = 'excerpt'
    AND s.id IN (SELECT source_id FROM stage_evidence UNION SELECT id FROM stage_sources)
),
words AS (
  SELECT x.source_id, w.words
  FROM bounded AS b
  JOIN evidence AS x ON x.source_id = b.id AND x.passage_type = 'text'
  CROSS JOIN LATERAL (VALUES (x.exact), (x.prefix), (x.suffix)) AS w (words)
  WHERE w.words IS NOT NULL
  UNION
  SELECT x.source_id, t.quote
  FROM statements AS t
  JOIN evidence AS x ON x.fact_id = t.id
  JOIN bounded AS b ON b.id = x.source_id
  WHERE t.quote IS NOT NULL AND NOT EXISTS (
    SELECT FROM evidence AS y
    JOIN sources AS whole ON whole.dataset_id = $1 AND whole.id = y.source_id
    WHERE y.fact_id = t.id AND whole.policy = 'full')
)
SELECT COALESCE(min(so.record_at) || '/text', min(o.record_at)) AS pointer, k.key AS source_key,
  b.text_length, e.shown
FROM (
  SELECT source_id, sum(char_length(words)) AS shown FROM words GROUP BY source_id
) AS e
JOIN bounded AS b ON b.id = e.source_id AND e.shown * 10 > b.text_length
JOIN records AS k ON k.dataset_id = $1 AND k.id = e.source_id
LEFT JOIN stage_operations AS so ON so.id = e.source_id
LEFT JOIN stage_evidence AS x ON x.source_id = e.source_id
LEFT JOIN stage_participations AS p ON p.id = x.fact_id
LEFT JOIN stage_operations AS o ON o.id = COALESCE(p.event_id, x.fact_id)
GROUP BY k.key, b.text_length, e.shown;

-- name: quotes_without_leave
-- Quotes of this change set, and older ones from a source that it changes.
WITH quoted AS MATERIALIZED (
  SELECT id, quote FROM stage_statements WHERE quote IS NOT NULL
  UNION
  SELECT t.id, t.quote
  FROM statements AS t
  JOIN evidence AS x ON x.fact_id = t.id
  WHERE t.quote IS NOT NULL AND x.source_id IN (SELECT id FROM stage_sources)
)
SELECT COALESCE(min(o.record_at) || '/quote', min(so.record_at) || '/text') AS pointer, r.key,
  min(k.key) AS source_key
FROM quoted AS t
JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id AND r.status = 'active'
JOIN evidence AS x ON x.fact_id = t.id AND x.name_ordinal = 0
JOIN sources AS s ON s.dataset_id = $1 AND s.id = x.source_id
JOIN records AS k ON k.dataset_id = $1 AND k.id = s.id
LEFT JOIN stage_operations AS o ON o.id = t.id
LEFT JOIN stage_operations AS so ON so.id = s.id
GROUP BY r.key, t.quote
HAVING NOT COALESCE(
  bool_or(s.policy = 'full' OR (s.policy = 'excerpt' AND char_length(t.quote) <= 300)), false);

-- name: circular_statements
WITH RECURSIVE walked (start_id, statement_id) AS (
  SELECT a.statement_id, a.target_statement_id
  FROM statement_about AS a
  WHERE a.statement_id IN (SELECT id FROM stage_statements)
    AND a.relation IN ('confirms', 'repeats', 'disputes', 'retracts', 'corrects')
  UNION
  SELECT w.start_id, a.target_statement_id
  FROM walked AS w
  JOIN statement_about AS a ON a.statement_id = w.statement_id
    AND a.relation IN ('confirms', 'repeats', 'disputes', 'retracts', 'corrects')
)
SELECT o.pointer, o.key
FROM walked AS w
JOIN stage_operations AS o ON o.id = w.start_id
WHERE w.statement_id = w.start_id;

-- name: circular_events
WITH RECURSIVE walked (start_id, event_id) AS (
  SELECT id, parent_id FROM stage_events WHERE parent_id IS NOT NULL
  UNION
  SELECT w.start_id, e.parent_id
  FROM walked AS w
  JOIN events AS e ON e.dataset_id = $1 AND e.id = w.event_id
  WHERE e.parent_id IS NOT NULL
)
SELECT o.record_at || '/parent' AS pointer, o.key
FROM walked AS w
JOIN stage_operations AS o ON o.id = w.start_id
WHERE w.event_id = w.start_id;

-- name: coded_without_publisher
SELECT o.pointer, o.key
FROM stage_operations AS o
JOIN datasets AS d ON d.id = $1 AND d.publisher_id IS NULL
WHERE EXISTS (SELECT FROM stage_events AS e WHERE e.id = o.id AND e.coded)
  OR EXISTS (SELECT FROM stage_participations AS p WHERE p.event_id = o.id AND p.coded)
  OR EXISTS (SELECT FROM stage_affiliations AS a WHERE a.id = o.id AND a.coded)
LIMIT 1000;

-- name: unexpected_versions
SELECT o.pointer, o.kind, o.key, o.expect_version, COALESCE(d.version, 0) AS version
FROM stage_operations AS o
LEFT JOIN LATERAL (
  SELECT c.version FROM documents AS c
  WHERE c.id = o.id AND c.superseded_seq = 9223372036854775807 OFFSET 0) AS d ON true
WHERE o.expect_version IS NOT NULL AND o.expect_version <> COALESCE(d.version, 0)
ORDER BY o.ordinal
LIMIT 1000;
