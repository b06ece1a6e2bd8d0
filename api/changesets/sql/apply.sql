-- Brings the tables to what the stage says. $1 is the dataset; the writer's lock is held.
-- Rows go in in the order of their ids, so that indexes on ids grow page by page. What has an input
-- hash brings a record: each that is put, and those that a revert retracts as they were before. Records
-- are looked up by their ids alone, as in check.sql.

-- name: note_status
-- What is put is put, however it stood; what else is done depends on it.
UPDATE stage_operations AS o
SET was = (SELECT r.status FROM records AS r WHERE r.dataset_id = $1 AND r.id = o.id)
WHERE o.op <> 'put';

-- name: upsert_records
-- A merged record stays so: what was decided of it is no part of what is put. What was purged takes
-- nothing: check.sql tells it.
INSERT INTO records (dataset_id, id, kind, key, event_id, input_hash)
SELECT $1, id, kind, key, NULL, input_hash FROM stage_operations WHERE op = 'put' AND sound
ORDER BY id
ON CONFLICT (dataset_id, id) DO UPDATE
SET status = CASE records.status WHEN 'merged' THEN 'merged' ELSE 'active' END, reason = NULL,
  input_hash = excluded.input_hash
WHERE records.status <> 'purged';

-- name: retract_records
UPDATE records AS r
SET status = 'retracted', reason = o.reason, input_hash = NULL
FROM stage_operations AS o
WHERE o.op = 'retract' AND o.sound AND r.id = o.id AND r.status IN ('active', 'retracted');

-- name: upsert_participation_records
INSERT INTO records (dataset_id, id, kind, key, event_id)
SELECT $1, p.id, 'participation', p.key, p.event_id
FROM stage_participations AS p
ORDER BY p.id
ON CONFLICT (dataset_id, id) DO UPDATE SET status = 'active', reason = NULL
WHERE records.status = 'retracted' AND records.event_id = excluded.event_id;

-- name: drop_moved_evidence
-- A participation that is claimed for another event than its own is a fault: check.sql tells it.
DELETE FROM stage_evidence AS x
USING stage_participations AS p, records AS r
WHERE x.fact_id = p.id AND r.dataset_id = $1 AND r.id = p.id AND r.event_id <> p.event_id;

-- name: touch_recast
-- A statement about a participation is found by its actor too.
INSERT INTO stage_touched (id, kind)
SELECT DISTINCT a.statement_id, 'statement'
FROM stage_participations AS s
JOIN LATERAL (
  SELECT * FROM participations AS x WHERE x.dataset_id = $1 AND x.id = s.id OFFSET 0) AS p ON p.actor_id <> s.actor_id
JOIN statement_about AS a ON a.participation_id = p.id;

-- name: clear_participation_evidence
DELETE FROM evidence AS x
USING stage_events AS s, participations AS p
WHERE p.event_id = s.id AND x.fact_id = p.id;

-- name: clear_evidence
DELETE FROM evidence AS x
USING stage_operations AS o
WHERE o.input_hash IS NOT NULL AND o.sound AND x.fact_id = o.id;

-- name: clear_figures
DELETE FROM figures AS x
USING stage_operations AS o
WHERE o.input_hash IS NOT NULL AND o.sound AND o.kind IN ('event', 'statement') AND x.owner_id = o.id;

-- name: clear_actor_names
DELETE FROM actor_names AS x USING stage_actors AS s WHERE x.actor_id = s.id;

-- name: clear_actor_identifiers
DELETE FROM actor_identifiers AS x USING stage_actors AS s WHERE x.actor_id = s.id;

-- name: clear_affiliation_attestations
DELETE FROM affiliation_attestations AS x USING stage_affiliations AS s WHERE x.affiliation_id = s.id;

-- name: clear_statement_speakers
DELETE FROM statement_speakers AS x USING stage_statements AS s WHERE x.statement_id = s.id;

-- name: clear_statement_hops
DELETE FROM statement_hops AS x USING stage_statements AS s WHERE x.statement_id = s.id;

-- name: clear_statement_about
DELETE FROM statement_about AS x USING stage_statements AS s WHERE x.statement_id = s.id;

-- name: upsert_sources
INSERT INTO sources (dataset_id, id, source_kind, title, publisher_id, url, archive_url, published,
  retrieved_at, language, licence, republishes_id, text_sha256, text_length, policy, note)
