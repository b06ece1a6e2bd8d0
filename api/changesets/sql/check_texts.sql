-- What passages and quotes show of texts, held against length and policy. As in check.sql, arguments
-- are what is known of records with faults.

-- name: faulty_passages
-- Citations of this change set, and older ones of a source that it changes. $2 are faulty sources
-- as far as they are known, $3 citations by faulty records.
WITH texts AS MATERIALIZED (
  SELECT id, key, pointer, text_length, policy
  FROM json_to_recordset($2::json)
    AS u (id uuid, key text, pointer text, text_length bigint, policy text)
),
cited AS (
  SELECT x.fact_id, x.name_ordinal, x.ordinal, x.source_id, x.end_at, x.exact, x.prefix, x.suffix
  FROM evidence AS x
  WHERE x.fact_id IN (SELECT fact_id FROM stage_evidence) AND x.passage_type = 'text'
  UNION
  SELECT x.fact_id, x.name_ordinal, x.ordinal, x.source_id, x.end_at, x.exact, x.prefix, x.suffix
  FROM evidence AS x
  WHERE x.source_id IN (SELECT id FROM stage_sources UNION ALL SELECT id FROM texts)
    AND x.passage_type = 'text'
)
(SELECT
  CASE
    WHEN p.pointer IS NOT NULL THEN p.pointer || '/evidence/' || x.ordinal - 1 || '/passage'
    WHEN o.record_at IS NOT NULL THEN o.record_at
      || CASE WHEN x.name_ordinal > 0 THEN '/names/' || x.name_ordinal - 1 ELSE '' END
      || '/evidence/' || x.ordinal - 1 || '/passage'
    ELSE COALESCE(t.pointer, so.record_at) || '/text'
  END AS pointer,
  w.fault, f.kind, f.key, x.end_at, s.text_length, k.key AS source_key
FROM cited AS x
LEFT JOIN texts AS t ON t.id = x.source_id
LEFT JOIN sources AS n ON n.dataset_id = $1 AND n.id = x.source_id
CROSS JOIN LATERAL (
  SELECT CASE WHEN t.id IS NULL THEN n.text_length ELSE t.text_length END AS text_length,
    CASE WHEN t.id IS NULL THEN n.policy ELSE t.policy END AS policy
) AS s
JOIN records AS f ON f.dataset_id = $1 AND f.id = x.fact_id
LEFT JOIN records AS k ON k.dataset_id = $1 AND k.id = x.source_id
LEFT JOIN stage_operations AS o ON o.id = x.fact_id
LEFT JOIN stage_participations AS p ON p.id = x.fact_id
LEFT JOIN stage_operations AS so ON so.id = x.source_id
CROSS JOIN LATERAL (VALUES
  ('beyond', x.end_at > s.text_length AND f.status IN ('active', 'merged')),
  ('words', num_nonnulls(x.exact, x.prefix, x.suffix) > 0 AND COALESCE(s.policy, 'none') = 'none'),
  ('more', s.policy = 'excerpt' AND char_length(concat(x.prefix, x.exact, x.suffix)) > 300)
) AS w (fault, found)
WHERE w.found
  AND (t.id IS NOT NULL OR n.id IS NOT NULL)
  AND NOT EXISTS (
    SELECT FROM stage_operations AS u WHERE u.id = COALESCE(f.event_id, f.id) AND NOT u.sound)
ORDER BY o.ordinal, f.kind, f.key, x.name_ordinal, x.ordinal
LIMIT 1000)
UNION ALL
(SELECT c.pointer, w.fault, c.kind, c.key, c.end_at, s.text_length, COALESCE(t.key, k.key)
FROM json_to_recordset($3::json)
  AS c (pointer text, kind text, key text, source_id uuid, end_at bigint, words text[])
LEFT JOIN texts AS t ON t.id = c.source_id
LEFT JOIN sources AS n ON n.dataset_id = $1 AND n.id = c.source_id
LEFT JOIN records AS k ON k.dataset_id = $1 AND k.id = c.source_id
CROSS JOIN LATERAL (
  SELECT CASE WHEN t.id IS NULL THEN n.text_length ELSE t.text_length END AS text_length,
    CASE WHEN t.id IS NULL THEN n.policy ELSE t.policy END AS policy
) AS s
CROSS JOIN LATERAL (VALUES
  ('beyond', c.end_at > s.text_length),
  ('words', cardinality(c.words) > 0 AND COALESCE(s.policy, 'none') = 'none'),
  ('more', s.policy = 'excerpt' AND char_length(array_to_string(c.words, '')) > 300)
) AS w (fault, found)
WHERE w.found
  AND (t.id IS NOT NULL OR n.id IS NOT NULL)
LIMIT 1000);

