-- What differs of datasets, and of the database as a whole, from what it is made of. Each answers what
-- the statements of verify.sql do.

-- name: differing_ordinals
-- $1 is the dataset, or null for all.
SELECT NULL::text AS kind, NULL::uuid AS id, NULL::integer AS version, 'ordinals of seq ' || seq AS what,
  format('%s from %s to %s', count(*), min(ordinal), max(ordinal)) AS stored,
  format('%s from 1 to %s', count(*), count(*)) AS rendered
FROM documents
WHERE ($1::integer IS NULL OR dataset_id = $1)
  -- Of what was before its release, a mirror has what was current then.
  AND seq > (SELECT c.first_seq FROM counters AS c)
GROUP BY seq
HAVING min(ordinal) <> 1 OR max(ordinal) <> count(*);

-- name: differing_digests
-- $1 is the dataset, or null for all. What was purged counts for nothing, so that the sums hold from
-- the latest purge on; a mirror has those of from its beginning on.
WITH changes AS (
  SELECT d.dataset_id, d.kind, d.seq, 1 AS sign, digest_words(d.body, d.version, d.content_hash) AS words
  FROM documents AS d
  WHERE ($1::integer IS NULL OR d.dataset_id = $1) AND d.status <> 'purged'
  UNION ALL
  SELECT d.dataset_id, d.kind, d.superseded_seq, -1, digest_words(d.body, d.version, d.content_hash)
  FROM documents AS d
  WHERE d.superseded_seq < 9223372036854775807 AND ($1::integer IS NULL OR d.dataset_id = $1)
    AND d.status <> 'purged'
),
changed AS (
  SELECT dataset_id, kind, seq, sum(sign) AS records, sum(sign * (words).one) AS one,
    sum(sign * (words).two) AS two, sum(sign * (words).three) AS three, sum(sign * (words).four) AS four
  FROM changes
  GROUP BY dataset_id, kind, seq
),
wanted AS (
  SELECT dataset_id, kind, seq, sum(records) OVER so_far AS records, digest_total(sum(one) OVER so_far,
    sum(two) OVER so_far, sum(three) OVER so_far, sum(four) OVER so_far) AS digest
  FROM changed
  WINDOW so_far AS (PARTITION BY dataset_id, kind ORDER BY seq)
)
SELECT NULL::text AS kind, NULL::uuid AS id, NULL::integer AS version,
  concat('digest of ', s.slug, ': ', g.kind, ' at seq ', g.seq) AS what,
  g.records || ' ' || g.digest AS stored,
  COALESCE(g.wanted_records, 0) || ' ' || COALESCE(g.wanted_digest, 0) AS rendered
FROM (
  -- Where a kind was purged, it may be that nothing of that seq is left to sum up.
  SELECT g.*, w.records AS wanted_records, w.digest AS wanted_digest
  FROM digests AS g
  LEFT JOIN LATERAL (
    SELECT x.records, x.digest FROM wanted AS x
    WHERE x.dataset_id = g.dataset_id AND x.kind = g.kind AND x.seq <= g.seq
    ORDER BY x.seq DESC LIMIT 1) AS w ON true
  WHERE $1::integer IS NULL OR g.dataset_id = $1
) AS g
JOIN datasets AS s ON s.id = g.dataset_id
WHERE (g.records, g.digest) IS DISTINCT FROM (COALESCE(g.wanted_records, 0), COALESCE(g.wanted_digest, 0))
  AND g.seq >= (SELECT purge_seq FROM counters)
UNION ALL
SELECT NULL, NULL, NULL, concat('digest of ', s.slug, ': ', w.kind, ' at seq ', w.seq), NULL,
  w.records || ' ' || w.digest
FROM wanted AS w
JOIN datasets AS s ON s.id = w.dataset_id
WHERE w.seq >= (SELECT greatest(purge_seq, first_seq) FROM counters) AND NOT EXISTS (
  SELECT FROM digests AS g WHERE g.dataset_id = w.dataset_id AND g.kind = w.kind AND g.seq = w.seq);

-- name: differing_seqs
SELECT NULL::text AS kind, NULL::uuid AS id, NULL::integer AS version, w.what, w.stored, w.rendered
FROM (
  SELECT seq, recorded_at, lag(seq, 1, 0::bigint) OVER (ORDER BY seq) + 1 AS expected,
    lag(recorded_at, 1, '-infinity') OVER (ORDER BY seq) AS before
  FROM change_sets
) AS c
CROSS JOIN LATERAL (VALUES
  ('seq', c.seq::text, c.expected::text, c.seq <> c.expected AND NOT EXISTS (SELECT FROM mirrors)),
  ('recorded_at of seq ' || c.seq, c.recorded_at::text, 'after ' || c.before::text,
    c.recorded_at <= c.before)
) AS w (what, stored, rendered, differs)
WHERE w.differs
UNION ALL
SELECT NULL, NULL, NULL, 'counter', c.seq || ' ' || c.recorded_at, n.seq || ' ' || n.recorded_at
FROM counters AS c
CROSS JOIN LATERAL (
  SELECT COALESCE(max(seq), 0), COALESCE(max(recorded_at), '-infinity') FROM change_sets
) AS n (seq, recorded_at)
WHERE c.recorded_at <> n.recorded_at OR c.seq < n.seq
  -- Between what a mirror has and this, other datasets were written.
  OR (c.seq <> n.seq AND NOT EXISTS (SELECT FROM mirrors));

-- name: differing_orphans
-- Terms and labels of what is no record.
SELECT NULL::text AS kind, t.document_id AS id, NULL::integer AS version, 'term: ' || t.field AS what,
  t.value::text AS stored, NULL::text AS rendered
FROM document_terms AS t
WHERE t.superseded_seq = 9223372036854775807
  AND NOT EXISTS (SELECT FROM records AS r WHERE r.id = t.document_id)
UNION ALL
SELECT NULL, l.id, NULL, 'label', l.label, NULL
FROM labels AS l
WHERE l.to_seq = 9223372036854775807 AND NOT EXISTS (SELECT FROM records AS r WHERE r.id = l.id);
