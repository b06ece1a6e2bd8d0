-- What must be nowhere any more: a record, its earlier versions, or what a change set says of itself.
-- Nothing that was purged comes back, and the guards of history let nothing else through.

CREATE TABLE purges (
  seq bigint NOT NULL REFERENCES change_sets (seq) DEFERRABLE INITIALLY DEFERRED,
  id uuid NOT NULL,
  what text COLLATE "C" NOT NULL CHECK (what IN ('record', 'earlier', 'change_set')),
  reason text COLLATE "C" NOT NULL REFERENCES reason_codes (code),
  PRIMARY KEY (id, seq)
);
COMMENT ON TABLE purges IS 'What was purged, when and why: all that is left of it.';
COMMENT ON COLUMN purges.seq IS 'The change set that purged it.';
COMMENT ON COLUMN purges.id IS 'The record, or the change set.';
COMMENT ON COLUMN purges.what IS
  'record: all of it; earlier: its versions but the current one; change_set: its reason, and what it changed of its dataset.';
COMMENT ON COLUMN purges.reason IS 'Why.';

CREATE FUNCTION keep_purge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'that % was purged stays known', OLD.id
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION keep_purge IS 'Id, time and reason of a purge are kept for ever.';
CREATE TRIGGER purges_kept BEFORE UPDATE OR DELETE ON purges
FOR EACH ROW EXECUTE FUNCTION keep_purge();
CREATE TRIGGER purges_emptied BEFORE TRUNCATE ON purges EXECUTE FUNCTION refuse_emptying();

CREATE FUNCTION is_purged(record uuid, until_seq bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM purges AS p
    WHERE p.id = record AND (p.what = 'record' OR (p.what = 'earlier' AND until_seq <= p.seq)))
$$;
COMMENT ON FUNCTION is_purged IS
  'Whether the record was purged, or those of its versions that had ended by that seq.';

CREATE FUNCTION purged_body(kind text, id uuid, dataset text, reason text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT json_strip_nulls(json_build_object('id', CASE kind
      WHEN 'actor' THEN actor_public_id(id) WHEN 'affiliation' THEN affiliation_public_id(id)
      WHEN 'event' THEN event_public_id(id) WHEN 'statement' THEN statement_public_id(id)
      WHEN 'source' THEN source_public_id(id) ELSE 'lnk_' || crockford(uuid_send(id)) END,
    'kind', kind, 'dataset', dataset, 'status', 'purged', 'reason', reason))::text
$$;
COMMENT ON FUNCTION purged_body IS 'All that is served of a purged version.';

CREATE OR REPLACE FUNCTION keep_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.status = 'purged' AND is_purged(OLD.id, OLD.superseded_seq)
      AND (NEW.id, NEW.version, NEW.kind, NEW.dataset_id, NEW.seq, NEW.ordinal, NEW.superseded_seq, NEW.op,
        NEW.render) = (OLD.id, OLD.version, OLD.kind, OLD.dataset_id, OLD.seq, OLD.ordinal,
        OLD.superseded_seq, OLD.op, OLD.render)
      AND NEW.body LIKE '{"id":"%","kind":"%","dataset":"%","status":"purged","reason":"%"}'
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'version % of the % % stays as it was rendered', OLD.version, OLD.kind, OLD.id
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE FUNCTION keep_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND is_purged(OLD.document_id, OLD.superseded_seq) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the term % of the document % stays as it was from seq % on', OLD.field,
    OLD.document_id, OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE FUNCTION keep_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND is_purged(OLD.id, OLD.to_seq) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the label of % stays as it was from seq % on', OLD.id, OLD.from_seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE FUNCTION keep_change_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.reason = 'purged' AND NEW.dataset_changes IS NULL
      AND (to_jsonb(NEW) - 'reason' - 'dataset_changes') = (to_jsonb(OLD) - 'reason' - 'dataset_changes')
      AND EXISTS (SELECT FROM purges AS p WHERE p.id = OLD.id AND p.what = 'change_set')
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the change set % stays as it was written', OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE FUNCTION refuse_new_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- The key may say whom the record is about.
    IF NEW.status = 'purged' AND NEW.key = 'purged:' || OLD.id
      AND (NEW.dataset_id, NEW.id, NEW.kind) = (OLD.dataset_id, OLD.id, OLD.kind)
      AND NEW.event_id IS NOT DISTINCT FROM OLD.event_id AND is_purged(OLD.id, 0)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the id % names the % % for ever', OLD.id, OLD.kind, OLD.key
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION stay_purged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the id % was purged, and names nothing again', OLD.id
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION stay_purged IS 'An id never changes its meaning: what was purged stays so.';
CREATE TRIGGER records_purged BEFORE UPDATE OF status, reason, key ON records
FOR EACH ROW WHEN (OLD.status = 'purged') EXECUTE FUNCTION stay_purged();

-- squawk-ignore ban-drop-constraint
ALTER TABLE records DROP CONSTRAINT records_reason_check;
ALTER TABLE records ADD CONSTRAINT records_reason_check CHECK (
  (status IN ('retracted', 'purged')) = (reason IS NOT NULL)) NOT VALID;
COMMENT ON COLUMN records.reason IS 'Why it is retracted or purged; null unless it is.';
COMMENT ON COLUMN records.key IS
  'The writer''s own name for it, unique in its dataset and kind, in Unicode form NFC; of a purged one, purged: and its id.';
