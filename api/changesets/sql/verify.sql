-- What differs from what it is made of. $1 is the dataset, $2 ids of some of its records.
-- Each answers kind, id, version, what differs, and it as stored and as it should be.

-- name: forgo_jit
SELECT set_config('jit', 'off', true);

-- name: list_datasets
SELECT d.id, d.slug, count(r.id) AS records,
  (SELECT count(*) FROM documents AS v WHERE v.dataset_id = d.id) AS versions
FROM datasets AS d
LEFT JOIN records AS r ON r.dataset_id = d.id AND r.kind <> 'participation'
GROUP BY d.id
ORDER BY d.slug;

-- name: next_ids
SELECT id FROM records WHERE dataset_id = $1 AND id > $2 ORDER BY id LIMIT $3;

-- name: list_bodies
SELECT d.id, d.version, d.kind, d.status, d.body
FROM unnest($1::uuid[]) AS t (id)
JOIN documents AS d ON d.id = t.id;

-- name: differing_ids
SELECT r.kind, r.id, NULL::integer AS version, 'id' AS what,
  encode(uuid_send(r.id), 'hex') AS stored, named.hash AS rendered
FROM unnest($2::uuid[]) AS t (id)
JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id
JOIN datasets AS d ON d.id = r.dataset_id
CROSS JOIN LATERAL (
  SELECT encode(substring(sha256(convert_to(
    concat_ws(chr(10), 'whence:1', d.slug, r.kind, r.key), 'UTF8')) FOR 16), 'hex')
) AS named (hash)
WHERE encode(uuid_send(r.id), 'hex') <> named.hash AND r.status <> 'purged'
  AND r.key <> 'withheld:' || r.id;

-- name: differing_participations
-- One is active while its event is, and has it.
SELECT r.kind, r.id, NULL::integer AS version, 'status' AS what, r.status AS stored,
  w.status AS rendered
FROM unnest($2::uuid[]) AS t (id)
JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id AND r.kind = 'participation'
JOIN records AS e ON e.dataset_id = $1 AND e.id = r.event_id
LEFT JOIN participations AS p ON p.dataset_id = $1 AND p.id = r.id
CROSS JOIN LATERAL (
  SELECT CASE WHEN p.ordinal IS NOT NULL AND e.status <> 'retracted' THEN 'active'
    ELSE 'retracted' END
) AS w (status)
WHERE r.status <> 'purged' AND (p.id IS NULL OR r.status <> w.status);

-- name: differing_documents
-- Each body once, by look-up: without statistics all are rendered for each record.
WITH bodies AS MATERIALIZED (
  SELECT b.* FROM unnest($2::uuid[]) AS t (id)
  CROSS JOIN LATERAL (SELECT * FROM event_bodies AS x WHERE x.dataset_id = $1 AND x.id = t.id OFFSET 0) AS b
  UNION ALL
  SELECT b.* FROM unnest($2::uuid[]) AS t (id)
  CROSS JOIN LATERAL (SELECT * FROM statement_bodies AS x WHERE x.dataset_id = $1 AND x.id = t.id OFFSET 0) AS b
  UNION ALL
  SELECT b.* FROM unnest($2::uuid[]) AS t (id)
  CROSS JOIN LATERAL (SELECT * FROM affiliation_bodies AS x WHERE x.dataset_id = $1 AND x.id = t.id OFFSET 0) AS b
  UNION ALL
  SELECT b.* FROM unnest($2::uuid[]) AS t (id)
  CROSS JOIN LATERAL (SELECT * FROM actor_bodies AS x WHERE x.dataset_id = $1 AND x.id = t.id OFFSET 0) AS b
  UNION ALL
  SELECT b.* FROM unnest($2::uuid[]) AS t (id)
  CROSS JOIN LATERAL (SELECT * FROM source_bodies AS x WHERE x.dataset_id = $1 AND x.id = t.id OFFSET 0) AS b
  UNION ALL
  SELECT b.* FROM unnest($2::uuid[]) AS t (id)
  CROSS JOIN LATERAL (SELECT * FROM link_bodies AS x WHERE x.dataset_id = $1 AND x.id = t.id OFFSET 0) AS b
),
documents_now AS MATERIALIZED (
  SELECT d.*
  FROM unnest($2::uuid[]) AS t (id)
  JOIN documents AS d ON d.id = t.id AND d.superseded_seq = 9223372036854775807
)
SELECT r.kind, r.id, d.version, w.what, w.stored, w.rendered
FROM unnest($2::uuid[]) AS t (id)
JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id AND r.kind <> 'participation'
  AND r.status <> 'purged'
