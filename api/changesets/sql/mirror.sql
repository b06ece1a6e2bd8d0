-- A copy of another Whence's dataset: what it is, and the change sets that it takes over. $1 is
-- everywhere the dataset, unless it says otherwise.

-- name: find_mirror
SELECT m.origin, m.dataset_id, s.slug, c.first_seq, m.release, c.seq
FROM mirrors AS m
JOIN datasets AS s ON s.id = m.dataset_id
CROSS JOIN counters AS c;

-- name: is_empty
SELECT c.seq = 0 AND NOT EXISTS (SELECT FROM datasets) AND NOT EXISTS (SELECT FROM submissions)
FROM counters AS c;

-- name: insert_mirror
-- Its documents are as the origin renders them: no version of Whence renders them again here.
WITH settled AS (UPDATE counters SET render = 32767)
INSERT INTO mirrors (origin, dataset_id, release) VALUES ($1, $2, $3);

-- name: move_origin
UPDATE mirrors SET origin = $1 WHERE origin <> $1;

-- name: lock_following
-- One follows at a time.
SELECT pg_try_advisory_lock(7769186244);

-- name: take_seq
-- $1 the seq.
UPDATE counters SET next_seq = $1;

-- name: take_first_seq
-- $1 the seq of the last change set that a release has.
UPDATE counters SET first_seq = $1, next_seq = $1;

-- name: reach_seq
-- $1 the seq: what was written between was of other datasets.
WITH reached AS (UPDATE counters SET seq = $1 WHERE seq < $1 RETURNING seq)
SELECT pg_notify('whence_changes', seq::text) FROM reached;

-- name: finish_documents
-- The driver writes the first and the last day that it knows as infinity; undated ones come last.
UPDATE stage_documents
SET sort_date = COALESCE(finite(sort_date), '-infinity'), possible = finite(possible),
  attested = finite(attested), certain = finite(certain)
WHERE sort_date IS NULL OR NOT isfinite(sort_date) OR possible IS DISTINCT FROM finite(possible)
  OR attested IS DISTINCT FROM finite(attested) OR certain IS DISTINCT FROM finite(certain);

-- name: touch_documents
INSERT INTO stage_touched (id, kind) SELECT id, kind FROM stage_documents;

-- name: insert_records
-- Of what the origin withholds, the key is unknown. `was` is here the status that it has now, or
-- null where that is not told.
INSERT INTO records (dataset_id, id, kind, key, status, reason, merged_into)
SELECT $1, o.id, o.kind, COALESCE(NULLIF(o.key, ''), 'withheld:' || o.id),
  CASE o.was WHEN 'purged' THEN 'active' ELSE COALESCE(o.was, 'active') END,
  CASE WHEN o.was <> 'purged' THEN o.reason END, o.into_id
FROM stage_operations AS o
ORDER BY o.id
ON CONFLICT (dataset_id, id) DO NOTHING;

-- name: update_records
UPDATE records AS r
SET status = o.was, reason = o.reason, merged_into = o.into_id
FROM stage_operations AS o
WHERE r.dataset_id = $1 AND r.id = o.id AND o.was IS NOT NULL AND o.was <> 'purged' AND r.status <> 'purged'
  AND (r.status, r.reason, r.merged_into) IS DISTINCT FROM (o.was, o.reason, o.into_id);

-- name: learn_keys
UPDATE records AS r
SET key = o.key
FROM stage_operations AS o
WHERE r.dataset_id = $1 AND r.id = o.id AND o.key <> '' AND r.key = 'withheld:' || r.id;

-- name: insert_participation_records
INSERT INTO records (dataset_id, id, kind, key, event_id)
SELECT $1, p.id, 'participation', p.key, p.event_id
FROM stage_participations AS p
ORDER BY p.id
ON CONFLICT (dataset_id, id) DO NOTHING;

-- name: update_participation_records
UPDATE records AS r
SET status = CASE o.was WHEN 'retracted' THEN 'retracted' ELSE 'active' END,
  reason = CASE o.was WHEN 'retracted' THEN o.reason END
