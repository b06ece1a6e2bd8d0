-- What lists are put together from. `d` is documents, `t` document_terms; :name is a value,
-- {name} a word of this code's own tables. What is current is written out, so that the partial
-- indexes match.

-- name: kind
d.kind = '{kind}'

-- name: current
d.superseded_seq = 9223372036854775807

-- name: at_seq
d.seq <= :seq AND d.superseded_seq > :seq

-- name: current_terms
t.superseded_seq = 9223372036854775807

-- name: terms_at_seq
t.seq <= :seq AND t.superseded_seq > :seq

-- name: is_latest
(SELECT seq FROM counters) = :seq

-- name: is_earlier
(SELECT seq FROM counters) > :seq

-- name: visible
d.dataset_id = ANY (ARRAY(
  SELECT id FROM datasets WHERE distribution = 'public' OR slug = ANY (:readable) OR '*' = ANY (:readable)))

-- name: dataset_one
d.dataset_id = (
  SELECT id FROM datasets
  WHERE slug = :value
    AND (distribution = 'public' OR slug = ANY (:readable) OR '*' = ANY (:readable)))

-- name: dataset_any
d.dataset_id = ANY (ARRAY(
  SELECT id FROM datasets
  WHERE slug = ANY (:values)
    AND (distribution = 'public' OR slug = ANY (:readable) OR '*' = ANY (:readable))))

-- name: active
d.status = 'active'

-- name: active_then
-- What was there then and was purged since shows that it was.
(d.status = 'active' OR (d.status = 'purged' AND d.op <> 'purge'))

-- name: status
d.status = ANY (:values)

-- name: code_one
d.code = :value

-- name: code_any
d.code = ANY (:values)

-- name: country_one
d.country = :value

-- name: country_any
d.country = ANY (:values)

-- name: contested
(d.contested OR d.id IN ({answering}))

-- name: uncontested
NOT d.contested AND d.id NOT IN ({answering})

-- name: answering
-- What answers for such a one, mostly none: read once, and not looked up for each document.
SELECT t.document_id FROM document_terms AS t WHERE t.merged_id IS NOT NULL AND {terms}

-- name: id
d.id = ANY (:values)

-- name: key
d.id = ANY (ARRAY(
  SELECT r.id FROM datasets AS s
  JOIN records AS r ON r.dataset_id = s.id AND r.kind = '{kind}' AND r.key = ANY (:values)))

-- name: updated_after_seq
d.seq > :value

-- name: updated_since_time
d.seq >= (
  SELECT COALESCE(min(s.seq), 9223372036854775807) FROM change_sets AS s WHERE s.recorded_at >= :value)

-- name: within_days
d.{days} && daterange(:from::text::date, :to::text::date, '[]')

-- name: on_day
d.{days} @> :day::text::date

-- name: in_box
d.location <@ box(point(:west, :south), point(:east, :north))

-- name: in_boxes
-- PostgreSQL 18 finds no index of places for an OR.
d.id IN (
  {parts})

-- name: of_box
SELECT d.id FROM documents AS d
  WHERE d.location <@ box(point(:west, :south), point(:east, :north)) AND {documents}

-- name: in_wide_box
-- Most of the world: no index is of help but that of the order. The planner takes CASE for half of
-- what there is, and ranges for next to nothing, for which it would read and sort everything. A pole
-- is on all longitudes.
CASE WHEN d.location[1] BETWEEN :south AND :north THEN d.location[0] BETWEEN :west AND :east
  OR abs(d.location[1]) = 90 ELSE false END

-- name: in_wide_boxes
CASE WHEN d.location[1] BETWEEN :south AND :north THEN d.location[0] >= :west OR d.location[0] <= :east
  OR abs(d.location[1]) = 90 ELSE false END

-- name: in_circle
-- By the haversine of the angle, which grows as the angle does.
(sind((d.location[1] - :lat) / 2) ^ 2
  + cosd(d.location[1]) * cosd(:lat) * sind((d.location[0] - :lon) / 2) ^ 2 <= :haversine)

-- name: place_known
-- In an event's body nothing but its place has a precision, and quotes in texts are escaped.
strpos(d.body, :precision) > 0

-- name: has_term
EXISTS (
  SELECT FROM document_terms AS t
  WHERE t.document_id = d.id AND {terms})

-- name: term_field
t.kind = '{kind}' AND t.field = '{field}'

-- name: value_one
t.value = :value

-- name: value_contested
-- Written out: the planner then knows how many are.
t.value = md5('contested')::uuid

-- name: value_any
t.value = ANY (:values)

-- name: value_linked
t.value = ANY (ARRAY({cluster} SELECT c.id FROM cluster AS c))

