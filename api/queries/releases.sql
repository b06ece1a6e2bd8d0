-- Releases of a dataset. $1 the internal datasets that the reader may read, $2 its slug.

-- name: read_releases
-- $3 a name, `latest`, or null for all; $4 the name after which the page begins, or null; $5 how many.
SELECT c.seq AS latest_seq, d.slug,
  (
    SELECT l.label FROM labels AS l
    WHERE l.id = d.publisher_id AND l.to_seq = 9223372036854775807
  ) AS label,
  f.*
FROM counters AS c
LEFT JOIN datasets AS d ON d.slug = $2
  AND (d.distribution = 'public' OR d.slug = ANY ($1) OR '*' = ANY ($1))
LEFT JOIN LATERAL (
  SELECT r.seq, r.id, r.manifest, encode(r.manifest_sha256, 'hex') AS manifest_sha256, (
      SELECT x.bytes FROM release_files AS x WHERE x.release_id = r.id AND x.path = 'manifest.json'
    ) AS manifest_bytes, r.published_at,
    r.withdrawn_at, r.withdrawn_reason, b.name AS before_name, b.seq AS before_seq,
    a.name AS after_name, a.seq AS after_seq, o.name AS replaces_name, o.seq AS replaces_seq,
    n.name AS replaced_by_name, n.seq AS replaced_by_seq
  FROM releases AS r
  LEFT JOIN LATERAL (
    SELECT x.name, x.seq FROM releases AS x
    WHERE x.dataset_id = r.dataset_id AND x.withdrawn_at IS NULL AND (x.seq, x.id) < (r.seq, r.id)
    ORDER BY x.seq DESC, x.id DESC LIMIT 1
  ) AS b ON true
  LEFT JOIN LATERAL (
    SELECT x.name, x.seq FROM releases AS x
    WHERE x.dataset_id = r.dataset_id AND x.withdrawn_at IS NULL AND (x.seq, x.id) > (r.seq, r.id)
    ORDER BY x.seq, x.id LIMIT 1
  ) AS a ON true
  LEFT JOIN releases AS o ON o.id = r.replaces
  LEFT JOIN LATERAL (
    SELECT x.name, x.seq FROM releases AS x WHERE x.replaces = r.id ORDER BY x.id DESC LIMIT 1
  ) AS n ON true
  WHERE r.dataset_id = d.id
    AND ($3::text IS NULL OR r.name = $3 OR ($3 = 'latest' AND r.withdrawn_at IS NULL))
    AND ($4::text IS NULL OR (r.seq, r.id) < (
      SELECT x.seq, x.id FROM releases AS x WHERE x.dataset_id = d.id AND x.name = $4))
  ORDER BY r.seq DESC, r.id DESC
  LIMIT $5
) AS f ON true
ORDER BY f.seq DESC, f.id DESC;

-- name: read_release_file
-- $3 a name or `latest`, $4 the file; what else there is, where it is not.
SELECT c.seq AS latest_seq, d.slug, d.distribution, r.name, r.store, r.published_at, r.withdrawn_at,
  r.withdrawn_reason, r.manifest::json ->> 'licence' AS licence, f.path, f.media_type, f.bytes,
  encode(f.sha256, 'hex') AS sha256,
  CASE WHEN f.path IS NULL THEN ARRAY(
    SELECT x.path FROM release_files AS x WHERE x.release_id = r.id ORDER BY x.path) END AS files
FROM counters AS c
LEFT JOIN datasets AS d ON d.slug = $2
  AND (d.distribution = 'public' OR d.slug = ANY ($1) OR '*' = ANY ($1))
LEFT JOIN LATERAL (
  SELECT x.id, x.name, x.store, x.published_at, x.withdrawn_at, x.withdrawn_reason, x.manifest
  FROM releases AS x
  WHERE x.dataset_id = d.id AND (x.name = $3 OR ($3 = 'latest' AND x.withdrawn_at IS NULL))
  ORDER BY x.seq DESC, x.id DESC
  LIMIT 1
) AS r ON true
LEFT JOIN release_files AS f ON f.release_id = r.id AND f.path = $4;

-- name: name_releases
-- Those that can be downloaded, the latest first. $3 how many.
SELECT r.name
FROM releases AS r
JOIN datasets AS d ON d.id = r.dataset_id
WHERE d.slug = $2 AND (d.distribution = 'public' OR d.slug = ANY ($1) OR '*' = ANY ($1))
  AND r.withdrawn_at IS NULL
ORDER BY r.seq DESC, r.id DESC
LIMIT $3;

-- name: read_latest_releases
-- Of each dataset that has one, for the first page.
SELECT d.slug, d.title, r.name, (r.manifest::json ->> 'data_through')::date AS data_through,
  s.files, s.bytes
FROM datasets AS d
CROSS JOIN LATERAL (
  SELECT x.id, x.name, x.manifest FROM releases AS x
  WHERE x.dataset_id = d.id AND x.withdrawn_at IS NULL
  ORDER BY x.seq DESC, x.id DESC LIMIT 1
) AS r
CROSS JOIN LATERAL (
  SELECT count(*) AS files, sum(f.bytes)::bigint AS bytes FROM release_files AS f WHERE f.release_id = r.id
) AS s
WHERE d.distribution = 'public' OR d.slug = ANY ($1) OR '*' = ANY ($1)
ORDER BY d.slug;