FROM stage_participations AS p
JOIN stage_operations AS o ON o.id = p.event_id
WHERE r.dataset_id = $1 AND r.id = p.id AND (r.status, r.reason) IS DISTINCT FROM (
  CASE o.was WHEN 'retracted' THEN 'retracted' ELSE 'active' END,
  CASE o.was WHEN 'retracted' THEN o.reason END);

-- name: part_participations
-- Those that the version before had. $2 is the seq.
UPDATE records AS r
SET status = 'retracted', reason = 'superseded'
FROM (
  SELECT id_of(p.part ->> 'id') AS id
  FROM stage_documents AS s
  JOIN documents AS d ON d.id = s.id AND d.superseded_seq = $2 AND d.status NOT IN ('purged', 'withheld')
  CROSS JOIN LATERAL json_array_elements(d.body::json -> 'participations') AS p (part)
  WHERE s.kind = 'event' AND s.status NOT IN ('purged', 'withheld')
) AS former
WHERE r.dataset_id = $1 AND r.id = former.id
  AND NOT EXISTS (SELECT FROM stage_participations AS n WHERE n.id = former.id);

-- name: insert_documents
-- $2 the seq, $3 the number of the views that are newest here: what is rendered again under its own
-- version follows that.
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, op, status, render,
  content_hash, code, country, sort_date, sort_name, possible, attested, certain, location, contested,
  labelled, body)
SELECT s.id, s.version, s.kind, $1, $2, s.ordinal, s.op, s.status, COALESCE((
    SELECT max(d.render) + 1 FROM documents AS d WHERE d.id = s.id AND d.version = s.version), $3),
  s.content_hash, s.code, s.country, s.sort_date, s.sort_name, s.possible, s.attested, s.certain,
  s.location, s.contested, s.labelled, s.body
FROM stage_documents AS s
ORDER BY s.ordinal;

-- name: insert_documents_then
-- Those of a release, each of its own seq, which its place in the change set tells until here. What
-- was written beside them, the release does not tell: they are counted anew. $2 is the last seq.
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, op, status, render,
  content_hash, code, country, sort_date, sort_name, possible, attested, certain, location, contested,
  labelled, body)
SELECT s.id, s.version, s.kind, $1, s.ordinal,
  row_number() OVER (PARTITION BY s.ordinal ORDER BY s.kind, s.sort_date, s.id),
  s.op, s.status, $3, s.content_hash, s.code, s.country, s.sort_date, s.sort_name, s.possible,
  s.attested, s.certain, s.location, s.contested, s.labelled, s.body
FROM stage_documents AS s
WHERE s.ordinal <= $2::bigint
ORDER BY 5, 6;

-- name: gather_labels
INSERT INTO stage_labels (id, label, also)
SELECT l.id, l.label, l.also
FROM (SELECT s.id FROM stage_touched AS s UNION SELECT s.id FROM stage_same AS s) AS c
CROSS JOIN LATERAL (SELECT * FROM document_labels AS x WHERE x.id = c.id OFFSET 0) AS l
UNION ALL
SELECT p.id, label_member(participation_public_id(p.id), json_build_object('kind', 'participation',
    'event', event_public_id(p.event_id), 'actor', actor_public_id(p.actor_id), 'role', p.role)),
  uuid_send(p.event_id) || uuid_send(p.actor_id)
FROM stage_participations AS p;

-- name: list_recast
-- Statements about a participation whose label changes: they are found by its actor, too.
SELECT d.id, d.seq, d.body
FROM (
  SELECT DISTINCT t.document_id AS id
  FROM stage_labels AS l
  JOIN document_terms AS t ON t.value = l.id AND t.field = 'about' AND t.kind = 'statement'
    AND t.superseded_seq = 9223372036854775807
  WHERE l.label LIKE '"par\_%' AND NOT EXISTS (SELECT FROM stage_touched AS s WHERE s.id = t.document_id)
) AS n
JOIN documents AS d ON d.id = n.id AND d.superseded_seq = 9223372036854775807
WHERE d.status NOT IN ('purged', 'withheld');