SELECT $1, id, source_kind, title, publisher_id, url, archive_url, finite(published),
  finite(retrieved_at), language, licence, republishes_id, text_sha256, text_length, policy, note
FROM stage_sources
ORDER BY id
ON CONFLICT (dataset_id, id) DO UPDATE
SET source_kind = excluded.source_kind, title = excluded.title,
  publisher_id = excluded.publisher_id, url = excluded.url, archive_url = excluded.archive_url,
  published = excluded.published, retrieved_at = excluded.retrieved_at,
  language = excluded.language, licence = excluded.licence,
  republishes_id = excluded.republishes_id, text_sha256 = excluded.text_sha256,
  text_length = excluded.text_length, policy = excluded.policy, note = excluded.note;

-- name: upsert_actors
INSERT INTO actors (dataset_id, id, actor_kind, name, countries, start_date, end_date, description,
  first_source_id)
SELECT $1, id, actor_kind, name, countries, finite(start_date), finite(end_date), description,
  first_source_id
FROM stage_actors
ORDER BY id
ON CONFLICT (dataset_id, id) DO UPDATE
SET actor_kind = excluded.actor_kind, name = excluded.name, countries = excluded.countries,
  start_date = excluded.start_date, end_date = excluded.end_date,
  description = excluded.description, first_source_id = excluded.first_source_id;

-- name: insert_actor_names
INSERT INTO actor_names (dataset_id, actor_id, ordinal, name, kind, language, script)
SELECT $1, actor_id, ordinal, name, kind, language, script FROM stage_actor_names;

-- name: insert_actor_identifiers
INSERT INTO actor_identifiers (dataset_id, actor_id, ordinal, scheme, value)
SELECT $1, actor_id, ordinal, scheme, value FROM stage_actor_identifiers;

-- name: upsert_affiliations
INSERT INTO affiliations (dataset_id, id, subject_id, type, object_id, title, start_date, end_date,
  possible, attested, certain, coded, first_source_id)
SELECT $1, id, subject_id, type, object_id, title, finite(start_date), finite(end_date),
  finite(possible), finite(attested), finite(certain), coded, first_source_id
FROM stage_affiliations
ON CONFLICT (dataset_id, id) DO UPDATE
SET subject_id = excluded.subject_id, type = excluded.type, object_id = excluded.object_id,
  title = excluded.title, start_date = excluded.start_date, end_date = excluded.end_date,
  possible = excluded.possible, attested = excluded.attested, certain = excluded.certain,
  coded = excluded.coded, first_source_id = excluded.first_source_id;

-- name: insert_affiliation_attestations
INSERT INTO affiliation_attestations (dataset_id, affiliation_id, ordinal, attested)
SELECT $1, affiliation_id, ordinal, finite(attested) FROM stage_affiliation_attestations;

-- name: upsert_events
INSERT INTO events (dataset_id, id, title, category, summary, happened, place_name, country,
  place_precision, lat, lon, parent_id, coded, first_source_id)
SELECT $1, id, title, category, summary, finite(happened), place_name, country, place_precision,
  lat, lon, parent_id, coded, first_source_id
FROM stage_events
ORDER BY id
ON CONFLICT (dataset_id, id) DO UPDATE
SET title = excluded.title, category = excluded.category, summary = excluded.summary,
  happened = excluded.happened, place_name = excluded.place_name, country = excluded.country,
  place_precision = excluded.place_precision, lat = excluded.lat, lon = excluded.lon,
  parent_id = excluded.parent_id, coded = excluded.coded,
  first_source_id = excluded.first_source_id;

-- name: part_participations
WITH gone AS (
  UPDATE participations AS p
  SET ordinal = NULL
  FROM stage_events AS s
  WHERE p.event_id = s.id AND p.ordinal IS NOT NULL AND NOT EXISTS (
    SELECT FROM stage_participations AS n WHERE n.id = p.id AND n.event_id = p.event_id)
  RETURNING p.id
)
UPDATE records AS r SET status = 'retracted', reason = 'superseded'
FROM gone
WHERE r.id = gone.id;

-- name: upsert_participations
INSERT INTO participations (dataset_id, id, event_id, ordinal, actor_id, role, coded, first_source_id)
SELECT $1, p.id, p.event_id, p.ordinal, p.actor_id, p.role, p.coded, p.first_source_id
FROM stage_participations AS p
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = p.id OFFSET 0) AS r
  ON r.dataset_id = $1 AND r.event_id = p.event_id
