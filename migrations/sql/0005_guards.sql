-- What neither key nor check can say: an id keeps its kind, what was written stays as it was, and
-- change sets have one order. The largest tables pay nothing for it: conditions stand in WHEN, and
-- kinds are compared once a statement.
-- A purge, and an upgrade that renders current bodies again, will change what is refused here.
-- Each will have to bring a way through; until then there is none but to disable the trigger.

-- Kinds. A participation's is held by its key to records, which carries the event.
CREATE FUNCTION refuse_other_kind() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  -- OFFSET 0: a plan kept from a large change set would read all records for a small one.
  SELECT a.id, r.kind, r.key INTO wrong
  FROM added AS a
  LEFT JOIN LATERAL (
    SELECT x.kind, x.key FROM records AS x WHERE x.dataset_id = a.dataset_id AND x.id = a.id OFFSET 0
  ) AS r ON true
  WHERE r.kind IS DISTINCT FROM TG_ARGV[0]
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the id % names %, no %', wrong.id,
      CASE WHEN wrong.kind IS NULL THEN 'no record of the dataset'
        ELSE format('the %s %s', wrong.kind, wrong.key) END, TG_ARGV[0]
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION refuse_other_kind IS 'A row stands in the table of its record''s kind.';
CREATE TRIGGER sources_kind AFTER INSERT ON sources
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_kind('source');
CREATE TRIGGER actors_kind AFTER INSERT ON actors
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_kind('actor');
CREATE TRIGGER affiliations_kind AFTER INSERT ON affiliations
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_kind('affiliation');
CREATE TRIGGER events_kind AFTER INSERT ON events
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_kind('event');
CREATE TRIGGER statements_kind AFTER INSERT ON statements
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_kind('statement');

CREATE FUNCTION refuse_other_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  SELECT a.owner_id, r.kind, r.key INTO wrong
  FROM added AS a
  LEFT JOIN LATERAL (
    SELECT x.kind, x.key FROM records AS x
    WHERE x.dataset_id = a.dataset_id AND x.id = a.owner_id OFFSET 0
  ) AS r ON true
  WHERE r.kind IS NULL OR r.kind NOT IN ('event', 'statement')
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'figures are of events and statements; the id % names %', wrong.owner_id,
      CASE WHEN wrong.kind IS NULL THEN 'no record of the dataset'
        ELSE format('the %s %s', wrong.kind, wrong.key) END
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION refuse_other_owner IS 'A figure is coded by an event or said in a statement.';
CREATE TRIGGER figures_owner AFTER INSERT ON figures
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_owner();

CREATE FUNCTION refuse_other_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % stays under its id', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION refuse_other_id IS 'What is written of one record is never made another''s.';
CREATE TRIGGER sources_id BEFORE UPDATE OF dataset_id, id ON sources
FOR EACH ROW EXECUTE FUNCTION refuse_other_id();
CREATE TRIGGER actors_id BEFORE UPDATE OF dataset_id, id ON actors
FOR EACH ROW EXECUTE FUNCTION refuse_other_id();
CREATE TRIGGER affiliations_id BEFORE UPDATE OF dataset_id, id ON affiliations
FOR EACH ROW EXECUTE FUNCTION refuse_other_id();
CREATE TRIGGER events_id BEFORE UPDATE OF dataset_id, id ON events
FOR EACH ROW EXECUTE FUNCTION refuse_other_id();
CREATE TRIGGER participations_id BEFORE UPDATE OF dataset_id, id ON participations
FOR EACH ROW EXECUTE FUNCTION refuse_other_id();
CREATE TRIGGER statements_id BEFORE UPDATE OF dataset_id, id ON statements
FOR EACH ROW EXECUTE FUNCTION refuse_other_id();
CREATE TRIGGER figures_id BEFORE UPDATE OF dataset_id, owner_id ON figures
FOR EACH ROW EXECUTE FUNCTION refuse_other_id();

CREATE FUNCTION refuse_new_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the dataset % keeps its slug: ids derive from it', OLD.slug
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION refuse_new_slug IS 'Under another slug every id would name something else.';
CREATE TRIGGER datasets_slug BEFORE DELETE OR UPDATE OF slug ON datasets
FOR EACH ROW EXECUTE FUNCTION refuse_new_slug();

-- The one order.
CREATE FUNCTION follow_counter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  latest counters;
BEGIN
  SELECT * INTO latest FROM counters;
  IF NEW.seq IS DISTINCT FROM latest.seq + 1 THEN
    RAISE EXCEPTION 'the next change set has seq %, not %', latest.seq + 1, NEW.seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.recorded_at <= latest.recorded_at OR NOT isfinite(NEW.recorded_at) THEN
    RAISE EXCEPTION 'the change set % is recorded after the one before it (%), not at %', NEW.seq,
      latest.recorded_at, NEW.recorded_at
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION follow_counter IS 'Change sets have no gaps, and each is later than the one before.';
CREATE TRIGGER change_sets_order BEFORE INSERT ON change_sets
FOR EACH ROW EXECUTE FUNCTION follow_counter();

CREATE FUNCTION await_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM counters AS c WHERE c.seq >= NEW.seq) THEN
    RAISE EXCEPTION 'the counter is behind the change set %', NEW.seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION await_counter IS 'The counter is advanced in the transaction that writes the change set.';
