-- A database that is a copy of another Whence's dataset: whose, and since when. It takes the seqs of
-- its origin, which leave gaps where other datasets were written; everywhere else nothing changes.
-- Of the catalogue, but for a row: nobody waits for a table to be read.

CREATE TABLE mirrors (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  origin text NOT NULL CHECK (origin ~ '^https?://'),
  dataset_id integer NOT NULL REFERENCES datasets (id),
  release text,
  begun_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE mirrors IS 'One row at most: what all this is a copy of. Only whence mirror writes then.';
COMMENT ON COLUMN mirrors.singleton IS 'Always true: there is one row.';
COMMENT ON COLUMN mirrors.origin IS 'Address of the Whence that it is copied from.';
COMMENT ON COLUMN mirrors.dataset_id IS 'The dataset that is copied.';
COMMENT ON COLUMN mirrors.release IS 'Name of the release that it began with; null: with the feed.';
COMMENT ON COLUMN mirrors.begun_at IS 'When it was begun.';

CREATE FUNCTION keep_mirror() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT FROM counters AS c WHERE c.seq > 0) THEN
      RAISE EXCEPTION 'what was written into is no mirror'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - 'origin') = (to_jsonb(OLD) - 'origin') THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a mirror of % stays one', OLD.origin
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION keep_mirror IS 'Only what is empty becomes a mirror, and it stays one; its origin may move.';
CREATE TRIGGER mirrors_kept BEFORE INSERT OR UPDATE OR DELETE ON mirrors
FOR EACH ROW EXECUTE FUNCTION keep_mirror();
CREATE TRIGGER mirrors_emptied BEFORE TRUNCATE ON mirrors EXECUTE FUNCTION refuse_emptying();

ALTER TABLE counters ADD COLUMN first_seq bigint NOT NULL DEFAULT 0, ADD COLUMN next_seq bigint;
ALTER TABLE counters ADD CONSTRAINT counters_next_check CHECK (next_seq > seq) NOT VALID;
COMMENT ON COLUMN counters.seq IS
  'The latest change set''s; 0: none yet. Of a mirror the seq up to which all is here.';
COMMENT ON COLUMN counters.first_seq IS
  'The seq of the release that a mirror began with, from which on all is known; 0: from the beginning.';
COMMENT ON COLUMN counters.next_seq IS
  'The seq of the change set that a mirror is writing; null once it is written, and for all others.';

CREATE FUNCTION writing_seq() RETURNS bigint LANGUAGE sql STABLE
  RETURN (SELECT COALESCE(c.next_seq, c.seq + 1) FROM counters AS c);
COMMENT ON FUNCTION writing_seq IS 'The seq of the change set that is being written.';

CREATE OR REPLACE FUNCTION follow_counter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  latest counters;
BEGIN
  SELECT * INTO latest FROM counters;
  IF NEW.seq IS DISTINCT FROM COALESCE(latest.next_seq, latest.seq + 1) AND NOT EXISTS (
    -- Those before the release that a mirror begins with come with it.
    SELECT FROM mirrors WHERE latest.seq = 0 AND NEW.seq <= latest.first_seq)
  THEN
    RAISE EXCEPTION 'the next change set has seq %, not %',
      COALESCE(latest.next_seq, latest.seq + 1), NEW.seq
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