-- name: gather_participation_terms
-- The event and the actor of each participation that a statement is about, which its label names.
-- Where that is gone, so is what it said: what is known by it stays.
INSERT INTO stage_terms (document_id, kind, field, value, qualifier)
SELECT DISTINCT s.document_id, s.kind, 'about', v.id, s.qualifier
FROM stage_terms AS s
JOIN records AS r ON r.dataset_id = $1 AND r.id = s.value AND r.kind = 'participation'
LEFT JOIN labels AS l ON l.id = s.value AND l.to_seq = 9223372036854775807
CROSS JOIN LATERAL (
  SELECT x.id FROM unnest(ids_in(l.also)) AS x (id)
  UNION ALL
  SELECT t.value FROM document_terms AS t
  WHERE l.id IS NULL AND t.document_id = s.document_id AND t.field = 'about' AND t.qualifier = s.qualifier
    AND t.superseded_seq = 9223372036854775807 AND NOT t.merged
) AS v
WHERE s.kind = 'statement' AND s.field = 'about' AND NOT EXISTS (
  SELECT FROM stage_terms AS n
  WHERE n.document_id = s.document_id AND n.field = 'about' AND n.value = v.id AND n.qualifier = s.qualifier);

-- name: list_withheld
-- What was taken back for reason legal just now.
SELECT o.id FROM stage_operations AS o JOIN stage_documents AS s ON s.id = o.id
WHERE o.was = 'retracted' AND s.status = 'withheld';

-- name: withhold_keys
-- The key may say whom the record is about.
UPDATE records SET key = 'withheld:' || id
WHERE (id = ANY ($1) OR event_id = ANY ($1)) AND key <> 'withheld:' || id;

-- name: withhold_documents
UPDATE documents AS d
SET status = 'withheld', code = '', country = NULL, sort_date = '-infinity', sort_name = '',
  possible = NULL, attested = NULL, certain = NULL, location = NULL, contested = false, labelled = '',
  body = withheld_body(d.kind, d.id, s.slug)
FROM datasets AS s
WHERE d.id = ANY ($1) AND s.id = d.dataset_id AND d.status NOT IN ('purged', 'withheld');

-- name: withhold_terms
DELETE FROM document_terms WHERE document_id = ANY ($1) OR merged_id = ANY ($1);

-- name: withhold_labels
DELETE FROM labels
WHERE id = ANY ($1) OR id IN (SELECT r.id FROM records AS r WHERE r.event_id = ANY ($1));

-- name: insert_change_set
-- $2 seq, $3 id, $4 operation, $5 the change set that it takes back, $6 key, $7 reason, $8 edition,
-- $9 counts, $10 changes of the dataset, $11 time,
-- $12 the import that wrote it. What takes back a first edition takes back all.
INSERT INTO change_sets (seq, id, dataset_id, operation, reverts_seq, key_name, reason, edition, counts,
  dataset_changes, recorded_at, import_id)
SELECT $2, $3, $1, $4, r.seq, $6, $7,
  CASE WHEN $8::text IS NULL AND r.edition <> '' THEN '' ELSE $8 END, $9, $10, $11, $12
FROM (SELECT) AS one
LEFT JOIN change_sets AS r ON r.id = $5;

-- name: list_telling
-- $1 ids of change sets that say nothing of themselves at the origin any more.
SELECT id FROM change_sets WHERE id = ANY ($1::uuid[]) AND reason <> 'purged';

-- name: find_earlier
-- $1 the record: one of its versions that are superseded, a purged one where there is one.
SELECT d.seq, d.ordinal, d.status, d.body
FROM documents AS d
WHERE d.id = $1 AND d.superseded_seq < 9223372036854775807
ORDER BY d.status = 'purged' DESC, d.seq
LIMIT 1;

-- name: advance_purge
-- $1 the seq.
UPDATE counters SET purge_seq = $1;
