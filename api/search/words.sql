-- The words that documents are found by. $1 are ids. Each text is made ready once (MATERIALIZED), each
-- document looked up (OFFSET 0): of tables that nobody has counted yet the planner takes all for few.

-- name: texts
-- What is put in: of those that are active their own texts, and of what is merged into them. Where the
-- language is not said, it is told by the letters: Ukrainian has some that neither Russian nor Bulgarian
-- have, and lacks some that Russian has. All else is reduced word by word, English by English rules and
-- Cyrillic by Russian ones, which leave other scripts alone. `simple` reduces nothing.
-- A word vector takes 1 MB: of longer texts, and of many, the beginning.
WITH wanted AS (
  SELECT a.id AS target_id, a.id AS text_id, 'active' AS status FROM unnest($1::uuid[]) AS a (id)
  UNION ALL
  SELECT s.survivor_id, s.id, 'merged' FROM survivors AS s
  WHERE s.survivor_id = ANY ($1::uuid[]) AND s.to_seq = 9223372036854775807
), said AS (
  SELECT w.target_id, w.status, x.place, x.field, x.weight, x.language, left(x.text, 20000) AS text
  FROM wanted AS w
  CROSS JOIN LATERAL (
    SELECT d.kind, d.body FROM documents AS d
    WHERE d.id = w.text_id AND d.superseded_seq = 9223372036854775807 AND d.status = w.status
      AND d.kind IN ('event', 'actor', 'statement', 'source') OFFSET 0
  ) AS d
  CROSS JOIN LATERAL json_to_record(d.body::json) AS b (
    title text, name text, content text, names json, place json, quote text, summary text,
    description text, language text)
  CROSS JOIN LATERAL (
    SELECT 1, CASE d.kind WHEN 'actor' THEN 'name' WHEN 'statement' THEN 'content' ELSE 'title' END,
      -- What is said of a thing comes after the thing.
      CASE d.kind WHEN 'statement' THEN 'B' ELSE 'A' END,
      CASE WHEN d.kind = 'source' THEN b.language END, COALESCE(b.title, b.name, b.content)
    UNION ALL SELECT 2, 'place', 'B', NULL, b.place ->> 'name' WHERE b.place IS NOT NULL
    UNION ALL SELECT 2, 'quote', 'B', b.language, b.quote WHERE b.quote IS NOT NULL
    UNION ALL SELECT 2 + n.ordinal, 'names', 'B', n.language, n.name
      FROM ROWS FROM (json_to_recordset(b.names) AS (name text, language text))
        WITH ORDINALITY AS n (name, language, ordinal)
    UNION ALL SELECT 10000, CASE d.kind WHEN 'actor' THEN 'description' ELSE 'summary' END, 'C', NULL,
        COALESCE(b.summary, b.description)
      WHERE COALESCE(b.summary, b.description) IS NOT NULL
    -- Stored as far as the policy of their source lets them out.
    UNION ALL SELECT DISTINCT 10001, 'passage', 'D', NULL, p.exact #>> '{}'
      FROM jsonb_path_query(d.body::jsonb, '$.**.passage.exact') AS p (exact)
      WHERE strpos(d.body, '"exact":') > 0
  ) AS x (place, field, weight, language, text)
), counted AS (
  SELECT s.*, sum(length(s.text)) OVER (
      PARTITION BY s.target_id ORDER BY s.status, s.place ROWS UNBOUNDED PRECEDING) AS length
  FROM said AS s
), cleaned AS MATERIALIZED (
  SELECT c.target_id, c.status, c.place,
    CASE c.status WHEN 'active' THEN c.field ELSE 'merged' END AS field,
    CASE c.status WHEN 'active' THEN c.weight ELSE 'D' END AS weight,
    CASE
      WHEN c.language ~ '^uk\M' THEN 'uk'
      WHEN c.language ~ '^(en|ru)\M' THEN 'russian'
      WHEN c.language IS NOT NULL THEN 'simple'
      WHEN c.text ~ '[іїєґІЇЄҐ]' AND c.text !~ '[ыэъёЫЭЪЁ]' THEN 'uk'
      ELSE 'russian' END AS rules,
    -- Of ASCII alone the others change nothing, and take as long as all else.
    c.text AS said, words_apart(CASE WHEN octet_length(c.text) = length(c.text) THEN c.text
      ELSE signs_apart(searched_text(c.text)) END) AS text
  FROM counted AS c
  WHERE c.length <= 100000 OR (c.status = 'active' AND c.place = 1)
)

-- name: list_ukrainian
{texts}
SELECT DISTINCT c.text FROM cleaned AS c WHERE c.rules = 'uk';

-- name: has_ukrainian
SELECT EXISTS (
  SELECT FROM documents AS d
  LEFT JOIN survivors AS s ON s.survivor_id = d.id AND s.to_seq = 9223372036854775807
  WHERE d.id = ANY ($1::uuid[]) AND d.superseded_seq = 9223372036854775807
    AND (d.body ~ '[іїєґІЇЄҐ]' OR strpos(d.body, '"language":"uk') > 0 OR s.id IS NOT NULL));

-- name: put_words
-- $2 are Ukrainian texts, $3 the same with each word in its first form. A sign that is no word keeps
-- texts so far apart that no phrase goes over from one to the next, and is taken out again.
{texts}, reduced AS MATERIALIZED (
  SELECT c.target_id, ts_delete(words_of_all(
    setweight(
      CASE c.rules
        WHEN 'russian' THEN with_whole_words(to_tsvector('russian', c.text), c.text)
        WHEN 'uk' THEN with_whole_words(to_tsvector('simple', u.reduced), c.text)
        ELSE to_tsvector('simple', c.text) END,
      c.weight::"char") || '''='':16'::tsvector
    ORDER BY c.status, c.place), '=') AS words
  FROM cleaned AS c
  LEFT JOIN unnest($2::text[], $3::text[]) AS u (text, reduced) ON c.rules = 'uk' AND u.text = c.text
  GROUP BY c.target_id
)
INSERT INTO search_words AS s (document_id, dataset_id, kind, code, countries, sort_date, words)
SELECT d.id, d.dataset_id, d.kind, d.code, CASE
    WHEN d.country IS NOT NULL THEN ARRAY[d.country]
    WHEN d.kind = 'actor' THEN ARRAY(
      SELECT json_array_elements_text(d.body::json -> 'countries'))
    ELSE '{}' END, d.sort_date, r.words
FROM reduced AS r
CROSS JOIN LATERAL (
  SELECT x.* FROM documents AS x
  WHERE x.id = r.target_id AND x.superseded_seq = 9223372036854775807 AND x.status = 'active'
  OFFSET 0) AS d
ON CONFLICT (document_id) DO UPDATE
SET code = excluded.code, countries = excluded.countries, sort_date = excluded.sort_date,
  words = excluded.words
WHERE (s.code, s.countries, s.sort_date, s.words)
  IS DISTINCT FROM (excluded.code, excluded.countries, excluded.sort_date, excluded.words);

-- name: drop_words
-- Of what is not active any more.
DELETE FROM search_words AS s
WHERE s.document_id = ANY ($1::uuid[]) AND NOT EXISTS (
  SELECT FROM documents AS d
  WHERE d.id = s.document_id AND d.superseded_seq = 9223372036854775807 AND d.status = 'active');
