-- Full text. `d` is search_words, as `d` is documents elsewhere, so that filters are the same.

-- name: kind_any
d.kind = ANY (:values)

-- name: act_any
d.kind = 'statement' AND d.code = ANY (:values)

-- name: countries_any
d.countries && :values::text[]

-- name: year_any
date_part('year', d.sort_date) = ANY (:values::double precision[])

-- name: after_hit
WHERE (f.rank, f.id) < (:rank::real, :after::uuid)

-- name: all_indexed_seq
-- Up to which words and names are those of the documents.
(SELECT CASE count(*) WHEN 2 THEN min(CASE s.ordinal WHEN 2147483647 THEN s.seq ELSE s.seq - 1 END) END
  FROM index_states AS s WHERE s.name IN ('words', 'names'))

-- name: find_words
-- So many are ranked and counted, as they lie in the table; one more says that there are others. What
-- is taken away has no part in the rank, which is less in longer texts. They are counted once by all
-- facets together, and these few by each: counting all by each took twice as long.
WITH asked AS MATERIALIZED ({asked}), found AS MATERIALIZED (
  SELECT d.document_id AS id, d.dataset_id, d.kind, d.code, d.countries, d.sort_date,
    ts_rank(d.words, (SELECT wanted FROM asked), 1) AS rank
  FROM search_words AS d
  WHERE d.words @@ (SELECT query FROM asked) AND {conditions}
  LIMIT {most} + 1
), page AS (
  SELECT f.id, f.rank FROM (SELECT * FROM found LIMIT {most}) AS f
  {after} ORDER BY f.rank DESC, f.id DESC LIMIT :limit
), alike AS MATERIALIZED (
  SELECT f.dataset_id, f.kind, CASE f.kind WHEN 'statement' THEN f.code END AS act, f.countries,
    date_part('year', f.sort_date) AS year, count(*) AS count
  FROM (SELECT * FROM found LIMIT {most}) AS f
  GROUP BY 1, 2, 3, 4, 5
)
SELECT (SELECT seq FROM counters) AS latest_seq, {unknown} AS unknown, {indexed} AS indexed_seq,
  {all_indexed} AS all_indexed_seq,
  (SELECT a.wanted::text FROM asked AS a) AS wanted, (SELECT a.query IS NULL FROM asked AS a) AS wordless,
  (SELECT count(*) FROM found) AS total,
  ARRAY(SELECT p.id FROM page AS p ORDER BY p.rank DESC, p.id DESC) AS ids,
  ARRAY(SELECT p.rank::text FROM page AS p ORDER BY p.rank DESC, p.id DESC) AS ranks,
  (SELECT json_agg(json_build_array(x.facet, x.value, x.count))::text FROM (
    SELECT CASE WHEN grouping(a.kind) = 0 THEN 'kind' WHEN grouping(a.dataset_id) = 0 THEN 'dataset'
        WHEN grouping(a.act) = 0 THEN 'act' ELSE 'year' END AS facet,
      COALESCE(a.kind, (SELECT s.slug FROM datasets AS s WHERE s.id = a.dataset_id), a.act, a.year::text)
        AS value, sum(a.count) AS count
    FROM alike AS a
    GROUP BY GROUPING SETS ((a.kind), (a.dataset_id), (a.act), (a.year))
    UNION ALL
    SELECT 'country', c.code, sum(a.count)
    FROM alike AS a CROSS JOIN unnest(a.countries) AS c (code)
    GROUP BY c.code) AS x) AS facets

-- name: read_hits
-- The documents as they are now, and of each the texts that have what is looked for: as they stand, and as
-- they were searched, with marks. Those of Ukrainian words, and of beginnings, are set elsewhere.
{texts}, marked AS MATERIALIZED (
  SELECT c.target_id, c.status, c.place, c.field, c.rules, c.said, CASE c.rules WHEN 'uk' THEN t.text
    ELSE ts_headline(
      CASE c.rules WHEN 'russian' THEN 'russian'::regconfig ELSE 'simple'::regconfig END, t.text,
      :query::text::tsquery, U&'HighlightAll=true, StartSel=\0002, StopSel=\0003') END AS text
  FROM cleaned AS c
  CROSS JOIN LATERAL (SELECT translate(c.text, U&'\0002\0003', '') AS text) AS t
  WHERE (c.place < 100 OR c.place >= 10000)
    -- Words of phrases are marked wherever they stand: not in texts that have no phrase, and no word, of it.
    AND (c.rules = 'uk' OR :begun::boolean OR strpos(:query::text, '<') = 0 OR to_tsvector(
      CASE c.rules WHEN 'russian' THEN 'russian'::regconfig ELSE 'simple'::regconfig END, t.text)
      @@ replace(:query::text, '&', '|')::tsquery)
)
SELECT d.id, d.version, d.seq, d.dataset_id, d.content_hash, d.labelled, textsend(d.body) AS body, k.marked
FROM unnest(:ids::uuid[]) WITH ORDINALITY AS a (id, place)
JOIN documents AS d ON d.id = a.id AND d.superseded_seq = 9223372036854775807 AND d.status = 'active'
LEFT JOIN (
  SELECT m.target_id,
    json_agg(json_build_array(m.field, m.rules = 'uk', m.said, m.text) ORDER BY m.status, m.place)::text AS marked
  FROM marked AS m
  WHERE m.rules = 'uk' OR :begun::boolean OR strpos(m.text, U&'\0002') > 0
  GROUP BY m.target_id
) AS k ON k.target_id = d.id
WHERE {visible}
ORDER BY a.place
