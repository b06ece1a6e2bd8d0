-- The affiliations around an actor, a level at a time.

-- name: read_level
-- $1 the actors of the level, $2 the seq, $3 the types (none: any), $4 the affiliations that are
-- there already, $5 a day or null, $6 which days are to have it, $7 how many. Whoever is merged is
-- found by the other, too, by its terms; `merged` says who answers for it, 32 bytes a pair. Documents
-- are chosen without their bodies, which the count would have to carry.
WITH chosen AS MATERIALIZED (
  SELECT d.id, d.superseded_seq, d.sort_date, count(*) OVER () AS total
  FROM (
    -- Looked up actor by actor: for one who has many, the planner would read all terms there are.
    SELECT DISTINCT t.document_id
    FROM unnest($1::uuid[]) AS a (id)
    CROSS JOIN LATERAL (
      SELECT x.document_id FROM document_terms AS x
      WHERE x.value = a.id AND x.field IN ('subject', 'object') AND x.kind = 'affiliation'
        AND x.merged_id IS NULL AND x.superseded_seq > $2 AND x.seq <= $2
        AND ($3::text[] IS NULL OR x.qualifier = ANY ($3::text[])) OFFSET 0
    ) AS t
  ) AS t
  CROSS JOIN LATERAL (
    SELECT x.id, x.superseded_seq, x.sort_date, x.possible, x.attested, x.certain FROM documents AS x
    WHERE x.id = t.document_id AND x.status = 'active' AND x.superseded_seq > $2 AND x.seq <= $2 OFFSET 0) AS d
  WHERE d.id <> ALL ($4::uuid[]) AND ($5::text IS NULL OR
    CASE $6::text WHEN 'certain' THEN d.certain WHEN 'attested' THEN d.attested ELSE d.possible END
      @> $5::text::date)
  ORDER BY d.sort_date DESC, d.id DESC
  LIMIT $7
)
SELECT c.id, c.total, textsend(d.body) AS body, (
    SELECT string_agg(uuid_send(s.id) || uuid_send(s.survivor_id), '') FROM survivors AS s
    WHERE s.id = ANY (ids_in(d.labelled)) AND s.to_seq > $2 AND s.from_seq <= $2) AS merged
FROM chosen AS c
JOIN documents AS d ON d.id = c.id AND d.superseded_seq = c.superseded_seq
ORDER BY c.sort_date DESC, c.id DESC

-- name: read_kinds
-- $1 actors, $2 the seq.
SELECT d.id, d.code FROM documents AS d
WHERE d.id = ANY ($1::uuid[]) AND d.status <> 'purged' AND d.superseded_seq > $2 AND d.seq <= $2
