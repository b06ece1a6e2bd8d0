-- Documents, terms and labels of what a change set touched. $1 is the dataset.
-- What is current is looked up id by id (OFFSET 0, ANY): statistics that have not seen it take it
-- for so little that all of it is read for ten records.

-- name: touch_operations
-- In the order in which their rows were just written: what is looked up for one lies beside what is
-- looked up for the next.
INSERT INTO stage_touched (id, kind)
SELECT id, kind FROM stage_operations WHERE sound AND was IS DISTINCT FROM 'purged'
UNION
SELECT f.id, f.kind
FROM stage_facts AS f
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = f.id OFFSET 0) AS r
  ON r.dataset_id = $1 AND r.status <> 'purged'
EXCEPT
SELECT id, kind FROM stage_touched
ORDER BY id;

-- name: touch_coded
-- Every coded fact names the dataset's publisher.
INSERT INTO stage_touched (id, kind)
SELECT id, 'event' FROM events WHERE dataset_id = $1 AND coded
UNION
SELECT event_id, 'event' FROM participations WHERE dataset_id = $1 AND ordinal IS NOT NULL AND coded
UNION
SELECT id, 'affiliation' FROM affiliations WHERE dataset_id = $1 AND coded
EXCEPT
SELECT id, kind FROM stage_touched;

-- name: gather_terms
-- OFFSET 0: for each record by look-up; else everybody's mentions are gathered and joined.
INSERT INTO stage_terms (document_id, kind, field, value, qualifier)
SELECT DISTINCT t.id, t.kind, m.field, m.value, m.qualifier
FROM stage_touched AS t
CROSS JOIN LATERAL (
  SELECT * FROM event_mentions AS x WHERE x.dataset_id = $1 AND x.document_id = t.id OFFSET 0) AS m
WHERE t.kind = 'event'
UNION ALL
SELECT DISTINCT t.id, t.kind, m.field, m.value, m.qualifier
FROM stage_touched AS t
CROSS JOIN LATERAL (
  SELECT * FROM statement_mentions AS x WHERE x.dataset_id = $1 AND x.document_id = t.id OFFSET 0) AS m
WHERE t.kind = 'statement'
UNION ALL
SELECT DISTINCT t.id, t.kind, m.field, m.value, m.qualifier
FROM stage_touched AS t
CROSS JOIN LATERAL (
  SELECT * FROM affiliation_mentions AS x WHERE x.dataset_id = $1 AND x.document_id = t.id OFFSET 0) AS m
WHERE t.kind = 'affiliation'
UNION ALL
SELECT DISTINCT t.id, t.kind, m.field, m.value, m.qualifier
FROM stage_touched AS t
CROSS JOIN LATERAL (
  SELECT * FROM actor_mentions AS x WHERE x.dataset_id = $1 AND x.document_id = t.id OFFSET 0) AS m
WHERE t.kind = 'actor'
UNION ALL
SELECT DISTINCT t.id, t.kind, m.field, m.value, m.qualifier
FROM stage_touched AS t
CROSS JOIN LATERAL (
  SELECT * FROM source_mentions AS x WHERE x.dataset_id = $1 AND x.document_id = t.id OFFSET 0) AS m
WHERE t.kind = 'source'
UNION ALL
SELECT DISTINCT t.id, t.kind, m.field, m.value, m.qualifier
FROM stage_touched AS t
CROSS JOIN LATERAL (
  SELECT * FROM link_mentions AS x WHERE x.dataset_id = $1 AND x.document_id = t.id OFFSET 0) AS m
WHERE t.kind = 'link';

