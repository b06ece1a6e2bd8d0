-- What a release is made of, and the rows that make it known.

-- name: take_turn
-- One release of a dataset is built at a time: what another build left behind is nobody's.
SELECT pg_try_advisory_lock(hashtextextended($1, 7769186244));

-- name: end_turn
SELECT pg_advisory_unlock(hashtextextended($1, 7769186244));

-- name: read_dataset
-- $1 a slug. What it is now, and the latest change set and purge of it; of whom this is a mirror.
SELECT d.id, d.slug, d.title, d.licence, d.citation, d.note, d.contact, d.checks,
  CASE WHEN d.publisher_id IS NOT NULL THEN actor_public_id(d.publisher_id) END AS publisher,
  c.seq AS latest_seq,
  (SELECT max(s.seq) FROM change_sets AS s WHERE s.dataset_id = d.id) AS own_seq,
  (
    SELECT max(s.seq) FROM change_sets AS s WHERE s.dataset_id = d.id AND s.operation = 'purge'
  ) AS purge_seq,
  (SELECT m.origin FROM mirrors AS m) AS origin
FROM counters AS c
LEFT JOIN datasets AS d ON d.slug = $1;

-- name: read_slugs
SELECT slug FROM datasets ORDER BY slug;

-- name: read_dataset_changes
-- What was changed of the dataset $1 after the seq $2, the last first.
SELECT s.dataset_changes
FROM change_sets AS s
WHERE s.dataset_id = $1 AND s.seq > $2 AND s.dataset_changes IS NOT NULL
ORDER BY s.seq DESC;

-- name: read_moment
-- When the change set $2 was recorded, and of the dataset $1 as of it: whether it was there, and its
-- edition; empty: the first one was taken back.
SELECT s.recorded_at,
  EXISTS (SELECT FROM change_sets AS f WHERE f.dataset_id = $1 AND f.seq <= $2) AS was_there,
  (
    SELECT e.edition FROM change_sets AS e
    WHERE e.dataset_id = $1 AND e.seq <= $2 AND e.edition IS NOT NULL
    ORDER BY e.seq DESC LIMIT 1
  ) AS edition
FROM change_sets AS s
WHERE s.seq = $2;

-- name: read_digests
SELECT DISTINCT ON (g.kind) g.kind, g.records, g.digest
FROM digests AS g
WHERE g.dataset_id = $1 AND g.seq <= $2
ORDER BY g.kind, g.seq DESC;

-- name: read_documents
-- Of the dataset $1 and the kind $2 as of $3: in blocks of five years by country, then by day, so that
-- few row groups have what is asked of either. The sort is of the keys alone, and the bodies are
-- fetched in its order. How far an event reaches is told as the service does.
SELECT d.id, d.version, d.seq, d.status, d.labelled, textsend(right(d.body, -1)) AS body,
  CASE WHEN d.kind = 'event' AND d.status = 'active'
    AND k.reach > '-infinity'
    AND k.reach <= (
      SELECT ((s.recorded_at + interval '14 hours') AT TIME ZONE 'UTC')::date
      FROM change_sets AS s WHERE s.seq = d.seq)
  THEN k.reach END AS reach
FROM (
  SELECT x.id, x.superseded_seq, x.country, x.sort_date,
    floor(date_part('year', x.sort_date) / 5) AS block,
    COALESCE(upper(x.certain) - 1, x.sort_date) AS reach
  FROM documents AS x
  WHERE x.dataset_id = $1 AND x.kind = $2 AND x.seq <= $3 AND x.superseded_seq > $3
    AND x.status IN ('active', 'retracted', 'merged')
  ORDER BY block, x.country, x.sort_date, x.id
) AS k
CROSS JOIN LATERAL (
  SELECT y.* FROM documents AS y WHERE y.id = k.id AND y.superseded_seq = k.superseded_seq LIMIT 1
) AS d
ORDER BY k.block, k.country, k.sort_date, k.id;

-- name: read_facts
SELECT textsend(d.body) AS body, d.labelled
FROM documents AS d
WHERE d.id = ANY ($1::uuid[]) AND d.seq <= $2 AND d.superseded_seq > $2
  AND d.status IN ('active', 'retracted', 'merged');

-- name: read_same
-- The records $1, and those that one answers for with each as of $2.
SELECT f.event_id, f.id
FROM unnest($1::uuid[]) AS e (id)
CROSS JOIN LATERAL (
  SELECT COALESCE((
    SELECT v.survivor_id FROM survivors AS v WHERE v.id = e.id AND v.from_seq <= $2 AND v.to_seq > $2
  ), e.id)) AS s (id)