LEFT JOIN documents_now AS d ON d.id = r.id
LEFT JOIN bodies AS b ON b.id = r.id
CROSS JOIN LATERAL (VALUES
  ('document', CASE WHEN d.id IS NOT NULL THEN 'one' END, 'one'),
  ('body', d.body, b.body),
  ('kind', d.kind, r.kind),
  ('status', d.status, r.status),
  ('code', d.code, b.code),
  ('country', d.country, b.country),
  ('sort_date', d.sort_date::text, b.sort_date::text),
  ('sort_name', d.sort_name, b.sort_name),
  ('possible', d.possible::text, b.possible::text),
  ('attested', d.attested::text, b.attested::text),
  ('certain', d.certain::text, b.certain::text),
  ('location', d.location::text, b.location::text),
  ('contested', d.contested::text, b.contested::text)
) AS w (what, stored, rendered)
WHERE w.stored IS DISTINCT FROM w.rendered
  AND (w.what IN ('document', 'body') OR (d.id IS NOT NULL AND b.id IS NOT NULL));

-- name: differing_versions
SELECT v.kind, v.id, v.version, w.what, w.stored, w.rendered
FROM (
  SELECT d.kind, d.id, d.version, d.seq, d.superseded_seq, d.content_hash, d.body, d.dataset_id, d.status,
    -- A mirror that began with a release has none before the one that it had.
    dense_rank() OVER (PARTITION BY d.id ORDER BY d.version) + CASE WHEN c.first_seq > 0
      THEN min(d.version) OVER (PARTITION BY d.id) - 1 ELSE 0 END AS number,
    lead(d.seq, 1, 9223372036854775807) OVER (PARTITION BY d.id ORDER BY d.seq) AS next_seq
  FROM unnest($2::uuid[]) AS t (id)
  JOIN documents AS d ON d.id = t.id AND d.dataset_id = $1
  CROSS JOIN counters AS c
) AS v
JOIN change_sets AS c ON c.seq = v.seq
CROSS JOIN LATERAL (VALUES
  ('version', v.version::text, v.number::text),
  ('superseded_seq', v.superseded_seq::text, v.next_seq::text),
  ('content_hash', encode(v.content_hash, 'hex'),
    encode(sha256(convert_to(v.body, 'UTF8')), 'hex')),
  ('dataset', c.dataset_id::text, v.dataset_id::text)
) AS w (what, stored, rendered)
WHERE w.stored IS DISTINCT FROM w.rendered
  -- Of what its origin withholds, a mirror has the hash alone.
  AND (w.what <> 'content_hash' OR v.status <> 'withheld');

-- name: differing_purges
-- Of what was purged, every version says that and no more.
SELECT r.kind, r.id, d.version, 'purged' AS what, d.body AS stored, b.body AS rendered
FROM unnest($2::uuid[]) AS t (id)
JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id
JOIN datasets AS s ON s.id = r.dataset_id
JOIN documents AS d ON d.id = r.id AND is_purged(d.id, d.superseded_seq)
CROSS JOIN LATERAL (
  SELECT purged_body(r.kind, r.id, s.slug, p.reason) FROM purges AS p
  WHERE p.id = d.id AND (p.what = 'record' OR d.superseded_seq < p.seq)
  ORDER BY p.what = 'record' DESC, p.seq LIMIT 1
) AS b (body)
WHERE d.body <> b.body OR d.status <> 'purged';

-- name: differing_standings
WITH facts AS (
  SELECT r.id
  FROM unnest($2::uuid[]) AS t (id)
  JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id
  WHERE r.kind IN ('event', 'affiliation') AND r.status <> 'purged'
),
kept AS (
  SELECT s.fact_id, s.stance, s.party_id, s.statement_ids
  FROM unnest($2::uuid[]) AS t (id)
  JOIN records AS r ON r.dataset_id = $1 AND r.id = t.id AND r.kind <> 'participation'
  JOIN standings AS s ON s.fact_id = r.id
  UNION ALL
  SELECT s.fact_id, s.stance, s.party_id, s.statement_ids
  FROM facts AS f
  JOIN participations AS p ON p.event_id = f.id
  JOIN standings AS s ON s.fact_id = p.id
)
SELECT r.kind, r.id, NULL::integer AS version,
  concat('standing: ', stance, ' by ', actor_public_id(party_id)) AS what,
  shown.stored, shown.rendered
