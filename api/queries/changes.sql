-- The feed: every change of a document, in order of seq and ordinal.

-- name: read_changes
-- $1 and $2 the seq and ordinal after which it begins, $3 the last seq, or null for the latest,
-- $4 kinds, or null for all, $5 how many, $6 internal datasets that the reader may read, $7 slugs, or
-- null for all. It goes along the change sets, so that what others wrote costs a row for each of their
-- change sets and not for each of their documents. The latest seq is of the same snapshot: nothing
-- that it counts is missing.
SELECT n.seq AS latest_seq,
  unknown_datasets($7, $6) AS unknown,
  f.seq, f.ordinal, f.licence, f.deciding, f.entry
FROM counters AS n
LEFT JOIN LATERAL (
  SELECT c.seq, d.ordinal, s.licence,
    d.content_hash || int8send(c.seq) || int4send(d.ordinal) || boolsend(w.withheld) AS deciding,
    textsend('{"cursor":"' || c.seq || '.' || d.ordinal || '","op":"' || d.op
      -- Every body begins {"id":"evt_ and 26 characters more.
      || '","id":"' || substr(d.body, 8, 30) || '","kind":"' || d.kind || '","dataset":"' || s.slug
      || '","version":' || d.version || ',"content_hash":"' || encode(d.content_hash, 'hex')
      || '","recorded_at":"' || rfc3339(c.recorded_at) || '","change_set":"' || c.id
      || CASE WHEN w.withheld THEN
        '","status":"' || CASE d.status WHEN 'purged' THEN 'purged'
          WHEN 'withheld' THEN 'retracted' ELSE r.status END || '"}'
        ELSE '","record":{"version":' || d.version || ',"seq":' || c.seq || ',"recorded_at":"'
          || rfc3339(c.recorded_at) || '",' || right(d.body, -1) || '}' END) AS entry
  FROM ({change_sets}) AS c
  CROSS JOIN LATERAL (
    SELECT x.* FROM documents AS x
    WHERE x.seq = c.seq AND x.ordinal > CASE c.seq WHEN $1 THEN $2::integer ELSE 0 END{kind}
    ORDER BY x.ordinal
    LIMIT $5
  ) AS d
  JOIN datasets AS s ON s.id = c.dataset_id
  JOIN records AS r ON r.dataset_id = d.dataset_id AND r.id = d.id
  CROSS JOIN LATERAL (
    SELECT d.status IN ('purged', 'withheld') OR r.status = 'purged'
      OR (r.status = 'retracted' AND r.reason = 'legal') AS withheld
  ) AS w
  ORDER BY c.seq, d.ordinal
  LIMIT $5
) AS f ON true
ORDER BY f.seq, f.ordinal

-- OFFSET 0: whose change set it is, is known before its documents are read.

-- name: along_all
SELECT m.seq, m.id, m.recorded_at, m.dataset_id
  FROM change_sets AS m
  WHERE m.seq >= $1::bigint AND m.seq <= least($3::bigint, n.seq)
    AND m.dataset_id = ANY (ARRAY(
      SELECT s.id FROM datasets AS s
      WHERE (s.distribution = 'public' OR s.slug = ANY ($6) OR '*' = ANY ($6))
        AND ($7::text[] IS NULL OR s.slug = ANY ($7))))
    AND $4::text[] IS NULL
  ORDER BY m.seq
  OFFSET 0

-- name: along_one
-- Of one slug.
SELECT m.seq, m.id, m.recorded_at, m.dataset_id
  FROM change_sets AS m
  WHERE m.dataset_id = (
      SELECT s.id FROM datasets AS s
      WHERE s.slug = ($7::text[])[1]
        AND (s.distribution = 'public' OR s.slug = ANY ($6) OR '*' = ANY ($6)))
    AND m.seq >= $1::bigint AND m.seq <= least($3::bigint, n.seq) AND $4::text[] IS NULL
  ORDER BY m.seq
  OFFSET 0

-- name: along_kinds
-- A change set has a digest of each kind that it changed: of each dataset and kind the next ones, and
-- one more, for of the first there may be nothing left.
SELECT g.seq, g.kind, m.id, m.recorded_at, m.dataset_id
  FROM (
    SELECT h.seq, k.kind
    FROM datasets AS s
    CROSS JOIN unnest($4::text[]) AS k (kind)
    CROSS JOIN LATERAL (
      SELECT y.seq FROM digests AS y
      WHERE y.dataset_id = s.id AND y.kind = k.kind
        AND y.seq >= $1::bigint AND y.seq <= least($3::bigint, n.seq)
      ORDER BY y.seq
      LIMIT $5 + 1
    ) AS h
    WHERE (s.distribution = 'public' OR s.slug = ANY ($6) OR '*' = ANY ($6))
      AND ($7::text[] IS NULL OR s.slug = ANY ($7))
    ORDER BY h.seq
    LIMIT ($5 + 1) * cardinality($4)
  ) AS g
  JOIN change_sets AS m ON m.seq = g.seq
  ORDER BY g.seq
  OFFSET 0

-- name: of_its_kind
 AND x.kind = c.kind

-- name: read_start
-- $1 internal datasets that the reader may read, $2 slugs, or null for all.
SELECT n.seq AS latest_seq, nullif(n.recorded_at, '-infinity') AS recorded_at,
  unknown_datasets($2, $1) AS unknown,
  (
    SELECT array_agg(DISTINCT s.licence) FROM datasets AS s
    WHERE (s.distribution = 'public' OR s.slug = ANY ($1) OR '*' = ANY ($1))
      AND ($2::text[] IS NULL OR s.slug = ANY ($2))
  ) AS licences
FROM counters AS n
