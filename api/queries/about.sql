-- What is said of an actor, and what it says itself.

-- name: read_about
-- $1 the actor, $2 the seq, $3 how many of each group, and of a walk the group it goes through:
-- $4 whether the actor speaks, $5 by which stance or relation, after $6 day and $7 id. `matched` is
-- what of the actor's it is about, 16 bytes each: the actor itself (for its parts, too), its
-- affiliations, or statements about those; `counted`: a number of it counts the actor's. Documents are chosen without their bodies, and terms looked
-- up one by one: of an actor who has many, the planner would read all there are.
WITH own AS MATERIALIZED (
  SELECT DISTINCT t.document_id AS id, t.sort_date
  FROM unnest(ARRAY[$1::uuid]) AS a (id)
  CROSS JOIN LATERAL (
    SELECT x.document_id, x.sort_date FROM document_terms AS x
    WHERE x.value = a.id AND x.field IN ('speaker', 'party') AND x.kind = 'statement'
      AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0) AS t
),
targets AS (
  SELECT $1::uuid AS id
  UNION
  SELECT t.document_id
  FROM unnest(ARRAY[$1::uuid]) AS a (id)
  CROSS JOIN LATERAL (
    SELECT x.document_id FROM document_terms AS x
    WHERE x.value = a.id AND x.field IN ('subject', 'object') AND x.kind = 'affiliation'
      AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0) AS t
),
direct AS MATERIALIZED (
  SELECT t.* FROM targets AS g
  CROSS JOIN LATERAL (
    SELECT x.document_id, x.value, x.qualifier, x.sort_date FROM document_terms AS x
    WHERE x.value = g.id AND x.field = 'about' AND x.kind = 'statement'
      AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0) AS t
  UNION ALL
  SELECT t.* FROM unnest(ARRAY[$1::uuid]) AS a (id)
  CROSS JOIN LATERAL (
    SELECT x.document_id, x.value, 'counted', x.sort_date FROM document_terms AS x
    WHERE x.value = a.id AND x.field = 'figure' AND x.kind = 'statement'
      AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0) AS t
),
answering AS (
  SELECT t.* FROM (SELECT DISTINCT d.document_id AS id FROM direct AS d) AS g
  CROSS JOIN LATERAL (
    SELECT x.document_id, x.value, x.qualifier, x.sort_date FROM document_terms AS x
    WHERE x.value = g.id AND x.field = 'about' AND x.kind = 'statement'
      AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0) AS t
),
about AS MATERIALIZED (
  SELECT d.document_id AS id, d.qualifier, d.sort_date, string_agg(DISTINCT uuid_send(d.value), '') AS matched
  FROM (SELECT * FROM direct UNION ALL SELECT * FROM answering) AS d
  GROUP BY d.document_id, d.qualifier, d.sort_date
),
grouped AS (
  SELECT a.id, a.qualifier, a.sort_date, a.matched, a.id IN (SELECT o.id FROM own AS o) AS itself
  FROM about AS a
  UNION ALL
  SELECT o.id, '', o.sort_date, NULL, true FROM own AS o
  WHERE o.id NOT IN (SELECT a.id FROM about AS a)
),
ranked AS (
  SELECT g.*, d.superseded_seq,
    row_number() OVER (PARTITION BY g.itself, g.qualifier ORDER BY g.sort_date DESC, g.id DESC) AS place
  FROM grouped AS g
  CROSS JOIN LATERAL (
    SELECT x.superseded_seq FROM documents AS x
    WHERE x.id = g.id AND x.status = 'active' AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0) AS d
  WHERE $4::boolean IS NULL OR (g.itself = $4 AND g.qualifier = $5::text
    AND (g.sort_date, g.id) < ($6::text::date, $7::uuid))
)
SELECT r.id, r.itself, r.qualifier, r.sort_date::text AS day, r.matched, d.labelled, textsend(d.body) AS body
FROM ranked AS r
JOIN documents AS d ON d.id = r.id AND d.superseded_seq = r.superseded_seq
WHERE r.place <= $3
ORDER BY r.itself, r.qualifier, r.place