CREATE OR REPLACE FUNCTION advance_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.next_seq IS NULL AND (
      (NEW.seq, NEW.recorded_at) = (OLD.seq, OLD.recorded_at) OR EXISTS (
        SELECT FROM change_sets AS c
        WHERE c.seq = NEW.seq AND c.seq = COALESCE(OLD.next_seq, OLD.seq + 1)
          AND c.recorded_at = NEW.recorded_at))
    THEN
      RETURN NEW;
    END IF;
    IF NEW.seq >= OLD.seq AND NEW.recorded_at >= OLD.recorded_at AND EXISTS (SELECT FROM mirrors) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the counter goes from % to the change set that follows, and nowhere else', OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE FUNCTION supersede_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.superseded_seq IS DISTINCT FROM (SELECT COALESCE(c.next_seq, c.seq + 1) FROM counters AS c) THEN
    RAISE EXCEPTION 'a row of % is superseded by the next change set, not at seq %', TG_TABLE_NAME,
      NEW.superseded_seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION relabel_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.to_seq IS DISTINCT FROM (SELECT COALESCE(c.next_seq, c.seq + 1) FROM counters AS c) THEN
    RAISE EXCEPTION 'a label ends with the next change set, not at seq %', NEW.to_seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION keep_survivor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.to_seq = 9223372036854775807
      AND NEW.to_seq = (SELECT COALESCE(c.next_seq, c.seq + 1) FROM counters AS c)
      AND (NEW.dataset_id, NEW.id, NEW.survivor_id, NEW.from_seq)
        = (OLD.dataset_id, OLD.id, OLD.survivor_id, OLD.from_seq)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'who answers for % stays as it was from seq % on', OLD.id, OLD.from_seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- What its origin withholds a mirror drops: records that are retracted for reason legal.
CREATE FUNCTION is_withheld(record uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM mirrors) AND EXISTS (
    SELECT FROM records AS r
    LEFT JOIN records AS e ON e.id = r.event_id
    WHERE r.id = record AND COALESCE(e.status, r.status) = 'retracted'
      AND COALESCE(e.reason, r.reason) = 'legal')
$$;
COMMENT ON FUNCTION is_withheld IS
  'Whether this is a mirror, and its origin shows no state of the record: it, or its event, is retracted for reason legal.';

CREATE FUNCTION withheld_body(kind text, id uuid, dataset text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(purged_body(kind, id, dataset, 'legal'), '"status":"purged"', '"status":"withheld"')
$$;
COMMENT ON FUNCTION withheld_body IS 'All that a mirror has of a version that its origin withholds.';

COMMENT ON COLUMN documents.status IS
  'Its record''s status as of this version; of a mirror also withheld: its origin shows no body of it.';
COMMENT ON COLUMN documents.content_hash IS
  'SHA-256 of the UTF-8 of body; of what a mirror withholds, that of the body which its origin has.';
COMMENT ON COLUMN records.key IS
  'The writer''s own name for it, unique in its dataset and kind, in Unicode form NFC; of a purged one, purged: and its id, of one that a mirror withholds, withheld: and its id.';

CREATE OR REPLACE FUNCTION keep_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.id, NEW.version, NEW.kind, NEW.dataset_id, NEW.seq, NEW.ordinal, NEW.superseded_seq, NEW.op,
        NEW.render) = (OLD.id, OLD.version, OLD.kind, OLD.dataset_id, OLD.seq, OLD.ordinal,
        OLD.superseded_seq, OLD.op, OLD.render)
      AND ((NEW.status = 'purged' AND is_purged(OLD.id, OLD.superseded_seq)
          AND NEW.body LIKE '{"id":"%","kind":"%","dataset":"%","status":"purged","reason":"%"}')
        OR (NEW.status = 'withheld' AND is_withheld(OLD.id) AND NEW.content_hash = OLD.content_hash
          AND NEW.body LIKE '{"id":"%","kind":"%","dataset":"%","status":"withheld","reason":"legal"}'))
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
  IF TG_OP = 'DELETE' AND (is_purged(OLD.document_id, OLD.superseded_seq)
    OR is_purged(OLD.merged_id, OLD.superseded_seq)
    OR is_withheld(OLD.document_id) OR is_withheld(OLD.merged_id))
  THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the term % of the document % stays as it was from seq % on', OLD.field,
    OLD.document_id, OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE FUNCTION keep_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (is_purged(OLD.id, OLD.to_seq) OR is_withheld(OLD.id)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the label of % stays as it was from seq % on', OLD.id, OLD.from_seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE FUNCTION refuse_new_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- The key may say whom the record is about; who learns it may have its right one.
    IF (NEW.dataset_id, NEW.id, NEW.kind) = (OLD.dataset_id, OLD.id, OLD.kind)
      AND NEW.event_id IS NOT DISTINCT FROM OLD.event_id
      AND ((NEW.status = 'purged' AND NEW.key = 'purged:' || OLD.id AND is_purged(OLD.id, 0))
        OR (EXISTS (SELECT FROM mirrors)
          AND 'withheld:' || OLD.id IN (OLD.key, NEW.key)))
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the id % names the % % for ever', OLD.id, OLD.kind, OLD.key
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE OR REPLACE FUNCTION await_digest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM documents AS d WHERE d.seq = NEW.seq)
    AND NOT EXISTS (
      SELECT FROM digests AS g WHERE g.dataset_id = NEW.dataset_id AND g.seq = NEW.seq)
    -- What a mirror begins with is summed up at the seq of its release.
    AND NOT EXISTS (SELECT FROM counters AS c WHERE NEW.seq < c.first_seq)
  THEN
    RAISE EXCEPTION 'the change set % has no digest: a Whence from before it is writing', NEW.seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION id_of(public text) RETURNS uuid LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  bits text := '';
  hex text := '';