CROSS JOIN LATERAL (
  SELECT e.id AS event_id, s.id
  UNION ALL
  SELECT e.id, v.id FROM survivors AS v
  WHERE v.survivor_id = s.id AND v.from_seq <= $2 AND v.to_seq > $2
) AS f;

-- name: read_survivors
-- Who answers for which of $1 as of $2.
SELECT r.kind, v.id, v.survivor_id
FROM survivors AS v
JOIN records AS r ON r.dataset_id = v.dataset_id AND r.id = v.id
WHERE v.id = ANY ($1::uuid[]) AND v.from_seq <= $2 AND v.to_seq > $2;

-- name: read_said
-- Statements about each of the events $1 as of $2 or about one that is merged with it, what takes over what
-- they say, and what takes any of it back. Of a merged statement others may have taken over what it says.
WITH RECURSIVE concerned (event_id, id, is_event) AS (
  SELECT e.id, e.id, true FROM unnest($1::uuid[]) AS e (id)
  UNION
  SELECT c.event_id, x.id, x.is_event
  FROM concerned AS c
  CROSS JOIN LATERAL (
    SELECT t.document_id AS id, false AS is_event FROM document_terms AS t
    WHERE t.value = c.id AND t.field = 'about' AND t.kind = 'statement' AND t.merged_id IS NULL
      AND (c.is_event OR t.qualifier IN ('retracts', 'corrects', 'confirms', 'repeats', 'disputes'))
      AND t.superseded_seq > $2 AND t.seq <= $2
    UNION ALL
    SELECT v.survivor_id, c.is_event FROM survivors AS v
    WHERE v.id = c.id AND v.from_seq <= $2 AND v.to_seq > $2
    UNION ALL
    SELECT v.id, c.is_event FROM survivors AS v
    WHERE v.survivor_id = c.id AND v.from_seq <= $2 AND v.to_seq > $2
  ) AS x
)
SELECT c.event_id, d.id, d.labelled, textsend('{"version":' || d.version || ',"seq":' || d.seq
  || ',"recorded_at":"' || rfc3339(s.recorded_at) || '",' || right(d.body, -1)) AS body
FROM concerned AS c
JOIN documents AS d ON d.id = c.id AND d.kind = 'statement' AND d.status IN ('active', 'merged')
  AND d.superseded_seq > $2 AND d.seq <= $2
JOIN change_sets AS s ON s.seq = d.seq
WHERE NOT c.is_event
ORDER BY c.event_id, nullif(d.sort_date, '-infinity') NULLS LAST, d.id;

-- name: read_gone
-- What was purged of the dataset $1 after $2, up to $3, and was there as of $2.
SELECT DISTINCT d.kind, p.id
FROM purges AS p
JOIN documents AS d ON d.id = p.id AND d.dataset_id = $1 AND d.seq <= $2 AND d.superseded_seq > $2
WHERE p.what = 'record' AND p.seq > $2 AND p.seq <= $3
ORDER BY d.kind, p.id;

-- name: find_release
SELECT r.seq, r.withdrawn_at FROM releases AS r WHERE r.dataset_id = $1 AND r.name = $2;

-- name: read_previous
-- The latest release of the dataset $1 before the seq $2 that can be read.
SELECT r.name, r.seq, r.manifest
FROM releases AS r
WHERE r.dataset_id = $1 AND r.seq < $2 AND r.withdrawn_at IS NULL
ORDER BY r.seq DESC, r.id DESC
LIMIT 1;

-- name: read_withdrawn
SELECT r.id, r.name FROM releases AS r WHERE r.dataset_id = $1 AND r.withdrawn_at IS NOT NULL;

-- name: hold_writers
SELECT pg_advisory_xact_lock(7769186243);

-- name: has_purge_since
-- Whether something was purged after the change set $2 that the dataset $1 may have shown: its own, and
-- where it has links, the names of what these link.
SELECT EXISTS (
  SELECT FROM change_sets AS s
  WHERE s.seq > $2 AND s.operation = 'purge' AND (s.dataset_id = $1 OR EXISTS (
    SELECT FROM digests AS g WHERE g.dataset_id = $1 AND g.kind = 'link')));

-- name: insert_release
INSERT INTO releases (dataset_id, name, seq, manifest, manifest_sha256, store, replaces)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id, published_at;

-- name: insert_release_files
INSERT INTO release_files (release_id, path, media_type, bytes, sha256)
SELECT $1, f.path, f.media_type, f.bytes, f.sha256
FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bytea[]) AS f (path, media_type, bytes, sha256);