-- name: render_documents
-- Renders what was touched, and keeps what differs from the current document: $2 versions on, which
-- is one, and none where an upgrade renders the same version again. The order is that in
-- which lists read them: neighbours in a list are neighbours in the table, and in a download.
WITH bodies AS (
  SELECT b.* FROM stage_touched AS t
  JOIN event_bodies AS b ON b.dataset_id = $1 AND b.id = t.id WHERE t.kind = 'event'
  UNION ALL
  SELECT b.* FROM stage_touched AS t
  JOIN statement_bodies AS b ON b.dataset_id = $1 AND b.id = t.id WHERE t.kind = 'statement'
  UNION ALL
  SELECT b.* FROM stage_touched AS t
  JOIN affiliation_bodies AS b ON b.dataset_id = $1 AND b.id = t.id WHERE t.kind = 'affiliation'
  UNION ALL
  SELECT b.* FROM stage_touched AS t
  JOIN actor_bodies AS b ON b.dataset_id = $1 AND b.id = t.id WHERE t.kind = 'actor'
  UNION ALL
  SELECT b.* FROM stage_touched AS t
  JOIN source_bodies AS b ON b.dataset_id = $1 AND b.id = t.id WHERE t.kind = 'source'
  UNION ALL
  SELECT b.* FROM stage_touched AS t
  JOIN link_bodies AS b ON b.dataset_id = $1 AND b.id = t.id WHERE t.kind = 'link'
),
hashed AS (
  SELECT b.*, sha256(convert_to(b.body, 'UTF8')) AS content_hash FROM bodies AS b
),
labelled AS (
  SELECT document_id, string_agg(DISTINCT uuid_send(value), '' ORDER BY uuid_send(value)) AS ids
  FROM stage_terms
  WHERE field <> 'country'
  GROUP BY document_id
)
INSERT INTO stage_documents (id, version, kind, ordinal, op, status, content_hash, code, country,
  sort_date, sort_name, possible, attested, certain, location, contested, labelled, body)
SELECT h.id, COALESCE(d.version, 0) + $2::integer, h.kind, row_number() OVER (ORDER BY h.kind, h.sort_date, h.id),
  CASE WHEN o.kind <> 'link' THEN o.op WHEN o.op = 'put' THEN 'link' WHEN o.op = 'retract' THEN 'unlink'
    ELSE 'render' END, h.status, h.content_hash, h.code, h.country, h.sort_date, h.sort_name,
  h.possible, h.attested, h.certain, h.location, h.contested, COALESCE(l.ids, ''), h.body
FROM hashed AS h
LEFT JOIN stage_operations AS o ON o.id = h.id
LEFT JOIN LATERAL (
  SELECT c.version, c.content_hash FROM documents AS c
  WHERE c.id = h.id AND c.superseded_seq = 9223372036854775807 OFFSET 0) AS d ON true
LEFT JOIN labelled AS l ON l.document_id = h.id
WHERE d.content_hash IS DISTINCT FROM h.content_hash;

-- name: count_changes
SELECT count(*) FILTER (WHERE op IN ('put', 'link') AND version = 1) AS created,
  count(*) FILTER (WHERE op IN ('put', 'link') AND version > 1) AS changed,
  count(*) FILTER (WHERE op IN ('retract', 'unlink')) AS retracted,
  count(*) FILTER (WHERE op = 'render') AS rendered,
  count(*) FILTER (WHERE op = 'merge') AS merged,
  count(*) FILTER (WHERE op = 'unmerge') AS unmerged,
  count(*) FILTER (WHERE op = 'purge') AS purged
FROM stage_documents;

-- name: supersede_documents
UPDATE documents
SET superseded_seq = $1
WHERE superseded_seq = 9223372036854775807
  AND id = ANY (ARRAY(
    SELECT s.id FROM stage_documents AS s WHERE s.version > 1 OR s.op = 'render'));

-- name: insert_documents
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, op, status, render,
  content_hash, code, country, sort_date, sort_name, possible, attested, certain, location, contested,
  labelled, body)
SELECT id, version, kind, $1, $2, ordinal, op, status, $3, content_hash, code, country, sort_date,
  sort_name, possible, attested, certain, location, contested, labelled, body
