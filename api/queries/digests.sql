-- How much there is of each kind, and the number that proves a copy equal.

-- name: read_digests
-- $1 internal datasets that the reader may read, $2 slugs, or null for all, $3 kinds, $4 the seq, or
-- null for the latest.
SELECT n.seq AS latest_seq, n.first_seq, n.purge_seq,
  unknown_datasets($2, $1) AS unknown,
  f.slug, f.kind, f.records, f.digest
FROM counters AS n
LEFT JOIN (
  SELECT s.slug, k.kind, g.records, g.digest
  FROM datasets AS s
  CROSS JOIN unnest($3::text[]) AS k (kind)
  CROSS JOIN LATERAL (
    SELECT x.records, x.digest FROM digests AS x
    WHERE x.dataset_id = s.id AND x.kind = k.kind AND x.seq <= coalesce($4::bigint, 9223372036854775807)
    ORDER BY x.seq DESC
    LIMIT 1
  ) AS g
  WHERE (s.distribution = 'public' OR s.slug = ANY ($1) OR '*' = ANY ($1))
    AND ($2::text[] IS NULL OR s.slug = ANY ($2))
) AS f ON true
ORDER BY f.slug, f.kind