ORDER BY p.id
ON CONFLICT (dataset_id, id) DO UPDATE
SET ordinal = excluded.ordinal, actor_id = excluded.actor_id, role = excluded.role,
  coded = excluded.coded, first_source_id = excluded.first_source_id;

-- name: retract_participation_records
UPDATE records AS r
SET status = 'retracted', reason = o.reason
FROM stage_operations AS o
JOIN participations AS p ON p.event_id = o.id AND p.ordinal IS NOT NULL
WHERE o.op = 'retract' AND o.sound AND o.was IN ('active', 'retracted') AND r.id = p.id;

-- name: upsert_statements
INSERT INTO statements (dataset_id, id, act, content, quote, language, said, medium, addressee_id,
  first_source_id)
SELECT $1, id, act, content, quote, language, finite(said), medium, addressee_id, first_source_id
FROM stage_statements
ORDER BY id
ON CONFLICT (dataset_id, id) DO UPDATE
SET act = excluded.act, content = excluded.content, quote = excluded.quote,
  language = excluded.language, said = excluded.said, medium = excluded.medium,
  addressee_id = excluded.addressee_id, first_source_id = excluded.first_source_id;

-- name: insert_statement_speakers
INSERT INTO statement_speakers (dataset_id, statement_id, ordinal, actor_id, title, on_behalf_of_id)
SELECT $1, statement_id, ordinal, actor_id, title, on_behalf_of_id FROM stage_statement_speakers;

-- name: insert_statement_hops
INSERT INTO statement_hops (dataset_id, statement_id, ordinal, actor_id, mode, medium, passed_on)
SELECT $1, statement_id, ordinal, actor_id, mode, medium, finite(passed_on)
FROM stage_statement_hops;

-- name: insert_statement_about
INSERT INTO statement_about (dataset_id, statement_id, ordinal, event_id, actor_id, role,
  participation_id, affiliation_id, target_statement_id, stance, relation, modality)
SELECT $1, s.statement_id, s.ordinal, COALESCE(p.event_id, s.event_id),
  COALESCE(p.actor_id, s.actor_id), COALESCE(p.role, s.role), s.participation_id,
  s.affiliation_id, s.target_statement_id, s.stance, s.relation, s.modality
FROM stage_statement_about AS s
LEFT JOIN LATERAL (
  SELECT x.* FROM participations AS x
  WHERE x.dataset_id = $1 AND x.id = s.participation_id
    AND (x.ordinal IS NOT NULL OR EXISTS (
      SELECT FROM stage_operations AS o WHERE o.id = s.statement_id AND o.op = 'retract'))
  OFFSET 0) AS p ON true
WHERE s.participation_id IS NULL OR p.id IS NOT NULL;

-- name: upsert_links
INSERT INTO links (dataset_id, id, records_kind, one_id, other_id, judgement, judged_by, judged,
  why, first_source_id)
SELECT $1, id, records_kind, one_id, other_id, judgement, judged_by, finite(judged), why,
  first_source_id
FROM stage_links
ORDER BY id
ON CONFLICT (dataset_id, id) DO UPDATE
SET records_kind = excluded.records_kind, one_id = excluded.one_id, other_id = excluded.other_id,
  judgement = excluded.judgement, judged_by = excluded.judged_by, judged = excluded.judged,
  why = excluded.why, first_source_id = excluded.first_source_id;

-- name: insert_figures
INSERT INTO figures (dataset_id, owner_id, ordinal, measure, party_id, low, best, high, unit)
SELECT $1, owner_id, ordinal, measure, party_id, low, best, high, unit FROM stage_figures
ORDER BY owner_id, ordinal;

-- name: insert_evidence
INSERT INTO evidence (dataset_id, fact_id, name_ordinal, ordinal, source_id, passage_type, start_at,
  end_at, passage_sha256, exact, prefix, suffix, page, "row", sentence, "time", note, fields,
  polarity)
SELECT $1, fact_id, name_ordinal, ordinal, source_id, passage_type, start_at, end_at,
  passage_sha256, exact, prefix, suffix, page, "row", sentence, "time", note, fields, polarity
FROM stage_evidence
ORDER BY fact_id, name_ordinal, ordinal;