FROM stage_documents
ORDER BY ordinal;

-- name: insert_digests
-- What there is after this change set: what there was before, with what it brought and took away.
WITH words AS (
  SELECT s.kind, CASE s.status WHEN 'purged' THEN 0 ELSE 1 END AS sign,
    digest_words(s.body, s.version, s.content_hash) AS words
  FROM stage_documents AS s
  UNION ALL
  -- A mirror may have been told of a purge before it came to it: that counted for nothing.
  SELECT s.kind, CASE d.status WHEN 'purged' THEN 0 ELSE -1 END,
    digest_words(d.body, d.version, d.content_hash)
  FROM stage_documents AS s
  CROSS JOIN LATERAL (
    SELECT x.status, x.body, x.version, x.content_hash FROM documents AS x
    WHERE x.id = s.id AND x.superseded_seq = $2 OFFSET 0) AS d
),
changes AS (
  SELECT kind, sum(sign) AS records, sum(sign * (words).one) AS one, sum(sign * (words).two) AS two,
    sum(sign * (words).three) AS three, sum(sign * (words).four) AS four
  FROM words
  GROUP BY kind
)
INSERT INTO digests (dataset_id, kind, seq, records, digest)
SELECT $1, c.kind, $2, COALESCE(b.records, 0) + c.records,
  digest_total(c.one, c.two, c.three, c.four + COALESCE(b.digest, 0))
FROM changes AS c
LEFT JOIN LATERAL (
  SELECT g.records, g.digest FROM digests AS g
  WHERE g.dataset_id = $1 AND g.kind = c.kind ORDER BY g.seq DESC LIMIT 1) AS b ON true;

-- name: gather_participation_terms
-- By which ids else statements are found: their documents do not name them.
INSERT INTO stage_terms (document_id, kind, field, value, qualifier)
SELECT DISTINCT t.id, t.kind, m.field, m.value, m.qualifier
FROM stage_touched AS t
CROSS JOIN LATERAL (
  SELECT * FROM participation_mentions AS x WHERE x.dataset_id = $1 AND x.document_id = t.id OFFSET 0) AS m
WHERE t.kind = 'statement' AND NOT EXISTS (
  SELECT FROM stage_terms AS s
  WHERE s.kind = 'statement' AND s.document_id = t.id AND s.field = m.field AND s.value = m.value
    AND s.qualifier = m.qualifier);

-- name: gather_known_terms
-- The current terms of what is not new.
INSERT INTO stage_known_terms (place, document_id, field, value, qualifier, outdated)
SELECT t.place, s.id, t.field, t.value, t.qualifier, t.sort_date <> d.sort_date
FROM stage_touched AS s
CROSS JOIN LATERAL (
  SELECT c.version, c.seq, c.op, c.sort_date FROM documents AS c
  WHERE c.id = s.id AND c.superseded_seq = 9223372036854775807 OFFSET 0) AS d
CROSS JOIN LATERAL (
  SELECT x.ctid AS place, x.field, x.value, x.qualifier, x.sort_date FROM document_terms AS x
  WHERE x.document_id = s.id AND x.superseded_seq = 9223372036854775807 AND NOT x.merged OFFSET 0) AS t
WHERE d.version > 1 OR d.seq < $1 OR d.op = 'render';

-- name: gather_contested_terms
-- Where what is shown stays as it was, so does whether it is contested.
INSERT INTO stage_terms (document_id, kind, field, value, qualifier)
SELECT s.id, s.kind, 'contested', md5('contested')::uuid, ''
FROM stage_documents AS s
WHERE s.contested
UNION ALL
SELECT k.document_id, '', k.field, k.value, k.qualifier
FROM stage_known_terms AS k
WHERE k.field = 'contested' AND NOT EXISTS (
  SELECT FROM stage_documents AS s WHERE s.id = k.document_id);