-- name: cluster
-- These actors, and all that chains of `same` lead to by links that the reader may read, as far as
-- they may know of it. Links with what was merged are found by their terms. Step by step by look-up.
WITH RECURSIVE cluster (asked, id) AS (
  SELECT a.id, a.id FROM unnest(:values::uuid[]) AS a (id)
  UNION
  SELECT c.asked, n.id
  FROM cluster AS c
  CROSS JOIN LATERAL (
    SELECT unnest(ids_in(l.labelled)) AS id
    FROM document_terms AS t
    CROSS JOIN LATERAL (
      SELECT d.labelled FROM documents AS d
      WHERE d.id = t.document_id AND d.status = 'active' AND {documents} AND {visible} OFFSET 0
    ) AS l
    WHERE t.value = c.id AND t.field = 'record' AND t.kind = 'link' AND t.qualifier = 'same' AND {terms}
    OFFSET 0
  ) AS n
  WHERE (
    SELECT d.kind = 'actor' AND {visible} FROM records AS d WHERE d.id = n.id)
)

-- name: linked_pairs
({cluster}
SELECT string_agg(uuid_send(c.asked) || uuid_send(c.id), '' ORDER BY c.asked, c.id)
FROM cluster AS c WHERE c.id <> c.asked)

-- name: qualifier
t.qualifier = ANY (:qualifiers)

-- name: role
-- Who directed was involved: a role is met by every one below it.
t.qualifier = ANY (ARRAY(SELECT c.role FROM role_closure AS c WHERE c.ancestor = ANY (:qualifiers)))

-- name: cites_publisher
EXISTS (
  SELECT FROM document_terms AS t
  JOIN document_terms AS p ON p.document_id = t.value AND p.kind = 'source' AND p.field = 'publisher'
  WHERE t.document_id = d.id AND t.kind = '{kind}' AND t.field = 'source'
    AND {wanted} AND {terms} AND {publishers})

-- name: publisher_any
p.value = ANY (:values)

-- name: publisher_linked
p.value = ANY (ARRAY({cluster} SELECT c.id FROM cluster AS c))

-- name: publishers_current
p.superseded_seq = 9223372036854775807

-- name: publishers_at_seq
p.seq <= :seq AND p.superseded_seq > :seq

-- name: asked_words
-- Each word as the language of a text may have reduced it: English or Russian, Ukrainian, or not at all.
-- What is too common to be in texts that are reduced is passed over. Nothing is read as an operator.
-- `wanted` is but for what is taken away.
SELECT any_of(a.query) AS query, any_of(a.wanted) AS wanted FROM (
  SELECT all_of(CASE WHEN t.negated THEN !!r.query ELSE r.query END) AS query,
    all_of(r.query) FILTER (WHERE NOT t.negated) AS wanted
  FROM (
    SELECT w.alternative, w.negated, w.begins, words_apart(signs_apart(searched_text(w.text))) AS text,
      words_apart(signs_apart(searched_text(w.reduced))) AS reduced
    FROM unnest(:alternatives::integer[], :negated::boolean[], :beginnings::boolean[], :texts::text[],
      :reduced::text[]) AS w (alternative, negated, begins, text, reduced)
  ) AS t
  CROSS JOIN LATERAL (
    SELECT phraseto_tsquery('russian', t.text) AS stemmed, phraseto_tsquery('simple', t.text) AS plain,
      phraseto_tsquery('simple', t.reduced) AS reduced,
      CASE WHEN t.begins THEN begun_words(t.text) END AS beginning OFFSET 0
  ) AS f
  -- Each once, but for beginnings: to the database a word and the same as a beginning are equal.
  CROSS JOIN LATERAL (
    SELECT CASE WHEN f.plain = f.stemmed THEN f.stemmed ELSE f.stemmed || f.plain END AS query) AS v
  CROSS JOIN LATERAL (
    SELECT CASE WHEN f.reduced IN (f.stemmed, f.plain) THEN v.query ELSE v.query || f.reduced END AS query
  ) AS w
  CROSS JOIN LATERAL (SELECT COALESCE(w.query || f.beginning, w.query) AS query OFFSET 0) AS r
  WHERE numnode(r.query) > 0 AND (t.begins OR numnode(f.stemmed) > 0)
  GROUP BY t.alternative
  HAVING bool_or(NOT t.negated)
) AS a

-- name: wordless
{asked} IS NULL

-- name: dated
{place} > date '-infinity'

-- name: undated
{place} = date '-infinity'

-- name: started_from
{place} >= :from::text::date

-- name: started_by
{place} <= :to::text::date

-- name: started_before
{place} < :from::text::date

-- name: on_from
d.possible @> :from::text::date

-- name: after
({place}, {id}) > (:place::text::{type}, :after::uuid)

-- name: before
({place}, {id}) < (:place::text::{type}, :after::uuid)

-- name: page_of_documents
SELECT d.id, d.version, d.seq, d.content_hash, d.dataset_id, d.labelled, d.body,
  {send}({place}) AS place
FROM documents AS d
WHERE {conditions}
ORDER BY {order}
LIMIT {most}

-- name: page_of_terms
SELECT d.id, d.version, d.seq, d.content_hash, d.dataset_id, d.labelled, d.body,
  {send}({place}) AS place
FROM (
  SELECT DISTINCT t.sort_date, t.document_id FROM document_terms AS t
  WHERE {terms}
  ORDER BY {order}
) AS t
JOIN documents AS d ON d.id = t.document_id
WHERE {conditions}
ORDER BY {order}
LIMIT {most}