-- name: overdrawn_sources
-- A policy of `excerpt` lets at most a tenth of a source out, the same words counted once.
-- A quote is laid to every such source of its statement, unless another lets it out whole.
-- $2 are faulty sources as far as they are known, $3 citations by faulty records, $4 quotes there.
WITH texts AS MATERIALIZED (
  SELECT id, key, pointer, text_length, policy
  FROM json_to_recordset($2::json)
    AS u (id uuid, key text, pointer text, text_length bigint, policy text)
),
citations AS MATERIALIZED (
  SELECT record_at, source_id, words
  FROM json_to_recordset($3::json) AS c (record_at text, source_id uuid, words text[])
),
bounded AS MATERIALIZED (
  SELECT s.id, s.text_length
  FROM sources AS s
  WHERE s.dataset_id = $1 AND s.policy = 'excerpt'
    AND s.id IN (
      SELECT source_id FROM stage_evidence
      UNION SELECT id FROM stage_sources
      UNION SELECT source_id FROM citations)
    AND NOT EXISTS (SELECT FROM texts AS t WHERE t.id = s.id)
  UNION ALL
  SELECT id, text_length FROM texts WHERE policy = 'excerpt'
),
words AS (
  SELECT x.source_id, w.words
  FROM bounded AS b
  JOIN evidence AS x ON x.source_id = b.id AND x.passage_type = 'text'
  JOIN records AS f ON f.dataset_id = $1 AND f.id = x.fact_id
  CROSS JOIN LATERAL (VALUES (x.exact), (x.prefix), (x.suffix)) AS w (words)
  WHERE w.words IS NOT NULL AND NOT EXISTS (
    SELECT FROM stage_operations AS u WHERE u.id = COALESCE(f.event_id, f.id) AND NOT u.sound)
  UNION
  SELECT c.source_id, w.words
  FROM citations AS c
  JOIN bounded AS b ON b.id = c.source_id
  CROSS JOIN LATERAL unnest(c.words) AS w (words)
  UNION
  SELECT x.source_id, t.quote
  FROM statements AS t
  JOIN evidence AS x ON x.fact_id = t.id
  JOIN bounded AS b ON b.id = x.source_id
  WHERE t.quote IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM evidence AS y
      JOIN sources AS whole ON whole.dataset_id = $1 AND whole.id = y.source_id
      WHERE y.fact_id = t.id AND whole.policy = 'full')
    AND NOT EXISTS (SELECT FROM stage_operations AS u WHERE u.id = t.id AND NOT u.sound)
  UNION
  SELECT b.id, q.quote
  FROM json_to_recordset($4::json) AS q (quote text, source_ids uuid[])
  JOIN bounded AS b ON b.id = ANY (q.source_ids)
  WHERE NOT EXISTS (
      SELECT FROM sources AS whole
      WHERE whole.dataset_id = $1 AND whole.id = ANY (q.source_ids) AND whole.policy = 'full')
    AND NOT EXISTS (
      SELECT FROM texts AS t WHERE t.id = ANY (q.source_ids) AND t.policy = 'full')
)
SELECT COALESCE(min(so.record_at) || '/text', min(o.record_at), min(c.record_at)) AS pointer,
  COALESCE(min(k.key), min(t.key)) AS source_key, b.text_length, e.shown
FROM (
  SELECT source_id, sum(char_length(words)) AS shown FROM words GROUP BY source_id
) AS e
JOIN bounded AS b ON b.id = e.source_id AND e.shown * 10 > b.text_length
LEFT JOIN records AS k ON k.dataset_id = $1 AND k.id = e.source_id
LEFT JOIN texts AS t ON t.id = e.source_id
LEFT JOIN citations AS c ON c.source_id = e.source_id
LEFT JOIN stage_operations AS so ON so.id = e.source_id
LEFT JOIN stage_evidence AS x ON x.source_id = e.source_id
LEFT JOIN stage_participations AS p ON p.id = x.fact_id
LEFT JOIN stage_operations AS o ON o.id = COALESCE(p.event_id, x.fact_id)
GROUP BY e.source_id, b.text_length, e.shown;

-- name: quotes_without_leave
-- Quotes of this change set, and older ones from a source that it changes. $2 are faulty sources
-- as far as they are known, $3 quotes in faulty statements.
WITH texts AS MATERIALIZED (
  SELECT id, key, pointer, policy
  FROM json_to_recordset($2::json) AS u (id uuid, key text, pointer text, policy text)
),
sound AS MATERIALIZED (
  SELECT id, quote FROM stage_statements WHERE quote IS NOT NULL
  UNION
  SELECT t.id, t.quote
  FROM statements AS t
  JOIN evidence AS x ON x.fact_id = t.id
  WHERE t.quote IS NOT NULL
    AND x.source_id IN (SELECT id FROM stage_sources UNION ALL SELECT id FROM texts)
),
quoted AS (
  SELECT t.id, r.key, t.quote, o.record_at, x.source_id
  FROM sound AS t
  JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id
    AND r.status IN ('active', 'merged')
  JOIN evidence AS x ON x.fact_id = t.id AND x.name_ordinal = 0
  LEFT JOIN stage_operations AS o ON o.id = t.id
  WHERE o.sound IS NOT FALSE
  UNION ALL
  SELECT u.id, u.key, u.quote, u.pointer, s.source_id
  FROM json_to_recordset($3::json)
    AS u (id uuid, key text, quote text, pointer text, source_ids uuid[])
  CROSS JOIN LATERAL unnest(u.source_ids) AS s (source_id)
)
SELECT COALESCE(min(q.record_at) || '/quote', min(so.record_at) || '/text') AS pointer, q.key,
  min(COALESCE(t.key, k.key)) AS source_key,
  min(COALESCE(t.key, k.key)) FILTER (WHERE w.policy = 'excerpt') AS excerpted_key,
  char_length(q.quote) AS shown
FROM quoted AS q
LEFT JOIN texts AS t ON t.id = q.source_id
LEFT JOIN sources AS s ON s.dataset_id = $1 AND s.id = q.source_id
LEFT JOIN records AS k ON k.dataset_id = $1 AND k.id = q.source_id
LEFT JOIN stage_operations AS so ON so.id = q.source_id
CROSS JOIN LATERAL (SELECT CASE WHEN t.id IS NULL THEN s.policy ELSE t.policy END AS policy) AS w
WHERE t.id IS NOT NULL OR s.id IS NOT NULL
GROUP BY q.id, q.key, q.quote, q.record_at
HAVING NOT COALESCE(
  bool_or(w.policy = 'full' OR (w.policy = 'excerpt' AND char_length(q.quote) <= 300)), false);
