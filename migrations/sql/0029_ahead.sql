-- References and codes of what statements say, of sources and of rows beside records are asked once a
-- statement, as those of the longest tables are since 0019: of each row by itself they were most of
-- what the commit of an import took, while nobody else may write.
SELECT pg_advisory_xact_lock(7769186243);

-- Two transactions that note the same wait for nothing: neither sees what the other has noted. The
-- table is empty.
ALTER TABLE reference_checks DROP CONSTRAINT reference_checks_pkey,
  ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id();
-- squawk-ignore constraint-missing-not-valid, adding-serial-primary-key-field
ALTER TABLE reference_checks ADD PRIMARY KEY (referrer, field, dataset_id, id, transaction_id);
COMMENT ON COLUMN reference_checks.transaction_id IS 'The transaction that noted it.';

CREATE OR REPLACE FUNCTION judge_reference() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  dangles boolean;
BEGIN
  -- What it refers to is mostly there by now, and found by its key; who refers, by a look at all.
  EXECUTE format(
    'SELECT NOT EXISTS (SELECT FROM %I AS t WHERE t.dataset_id = $1 AND t.id = $2)', NEW.target)
    INTO dangles USING NEW.dataset_id, NEW.id;
  IF dangles THEN
    EXECUTE format(
      'SELECT EXISTS (SELECT FROM %I AS r WHERE r.dataset_id = $1 AND r.%I = $2)',
      NEW.referrer, NEW.field) INTO dangles USING NEW.dataset_id, NEW.id;
  END IF;
  IF dangles THEN
    RAISE EXCEPTION '% of % names %, which is not in % of its dataset', NEW.field, NEW.referrer,
      NEW.id, NEW.target
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  DELETE FROM reference_checks AS c
  WHERE c.referrer = NEW.referrer AND c.field = NEW.field AND c.dataset_id = NEW.dataset_id
    AND c.id = NEW.id AND c.transaction_id = NEW.transaction_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER sources_references AFTER INSERT ON sources
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'publisher_id', 'actors', 'republishes_id', 'sources');
CREATE TRIGGER sources_references_changed AFTER UPDATE ON sources
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'publisher_id', 'actors', 'republishes_id', 'sources');
CREATE TRIGGER statements_references AFTER INSERT ON statements
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'addressee_id', 'actors', 'first_source_id', 'sources');
CREATE TRIGGER statements_references_changed AFTER UPDATE ON statements
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'addressee_id', 'actors', 'first_source_id', 'sources');
CREATE TRIGGER statement_speakers_references AFTER INSERT ON statement_speakers
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'statement_id', 'statements', 'actor_id', 'actors', 'on_behalf_of_id', 'actors');
CREATE TRIGGER statement_speakers_references_changed AFTER UPDATE ON statement_speakers
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'statement_id', 'statements', 'actor_id', 'actors', 'on_behalf_of_id', 'actors');
CREATE TRIGGER statement_hops_references AFTER INSERT ON statement_hops
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'statement_id', 'statements', 'actor_id', 'actors');
CREATE TRIGGER statement_hops_references_changed AFTER UPDATE ON statement_hops
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'statement_id', 'statements', 'actor_id', 'actors');
CREATE TRIGGER statement_about_references AFTER INSERT ON statement_about
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'statement_id', 'statements', 'event_id', 'events', 'actor_id', 'actors',
  'affiliation_id', 'affiliations', 'target_statement_id', 'statements');
CREATE TRIGGER statement_about_references_changed AFTER UPDATE ON statement_about
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'statement_id', 'statements', 'event_id', 'events', 'actor_id', 'actors',
  'affiliation_id', 'affiliations', 'target_statement_id', 'statements');
CREATE TRIGGER raw_rows_references AFTER INSERT ON raw_rows
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'record_id', 'records');
CREATE TRIGGER raw_rows_references_changed AFTER UPDATE ON raw_rows
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_missing(
  'record_id', 'records');

CREATE TRIGGER sources_codes AFTER INSERT ON sources
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_code(
  'source_kind', 'source_kind', 'policy', 'policy');
CREATE TRIGGER sources_codes_changed AFTER UPDATE ON sources
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_code(
  'source_kind', 'source_kind', 'policy', 'policy');
CREATE TRIGGER statements_codes AFTER INSERT ON statements
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_code(
  'act', 'act', 'medium', 'medium');
CREATE TRIGGER statements_codes_changed AFTER UPDATE ON statements
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_code(
  'act', 'act', 'medium', 'medium');
CREATE TRIGGER statement_hops_codes AFTER INSERT ON statement_hops
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_code(
  'mode', 'via_mode', 'medium', 'medium');
CREATE TRIGGER statement_hops_codes_changed AFTER UPDATE ON statement_hops
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_code(
  'mode', 'via_mode', 'medium', 'medium');
CREATE TRIGGER statement_about_codes AFTER INSERT ON statement_about
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_code(
  'role', 'role', 'stance', 'stance', 'relation', 'relation', 'modality', 'modality');
CREATE TRIGGER statement_about_codes_changed AFTER UPDATE ON statement_about
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_code(
  'role', 'role', 'stance', 'stance', 'relation', 'relation', 'modality', 'modality');