FROM kept AS k
FULL JOIN standings_of(ARRAY(SELECT id FROM facts)) AS n USING (fact_id, stance, party_id)
JOIN records AS r ON r.dataset_id = $1 AND r.id = fact_id
CROSS JOIN LATERAL (
  SELECT
    (SELECT string_agg(statement_public_id(s.id), ' ' ORDER BY s.place)
      FROM unnest(k.statement_ids) WITH ORDINALITY AS s (id, place)),
    (SELECT string_agg(statement_public_id(s.id), ' ' ORDER BY s.place)
      FROM unnest(n.statement_ids) WITH ORDINALITY AS s (id, place))
) AS shown (stored, rendered)
WHERE shown.stored IS DISTINCT FROM shown.rendered;

-- name: differing_labels
WITH labels_now AS (
  SELECT l.id, l.label, l.also
  FROM unnest($2::uuid[]) AS t (id)
  JOIN labels AS l ON l.id = t.id AND l.to_seq = 9223372036854775807
),
wanted AS (
  SELECT l.* FROM unnest($2::uuid[]) AS t (id) JOIN actor_labels AS l ON l.dataset_id = $1 AND l.id = t.id
  UNION ALL
  SELECT l.* FROM unnest($2::uuid[]) AS t (id) JOIN event_labels AS l ON l.dataset_id = $1 AND l.id = t.id
  UNION ALL
  SELECT l.* FROM unnest($2::uuid[]) AS t (id) JOIN source_labels AS l ON l.dataset_id = $1 AND l.id = t.id
  UNION ALL
  SELECT l.* FROM unnest($2::uuid[]) AS t (id)
  JOIN participation_labels AS l ON l.dataset_id = $1 AND l.id = t.id
)
SELECT r.kind, r.id, NULL::integer AS version, 'label' AS what,
  k.label || ' ' || ids_in(k.also)::text AS stored,
  n.label || ' ' || ids_in(n.also)::text AS rendered
FROM labels_now AS k
FULL JOIN wanted AS n ON n.id = k.id
JOIN records AS r ON r.dataset_id = $1 AND r.id = COALESCE(k.id, n.id)
WHERE (k.label IS DISTINCT FROM n.label OR k.also IS DISTINCT FROM n.also)
  AND (r.status <> 'purged' OR k.id IS NOT NULL);

-- name: differing_fields
-- A dataset is what the last change set to change it said. $1 is the dataset, or null for all. What a
-- purged one said after it, nobody knows any more.
WITH said AS (
  SELECT DISTINCT ON (c.dataset_id, f.key) c.dataset_id, c.seq, f.key AS field, f.value ->> 'after' AS value
  FROM change_sets AS c
  CROSS JOIN LATERAL jsonb_each(c.dataset_changes) AS f
  WHERE $1::integer IS NULL OR c.dataset_id = $1
  ORDER BY c.dataset_id, f.key, c.seq DESC
),
fields AS (
  SELECT d.id AS dataset_id, d.slug, f.key AS field, f.value
  FROM datasets AS d
  CROSS JOIN LATERAL jsonb_each_text(to_jsonb(d) - 'id' - 'slug' - 'publisher_id'
    || jsonb_build_object('publisher', actor_public_id(d.publisher_id))) AS f
)
SELECT NULL::text AS kind, NULL::uuid AS id, NULL::integer AS version,
  concat('field of ', d.slug, ': ', s.field) AS what, d.value AS stored, s.value AS rendered
FROM said AS s
LEFT JOIN fields AS d USING (dataset_id, field)
WHERE d.value IS DISTINCT FROM s.value AND NOT EXISTS (
  SELECT FROM change_sets AS x
  WHERE x.dataset_id = s.dataset_id AND x.seq > s.seq AND x.reason = 'purged');