-- name: page_of_words
-- What has them is looked up: the planner, who does not know how many have, would walk along all there is
-- in the order asked for, or hold each row of some other index against all that have them.
SELECT d.id, d.version, d.seq, d.content_hash, d.dataset_id, d.labelled, d.body,
  {send}({place}) AS place
FROM ({found}) AS d
ORDER BY {order}
LIMIT {most}

-- name: found_by_words
SELECT d.*
FROM (SELECT w.document_id FROM search_words AS w WHERE w.words @@ {asked} OFFSET 0) AS w
CROSS JOIN LATERAL (
  SELECT d.* FROM documents AS d WHERE d.id = w.document_id AND {conditions} OFFSET 0
) AS d

-- name: count_by_words
(SELECT count(*) FROM ({found}) AS d)

-- name: count
(SELECT count(*) FROM documents AS d WHERE {conditions})

-- name: indexed_seq
-- Up to which the words, or names, are those of the documents; of a later one some may be.
COALESCE((
  SELECT CASE s.ordinal WHEN 2147483647 THEN s.seq ELSE s.seq - 1 END
  FROM index_states AS s WHERE s.name = '{index}'), 0)

-- name: unknown_datasets
ARRAY(
  SELECT 'dataset=' || a.slug FROM unnest(:values::text[]) AS a (slug)
  WHERE NOT EXISTS (
    SELECT FROM datasets AS s
    WHERE s.slug = a.slug
      AND (s.distribution = 'public' OR s.slug = ANY (:readable) OR '*' = ANY (:readable))))

-- name: unknown_ids
-- Looked up one by one: as a join, the planner might read all records.
ARRAY(
  SELECT a.name || '=' || a.id FROM unnest(:names::text[], :ids::uuid[]) AS a (name, id)
  WHERE (
    SELECT true FROM records AS r JOIN datasets AS s ON s.id = r.dataset_id
    WHERE r.id = a.id
      AND (s.distribution = 'public' OR s.slug = ANY (:readable) OR '*' = ANY (:readable))) IS NULL)

-- name: find_unknown
SELECT c.seq AS latest_seq, c.first_seq, c.purge_seq, {unknown} AS unknown FROM counters AS c

-- name: read_page
-- One row with everything of one sort together: a row and a value for each document cost the
-- database and the reader more than the bodies do.
SELECT (SELECT seq FROM counters) AS latest_seq, (SELECT first_seq FROM counters) AS first_seq,
  {count} AS total, {unknown} AS unknown,
  {linked} AS linked, {indexed} AS indexed_seq, {wordless} AS wordless,
  string_agg(uuid_send(p.id) || p.content_hash || int8send(p.seq) || int4send(p.version)
    || int4send(p.dataset_id) || int4send(length(p.labelled)) || int4send(octet_length(p.body)), '')
    AS told,
  string_agg(p.labelled, '') AS labelled,
  textsend(string_agg(p.body, '')) AS bodies,
  (array_agg(p.place))[:limit::bigint - 1] AS place
FROM (
  -- The join keeps the limit out of the plans of the branches, which have their own.
  SELECT b.* FROM (SELECT true) AS one LEFT JOIN ({branches}) AS b ON true LIMIT :limit
) AS p

-- name: read_snapshot
SELECT c.seq AS latest_seq, c.first_seq, {unknown} AS unknown, {linked} AS linked, {wordless} AS wordless,
  (SELECT m.recorded_at FROM change_sets AS m WHERE m.seq = coalesce(:seq::bigint, c.seq)) AS recorded_at,
  ARRAY(
    SELECT DISTINCT d.licence FROM (SELECT id AS dataset_id, licence FROM datasets) AS d
    WHERE {datasets} ORDER BY d.licence) AS licences
FROM counters AS c

-- name: stream_page
SELECT p.* FROM ({branches}) AS p LIMIT :limit

-- name: stream_rows
SELECT p.id, p.version, p.seq, p.dataset_id, p.labelled,
  textsend(right(p.body, -1)) AS body
FROM ({page}) AS p

-- name: stream_bodies
-- No join: it might change the order.
SELECT '{"version":' || p.version || ',"seq":' || p.seq || ',"recorded_at":"'
  || (SELECT rfc3339(s.recorded_at)
    FROM change_sets AS s WHERE s.seq = p.seq)
  || '",' || right(p.body, -1)
FROM ({page}) AS p

-- name: stream_all_rows
SELECT d.id, d.version, d.seq, d.dataset_id, d.labelled,
  textsend(right(d.body, -1)) AS body
FROM documents AS d
WHERE {conditions}
ORDER BY d.seq, d.ordinal

-- name: stream_all_bodies
WITH moments AS MATERIALIZED (
  SELECT s.seq, ',"seq":' || s.seq || ',"recorded_at":"' || rfc3339(s.recorded_at) || '",' AS text
  FROM change_sets AS s
)
SELECT '{"version":' || d.version || m.text || right(d.body, -1)
FROM documents AS d
JOIN moments AS m ON m.seq = d.seq
WHERE {conditions}
ORDER BY d.seq, d.ordinal

-- name: latest_seq
SELECT seq FROM counters