-- The other side.
CREATE TRIGGER statements_stay BEFORE DELETE ON statements FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER statements_emptied BEFORE TRUNCATE ON statements EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER affiliations_stay BEFORE DELETE ON affiliations FOR EACH ROW EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER affiliations_emptied BEFORE TRUNCATE ON affiliations EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER act_codes_emptied BEFORE TRUNCATE ON act_codes
EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER medium_codes_emptied BEFORE TRUNCATE ON medium_codes
EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER via_mode_codes_emptied BEFORE TRUNCATE ON via_mode_codes
EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER stance_codes_emptied BEFORE TRUNCATE ON stance_codes
EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER relation_codes_emptied BEFORE TRUNCATE ON relation_codes
EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER modality_codes_emptied BEFORE TRUNCATE ON modality_codes
EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER source_kind_codes_emptied BEFORE TRUNCATE ON source_kind_codes
EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER policy_codes_emptied BEFORE TRUNCATE ON policy_codes
EXECUTE FUNCTION refuse_emptying();

-- For each part its own by look-up: without statistics the planner reads everybody's for each event.
CREATE OR REPLACE VIEW event_mentions AS
SELECT dataset_id, id AS document_id, 'parent' AS field, parent_id AS value, '' AS qualifier
FROM events WHERE parent_id IS NOT NULL
UNION ALL SELECT dataset_id, event_id, 'actor', actor_id, role FROM participations
WHERE ordinal IS NOT NULL
UNION ALL SELECT dataset_id, fact_id, 'source', source_id, '' FROM evidence
UNION ALL SELECT p.dataset_id, p.event_id, 'source', x.source_id, ''
FROM participations AS p
CROSS JOIN LATERAL (SELECT e.source_id FROM evidence AS e WHERE e.fact_id = p.id OFFSET 0) AS x
WHERE p.ordinal IS NOT NULL
UNION ALL SELECT dataset_id, owner_id, 'figure', party_id, '' FROM figures WHERE party_id IS NOT NULL
UNION ALL SELECT dataset_id, fact_id, 'party', party_id, stance FROM standings
UNION ALL SELECT p.dataset_id, p.event_id, 'party', s.party_id, s.stance
FROM participations AS p
CROSS JOIN LATERAL (
  SELECT n.party_id, n.stance FROM standings AS n WHERE n.fact_id = p.id OFFSET 0) AS s
WHERE p.ordinal IS NOT NULL
UNION ALL SELECT f.dataset_id, f.id, 'coded_by', d.publisher_id, ''
FROM events AS f JOIN datasets AS d ON d.id = f.dataset_id
WHERE d.publisher_id IS NOT NULL
  AND (f.coded OR EXISTS (
    SELECT FROM participations AS p
    WHERE p.event_id = f.id AND p.ordinal IS NOT NULL AND p.coded));
COMMENT ON VIEW event_mentions IS 'The ids in an event''s document.';

-- Of which sources a tenth is let out at most: few, and asked for with each change set.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX sources_excerpted ON sources (dataset_id, id) WHERE policy = 'excerpt';

-- squawk-ignore-file ban-drop-constraint
ALTER TABLE statement_about DROP CONSTRAINT statement_about_dataset_id_actor_id_fkey,
  DROP CONSTRAINT statement_about_dataset_id_affiliation_id_fkey,
  DROP CONSTRAINT statement_about_dataset_id_event_id_fkey,
  DROP CONSTRAINT statement_about_dataset_id_statement_id_fkey,
  DROP CONSTRAINT statement_about_dataset_id_target_statement_id_fkey,
  DROP CONSTRAINT statement_about_modality_fkey,
  DROP CONSTRAINT statement_about_relation_fkey,
  DROP CONSTRAINT statement_about_role_fkey,
  DROP CONSTRAINT statement_about_stance_fkey;
ALTER TABLE statement_hops DROP CONSTRAINT statement_hops_dataset_id_actor_id_fkey,
  DROP CONSTRAINT statement_hops_dataset_id_statement_id_fkey,
  DROP CONSTRAINT statement_hops_medium_fkey,
  DROP CONSTRAINT statement_hops_mode_fkey;
ALTER TABLE statement_speakers DROP CONSTRAINT statement_speakers_dataset_id_actor_id_fkey,
  DROP CONSTRAINT statement_speakers_dataset_id_on_behalf_of_id_fkey,
  DROP CONSTRAINT statement_speakers_dataset_id_statement_id_fkey;
ALTER TABLE statements DROP CONSTRAINT statements_act_fkey,
  DROP CONSTRAINT statements_dataset_id_addressee_id_fkey,
  DROP CONSTRAINT statements_dataset_id_first_source_id_fkey,
  DROP CONSTRAINT statements_medium_fkey;
ALTER TABLE sources DROP CONSTRAINT sources_dataset_id_republishes_id_fkey,
  DROP CONSTRAINT sources_policy_fkey,
  DROP CONSTRAINT sources_publisher_fkey,
  DROP CONSTRAINT sources_source_kind_fkey;
ALTER TABLE raw_rows DROP CONSTRAINT raw_rows_dataset_id_record_id_fkey;
