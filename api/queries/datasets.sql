-- Datasets, and the latest seq though there be none. $1 the internal ones that the reader may read, $2 a slug, or null for all.

-- name: read_datasets
SELECT d.slug, d.title, CASE WHEN d.publisher_id IS NOT NULL THEN actor_public_id(d.publisher_id) END AS publisher,
  d.licence, d.citation, d.distribution, d.note, d.contact, d.checks,
  COALESCE((SELECT max(s.seq) FROM change_sets AS s WHERE s.dataset_id = d.id), 0) AS seq,
  (
    SELECT s.edition FROM change_sets AS s
    WHERE s.dataset_id = d.id AND s.edition IS NOT NULL
    ORDER BY s.seq DESC LIMIT 1
  ) AS edition,
  (
    SELECT json_object_agg(n.kind, n.number)::text FROM (
      SELECT r.kind, count(*) AS number FROM records AS r
      WHERE r.dataset_id = d.id AND r.status = 'active' AND r.kind <> 'participation'
      GROUP BY r.kind) AS n
  ) AS counts,
  (
    SELECT l.label FROM labels AS l
    WHERE l.id = d.publisher_id AND l.to_seq = 9223372036854775807
  ) AS label,
  (
    SELECT r.name FROM releases AS r
    WHERE r.dataset_id = d.id AND r.withdrawn_at IS NULL
    ORDER BY r.seq DESC, r.id DESC LIMIT 1
  ) AS latest_release,
  c.seq AS latest_seq
FROM counters AS c
LEFT JOIN datasets AS d ON (d.distribution = 'public' OR d.slug = ANY ($1) OR '*' = ANY ($1))
  AND (d.slug = $2 OR $2::text IS NULL)
ORDER BY d.slug

-- name: read_service
-- How far the events go, from an index of its own. A day that had begun nowhere on Earth (14 hours
-- are the farthest ahead) when it was recorded was announced, and not seen.
SELECT c.seq AS latest_seq, c.purge_seq,
  CASE WHEN c.recorded_at > '-infinity' THEN c.recorded_at END AS recorded_at,
  d.slug, d.title, d.licence, d.distribution,
  (
    SELECT COALESCE(upper(e.certain) - 1, e.sort_date) FROM documents AS e
    WHERE e.dataset_id = d.id AND e.kind = 'event' AND e.status = 'active'
      AND e.superseded_seq = 9223372036854775807
      AND COALESCE(upper(e.certain) - 1, e.sort_date) > '-infinity'
      AND COALESCE(upper(e.certain) - 1, e.sort_date) <= (
        SELECT ((s.recorded_at + interval '14 hours') AT TIME ZONE 'UTC')::date
        FROM change_sets AS s WHERE s.seq = e.seq)
    ORDER BY COALESCE(upper(e.certain) - 1, e.sort_date) DESC LIMIT 1
  ) AS data_through
FROM counters AS c
LEFT JOIN datasets AS d ON d.distribution = 'public' OR d.slug = ANY ($1) OR '*' = ANY ($1)
ORDER BY d.slug