BEGIN
  FOR place IN 5 .. 30 LOOP
    bits := bits || (strpos('0123456789abcdefghjkmnpqrstvwxyz', substr(public, place, 1)) - 1)::bit(5)::text;
  END LOOP;
  FOR word IN 0 .. 3 LOOP
    hex := hex || lpad(to_hex(substr(bits, 3 + 32 * word, 32)::bit(32)::bigint), 8, '0');
  END LOOP;
  RETURN hex::uuid;
END
$$;
COMMENT ON FUNCTION id_of IS 'The id that a public id shows: the other way of crockford.';

-- A publisher is an actor; a mirror has records and documents of actors, and no row that they are made of.
CREATE FUNCTION refuse_other_publisher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM records AS r
    WHERE r.dataset_id = NEW.id AND r.id = NEW.publisher_id AND r.kind = 'actor')
  THEN
    RAISE EXCEPTION 'the publisher % of the dataset % is no actor of it', NEW.publisher_id, NEW.slug
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION refuse_other_publisher IS 'Who publishes a dataset is an actor in it; records are never deleted.';
CREATE CONSTRAINT TRIGGER datasets_publisher AFTER INSERT OR UPDATE OF publisher_id ON datasets
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.publisher_id IS NOT NULL)
EXECUTE FUNCTION refuse_other_publisher();
-- squawk-ignore ban-drop-constraint
ALTER TABLE datasets DROP CONSTRAINT datasets_publisher_fkey;

CREATE VIEW document_labels AS
SELECT d.dataset_id, d.id, label_member(substr(d.body, 8, 30), CASE d.kind
    WHEN 'source' THEN json_build_object('kind', 'source', 'name', b.body ->> 'title',
      'publisher', b.body ->> 'publisher', 'url', b.body ->> 'url',
      'survivor', source_public_id(v.survivor_id))
    WHEN 'actor' THEN json_build_object('kind', 'actor', 'name', b.body ->> 'name',
      'survivor', actor_public_id(v.survivor_id))
    ELSE json_build_object('kind', 'event', 'name', b.body ->> 'title',
      'survivor', event_public_id(v.survivor_id)) END) AS label,
  CASE d.kind WHEN 'source' THEN COALESCE(uuid_send(id_of(b.body ->> 'publisher')), '') ELSE '' END
    || COALESCE(uuid_send(v.survivor_id), '') AS also
FROM documents AS d
CROSS JOIN LATERAL (SELECT d.body::json OFFSET 0) AS b (body)
LEFT JOIN survivors AS v ON v.id = d.id AND v.to_seq = 9223372036854775807
WHERE d.superseded_seq = 9223372036854775807 AND d.kind IN ('actor', 'event', 'source')
  AND d.status NOT IN ('purged', 'withheld');
COMMENT ON VIEW document_labels IS
  'How to show an actor, event or source, by its document: what the views of labels say, by its row.';