-- name: close_terms
UPDATE document_terms
SET superseded_seq = $1
WHERE ctid = ANY (ARRAY(
  SELECT k.place
  FROM stage_known_terms AS k
  LEFT JOIN stage_terms AS n ON n.document_id = k.document_id AND n.field = k.field
    AND n.value = k.value AND n.qualifier = k.qualifier
  WHERE k.outdated OR n.document_id IS NULL));

-- name: insert_terms
-- In the order of the long index, which then grows page by page.
WITH dates AS MATERIALIZED (
  SELECT s.id, s.sort_date FROM stage_documents AS s WHERE s.op <> 'purge'
  UNION ALL
  SELECT t.id, d.sort_date
  FROM stage_touched AS t
  CROSS JOIN LATERAL (
    SELECT c.sort_date FROM documents AS c
    WHERE c.id = t.id AND c.superseded_seq = 9223372036854775807 OFFSET 0) AS d
  WHERE NOT EXISTS (SELECT FROM stage_documents AS s WHERE s.id = t.id AND s.op <> 'purge')
)
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq)
SELECT n.document_id, n.field, n.value, n.qualifier, n.kind, d.sort_date, $1
FROM stage_terms AS n
LEFT JOIN stage_known_terms AS k ON k.document_id = n.document_id AND k.field = n.field
  AND k.value = n.value AND k.qualifier = n.qualifier AND NOT k.outdated
JOIN dates AS d ON d.id = n.document_id
WHERE n.field <> 'coded_by' AND k.document_id IS NULL
ORDER BY n.value, n.field, n.kind, d.sort_date, n.document_id;

-- name: gather_labels
WITH renamed AS MATERIALIZED (
  SELECT o.id, o.kind FROM stage_operations AS o WHERE o.input_hash IS NOT NULL AND o.sound
  UNION ALL
  SELECT s.id, s.kind FROM stage_same AS s
  WHERE NOT EXISTS (
    SELECT FROM stage_operations AS o WHERE o.id = s.id AND o.input_hash IS NOT NULL AND o.sound)
)
INSERT INTO stage_labels (id, label, also)
SELECT x.id, x.label, x.also FROM renamed AS o
CROSS JOIN LATERAL (
  SELECT * FROM actor_labels AS l WHERE l.dataset_id = $1 AND l.id = o.id) AS x
WHERE o.kind = 'actor'
UNION ALL
SELECT x.id, x.label, x.also FROM renamed AS o
CROSS JOIN LATERAL (
  SELECT * FROM source_labels AS l WHERE l.dataset_id = $1 AND l.id = o.id) AS x
WHERE o.kind = 'source'
UNION ALL
SELECT x.id, x.label, x.also FROM renamed AS o
CROSS JOIN LATERAL (
  SELECT * FROM event_labels AS l WHERE l.dataset_id = $1 AND l.id = o.id) AS x
WHERE o.kind = 'event'
UNION ALL
SELECT x.id, x.label, x.also
FROM (
  SELECT id FROM stage_participations
  UNION ALL
  SELECT s.id FROM stage_same AS s
  WHERE s.kind = 'participation' AND NOT EXISTS (
    SELECT FROM stage_participations AS n WHERE n.id = s.id)
) AS p
CROSS JOIN LATERAL (
  SELECT * FROM participation_labels AS l WHERE l.dataset_id = $1 AND l.id = p.id) AS x;

-- name: keep_new_labels
DELETE FROM stage_labels AS s
WHERE s.label = (
  SELECT l.label FROM labels AS l WHERE l.id = s.id AND l.to_seq = 9223372036854775807);

-- name: close_labels
UPDATE labels
SET to_seq = $1
WHERE to_seq = 9223372036854775807 AND id = ANY (ARRAY(SELECT s.id FROM stage_labels AS s));

-- name: insert_labels
INSERT INTO labels (id, from_seq, label, also)
SELECT id, $1, label, also FROM stage_labels
ORDER BY id;
