-- Where a change set waits for the lock: temporary tables of the writer's own connection.

-- name: is_there
SELECT to_regclass('pg_temp.stage_labels') IS NOT NULL;

-- name: make
CREATE TEMPORARY TABLE stage_operations (
  id uuid NOT NULL,
  ordinal integer NOT NULL,
  op text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  expect_version integer,
  reason text,
  input_hash bytea,
  sound boolean NOT NULL,
  pointer text NOT NULL,
  record_at text NOT NULL,
  into_id uuid,
  into_key text,
  was text
);
CREATE TEMPORARY TABLE stage_references (
  id uuid NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  pointers text[] NOT NULL
);
CREATE TEMPORARY TABLE stage_ends (
  id uuid NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  pointers text[] NOT NULL
);
CREATE TEMPORARY TABLE stage_sources AS
SELECT id, source_kind, title, publisher_id, url, archive_url, published, retrieved_at, language,
  licence, republishes_id, text_sha256, text_length, policy, note
FROM sources WITH NO DATA;
CREATE TEMPORARY TABLE stage_actors AS
SELECT id, actor_kind, name, countries, start_date, end_date, description, first_source_id
FROM actors WITH NO DATA;
CREATE TEMPORARY TABLE stage_actor_names AS
SELECT actor_id, ordinal, name, kind, language, script FROM actor_names WITH NO DATA;
CREATE TEMPORARY TABLE stage_actor_identifiers AS
SELECT actor_id, ordinal, scheme, value FROM actor_identifiers WITH NO DATA;
CREATE TEMPORARY TABLE stage_affiliations AS
SELECT id, subject_id, type, object_id, title, start_date, end_date, possible, attested, certain,
  coded, first_source_id
FROM affiliations WITH NO DATA;
CREATE TEMPORARY TABLE stage_affiliation_attestations AS
SELECT affiliation_id, ordinal, attested FROM affiliation_attestations WITH NO DATA;
CREATE TEMPORARY TABLE stage_events AS
SELECT id, title, category, summary, happened, place_name, country, place_precision, lat, lon,
  parent_id, coded, first_source_id
FROM events WITH NO DATA;
CREATE TEMPORARY TABLE stage_participations AS
SELECT id, event_id, ordinal, actor_id, role, coded, first_source_id, ''::text AS key,
  ''::text AS pointer
FROM participations WITH NO DATA;
CREATE TEMPORARY TABLE stage_statements AS
SELECT id, act, content, quote, language, said, medium, addressee_id, first_source_id
FROM statements WITH NO DATA;
CREATE TEMPORARY TABLE stage_statement_speakers AS
SELECT statement_id, ordinal, actor_id, title, on_behalf_of_id
FROM statement_speakers WITH NO DATA;
CREATE TEMPORARY TABLE stage_statement_hops AS
SELECT statement_id, ordinal, actor_id, mode, medium, passed_on FROM statement_hops WITH NO DATA;
CREATE TEMPORARY TABLE stage_statement_about AS
SELECT statement_id, ordinal, event_id, actor_id, role, participation_id, affiliation_id,
  target_statement_id, stance, relation, modality
FROM statement_about WITH NO DATA;
CREATE TEMPORARY TABLE stage_links AS
SELECT id, records_kind, one_id, other_id, judgement, judged_by, judged, why, first_source_id
FROM links WITH NO DATA;
CREATE TEMPORARY TABLE stage_figures AS
SELECT owner_id, ordinal, measure, party_id, low, best, high, unit FROM figures WITH NO DATA;
CREATE TEMPORARY TABLE stage_evidence AS
SELECT fact_id, name_ordinal, ordinal, source_id, passage_type, start_at, end_at, passage_sha256,
  exact, prefix, suffix, page, "row", sentence, "time", note, fields, polarity
FROM evidence WITH NO DATA;
CREATE TEMPORARY TABLE stage_facts (id uuid NOT NULL, kind text NOT NULL);
CREATE TEMPORARY TABLE stage_touched (id uuid NOT NULL, kind text NOT NULL);
CREATE TEMPORARY TABLE stage_same (id uuid PRIMARY KEY, kind text NOT NULL);
CREATE TEMPORARY TABLE stage_survivors (
  id uuid PRIMARY KEY,
  survivor_id uuid NOT NULL
);
CREATE TEMPORARY TABLE stage_merged_terms (
  document_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  kind text NOT NULL,
  field text NOT NULL,
  value uuid NOT NULL,
  qualifier text NOT NULL,
  sort_date date NOT NULL
);
CREATE TEMPORARY TABLE stage_terms (
  document_id uuid NOT NULL,
  kind text NOT NULL,
  field text NOT NULL,
  value uuid NOT NULL,
  qualifier text NOT NULL
);
CREATE TEMPORARY TABLE stage_known_terms (
  place tid NOT NULL,
  document_id uuid NOT NULL,
  field text NOT NULL,
  value uuid NOT NULL,
  qualifier text NOT NULL,
  outdated boolean NOT NULL
);
CREATE TEMPORARY TABLE stage_documents AS
SELECT id, version, kind, ordinal, op, status, content_hash, code, country, sort_date, sort_name,
  possible, attested, certain, location, contested, labelled, body
FROM documents WITH NO DATA;
CREATE TEMPORARY TABLE stage_raw_layouts (sha256 bytea NOT NULL, columns text[] NOT NULL);
CREATE TEMPORARY TABLE stage_raw_rows (
  record_id uuid NOT NULL,
  ordinal integer NOT NULL,
  layout bytea NOT NULL,
  cells json NOT NULL,
  sha256 bytea NOT NULL
);
CREATE TEMPORARY TABLE stage_labels AS
SELECT id, label, also FROM labels WITH NO DATA;

-- name: empty
-- New files for 29 tables take 40 ms, and every statement is then planned anew, for another 40: what
-- is small is deleted.
DO $$
DECLARE
  small text;
  large text;
BEGIN
  SELECT string_agg(format('DELETE FROM %s', name), '; ') FILTER (WHERE size <= 65536),
    string_agg(name, ', ') FILTER (WHERE size > 65536)
  INTO small, large
  FROM (
    SELECT c.oid::regclass::text AS name, pg_total_relation_size(c.oid) AS size
    FROM pg_class AS c
    WHERE c.relnamespace = pg_my_temp_schema() AND c.relkind = 'r'
      AND pg_relation_size(c.oid) > 0
  ) AS filled;
  IF small IS NOT NULL THEN
    EXECUTE small;
  END IF;
  IF large IS NOT NULL THEN
    EXECUTE 'TRUNCATE ' || large;
  END IF;
END $$;