CREATE CONSTRAINT TRIGGER change_sets_counted AFTER INSERT ON change_sets
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION await_counter();

CREATE FUNCTION keep_change_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the change set % stays as it was written', OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION keep_change_set IS 'Who wrote what, why and when is never changed.';
CREATE TRIGGER change_sets_kept BEFORE UPDATE OR DELETE ON change_sets
FOR EACH ROW EXECUTE FUNCTION keep_change_set();

CREATE FUNCTION advance_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.seq, NEW.recorded_at) = (OLD.seq, OLD.recorded_at) OR EXISTS (
      SELECT FROM change_sets AS c
      WHERE c.seq = NEW.seq AND c.seq = OLD.seq + 1 AND c.recorded_at = NEW.recorded_at)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the counter goes from % to the change set that follows, and nowhere else', OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION advance_by_one IS 'The counter is at the latest change set, with its time.';
CREATE TRIGGER counters_order BEFORE UPDATE OR DELETE ON counters
FOR EACH ROW EXECUTE FUNCTION advance_by_one();

-- What was served stays as it was: a version, a term and a label begin at one seq and end at
-- another, and nothing else of them changes. Which ids of a current body have labels may.
CREATE FUNCTION keep_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'version % of the % % stays as it was rendered', OLD.version, OLD.kind, OLD.id
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION keep_document IS 'Every earlier version stays readable.';
CREATE TRIGGER documents_kept BEFORE DELETE OR UPDATE OF id, version, kind, dataset_id, seq, ordinal,
  status, render, content_hash, code, country, sort_date, sort_name, possible, attested, certain,
  location, contested, body ON documents
FOR EACH ROW EXECUTE FUNCTION keep_document();
CREATE TRIGGER documents_superseded BEFORE UPDATE OF superseded_seq, labelled ON documents
FOR EACH ROW WHEN (OLD.superseded_seq <> 9223372036854775807) EXECUTE FUNCTION keep_document();

CREATE FUNCTION keep_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the term % of the document % stays as it was from seq % on', OLD.field,
    OLD.document_id, OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION keep_term IS 'What a document was found by, it is found by as of then.';
CREATE TRIGGER document_terms_kept BEFORE DELETE
OR UPDATE OF document_id, field, value, qualifier, kind, sort_date, seq ON document_terms
FOR EACH ROW EXECUTE FUNCTION keep_term();
CREATE TRIGGER document_terms_superseded BEFORE UPDATE OF superseded_seq ON document_terms
FOR EACH ROW WHEN (OLD.superseded_seq <> 9223372036854775807) EXECUTE FUNCTION keep_term();

CREATE FUNCTION keep_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the label of % stays as it was from seq % on', OLD.id, OLD.from_seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION keep_label IS 'What an id was shown as, it is shown as of then.';
CREATE TRIGGER labels_kept BEFORE DELETE OR UPDATE OF id, from_seq, label, also ON labels
FOR EACH ROW EXECUTE FUNCTION keep_label();
CREATE TRIGGER labels_superseded BEFORE UPDATE OF to_seq ON labels
FOR EACH ROW WHEN (OLD.to_seq <> 9223372036854775807) EXECUTE FUNCTION keep_label();

-- What ends, ends with the change set that is being written: not at a seq that was read already.
CREATE FUNCTION supersede_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.superseded_seq IS DISTINCT FROM (SELECT c.seq + 1 FROM counters AS c) THEN
    RAISE EXCEPTION 'a row of % is superseded by the next change set, not at seq %', TG_TABLE_NAME,
      NEW.superseded_seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION supersede_now IS 'Whoever has read up to a seq finds nothing changed at or below it.';
CREATE TRIGGER documents_ended BEFORE UPDATE OF superseded_seq ON documents FOR EACH ROW
WHEN (OLD.superseded_seq = 9223372036854775807) EXECUTE FUNCTION supersede_now();
CREATE TRIGGER document_terms_ended BEFORE UPDATE OF superseded_seq ON document_terms FOR EACH ROW
WHEN (OLD.superseded_seq = 9223372036854775807) EXECUTE FUNCTION supersede_now();

CREATE FUNCTION relabel_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.to_seq IS DISTINCT FROM (SELECT c.seq + 1 FROM counters AS c) THEN
    RAISE EXCEPTION 'a label ends with the next change set, not at seq %', NEW.to_seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION relabel_now IS 'Whoever has read up to a seq finds no other label at or below it.';
CREATE TRIGGER labels_ended BEFORE UPDATE OF to_seq ON labels FOR EACH ROW
WHEN (OLD.to_seq = 9223372036854775807) EXECUTE FUNCTION relabel_now();

-- Emptying a table passes the triggers of its rows.
CREATE FUNCTION refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never emptied: nothing is lost', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION refuse_emptying IS 'Nothing is lost, all at once neither.';
CREATE TRIGGER records_emptied BEFORE TRUNCATE ON records EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER evidence_emptied BEFORE TRUNCATE ON evidence EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER counters_emptied BEFORE TRUNCATE ON counters EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER change_sets_emptied BEFORE TRUNCATE ON change_sets EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER documents_emptied BEFORE TRUNCATE ON documents EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER document_terms_emptied BEFORE TRUNCATE ON document_terms EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER labels_emptied BEFORE TRUNCATE ON labels EXECUTE FUNCTION refuse_emptying();
