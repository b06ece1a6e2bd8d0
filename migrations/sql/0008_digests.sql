-- What the versions from before were brought by, and how much of each kind there was after each
-- change set. Readers go on meanwhile; writers wait for the lock that is theirs.
SELECT pg_advisory_xact_lock(7769186243);

ALTER TABLE documents VALIDATE CONSTRAINT documents_op_check;
ALTER TABLE change_sets VALIDATE CONSTRAINT change_sets_operation_check;
ALTER TABLE change_sets VALIDATE CONSTRAINT change_sets_reverts_check;
ALTER TABLE change_sets VALIDATE CONSTRAINT change_sets_reverts_fkey;

-- A document without what is derived: where nothing else differs, its standing alone changed.
CREATE FUNCTION pg_temp.without_standing(body json) RETURNS jsonb LANGUAGE sql AS $$
  SELECT (body::jsonb - 'standing') || CASE WHEN body -> 'participations' IS NULL THEN '{}'::jsonb
    ELSE jsonb_build_object('participations', (
      SELECT jsonb_agg(p.part::jsonb - 'standing' ORDER BY p.place)
      FROM json_array_elements(body -> 'participations') WITH ORDINALITY AS p (part, place))) END
$$;
UPDATE documents AS d
SET op = CASE
  WHEN d.status = 'retracted' AND p.status <> 'retracted' THEN 'retract' ELSE 'render' END
FROM documents AS p
WHERE p.id = d.id AND p.version = d.version - 1
  AND ((d.status = 'retracted' AND p.status <> 'retracted')
    OR pg_temp.without_standing(d.body::json) = pg_temp.without_standing(p.body::json));

-- An upgrade renders a version again, under the same number and another seq.
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX documents_render_key ON documents (id, version, render);

CREATE TABLE digests (
  dataset_id integer NOT NULL REFERENCES datasets (id),
  kind text COLLATE "C" NOT NULL
    CHECK (kind IN ('actor', 'affiliation', 'event', 'statement', 'source', 'link')),
  seq bigint NOT NULL REFERENCES change_sets (seq) DEFERRABLE INITIALLY DEFERRED,
  records bigint NOT NULL CHECK (records >= 0),
  digest numeric(39, 0) NOT NULL
    CHECK (digest BETWEEN 0 AND 340282366920938463463374607431768211455),
  PRIMARY KEY (dataset_id, kind, seq)
);
COMMENT ON TABLE digests IS
  'How many records of a kind there are, and the sum that tells them from all others, from seq to seq.';
COMMENT ON COLUMN digests.dataset_id IS 'The dataset.';
COMMENT ON COLUMN digests.kind IS 'The kind of its records.';
COMMENT ON COLUMN digests.seq IS 'The change set after which it is so, until the next row.';
COMMENT ON COLUMN digests.records IS 'Records that have a current document, whatever their status.';
COMMENT ON COLUMN digests.digest IS
  'Sum over their current documents, modulo 2^128, of the first 16 bytes, big-endian, of SHA-256 of id, version and content hash in hexadecimal, a line each.';

-- Sums of words of 32 bits: as numbers of 128, each row would cost ten times as much.
CREATE TYPE digest_words AS (one bigint, two bigint, three bigint, four bigint);
COMMENT ON TYPE digest_words IS 'The first 16 bytes of a digest as four numbers, the first the highest.';
COMMENT ON COLUMN digest_words.one IS 'Bytes 1 to 4.';
COMMENT ON COLUMN digest_words.two IS 'Bytes 5 to 8.';
COMMENT ON COLUMN digest_words.three IS 'Bytes 9 to 12.';
COMMENT ON COLUMN digest_words.four IS 'Bytes 13 to 16.';
CREATE FUNCTION digest_words(body text, version integer, content_hash bytea) RETURNS digest_words
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ROW(
    ('x' || substr(h.hex, 1, 8))::bit(32)::bigint, ('x' || substr(h.hex, 9, 8))::bit(32)::bigint,
    ('x' || substr(h.hex, 17, 8))::bit(32)::bigint, ('x' || substr(h.hex, 25, 8))::bit(32)::bigint
  )::digest_words
  FROM (SELECT encode(sha256(convert_to(
    -- Every body begins {"id":"evt_ and 26 characters more.
    substr(body, 8, 30) || chr(10) || version || chr(10) || encode(content_hash, 'hex'), 'UTF8')), 'hex')
  ) AS h (hex)
$$;
COMMENT ON FUNCTION digest_words IS 'What a document adds to the digest of its kind.';
CREATE FUNCTION digest_total(one numeric, two numeric, three numeric, four numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT mod(mod(one * 79228162514264337593543950336 + two * 18446744073709551616
    + three * 4294967296 + four, m.modulus) + m.modulus, m.modulus)
  FROM (VALUES (340282366920938463463374607431768211456)) AS m (modulus)
$$;
COMMENT ON FUNCTION digest_total IS 'The number that sums of words make, modulo 2^128.';

WITH changes AS (
  SELECT d.dataset_id, d.kind, d.seq, 1 AS sign, digest_words(d.body, d.version, d.content_hash) AS words
  FROM documents AS d
  UNION ALL
  SELECT d.dataset_id, d.kind, d.superseded_seq, -1, digest_words(d.body, d.version, d.content_hash)
  FROM documents AS d
  WHERE d.superseded_seq < 9223372036854775807
),
changed AS (
  SELECT dataset_id, kind, seq, sum(sign) AS records, sum(sign * (words).one) AS one,
    sum(sign * (words).two) AS two, sum(sign * (words).three) AS three, sum(sign * (words).four) AS four
  FROM changes
  GROUP BY dataset_id, kind, seq
)
INSERT INTO digests (dataset_id, kind, seq, records, digest)
SELECT dataset_id, kind, seq, sum(records) OVER so_far,
  digest_total(sum(one) OVER so_far, sum(two) OVER so_far, sum(three) OVER so_far, sum(four) OVER so_far)
FROM changed
WINDOW so_far AS (PARTITION BY dataset_id, kind ORDER BY seq);

CREATE FUNCTION keep_digest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the digest of seq % stays as it was', OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION keep_digest IS 'What a mirror compared itself with stays as it was.';
CREATE TRIGGER digests_kept BEFORE UPDATE OR DELETE ON digests
FOR EACH ROW EXECUTE FUNCTION keep_digest();
CREATE TRIGGER digests_emptied BEFORE TRUNCATE ON digests EXECUTE FUNCTION refuse_emptying();

CREATE FUNCTION await_digest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM documents AS d WHERE d.seq = NEW.seq)
    AND NOT EXISTS (
      SELECT FROM digests AS g WHERE g.dataset_id = NEW.dataset_id AND g.seq = NEW.seq)
  THEN
    RAISE EXCEPTION 'the change set % has no digest: a Whence from before it is writing', NEW.seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION await_digest IS 'Whatever brings documents says what there is after it.';
CREATE CONSTRAINT TRIGGER change_sets_digested AFTER INSERT ON change_sets
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION await_digest();

-- Last, for readers wait from here on until the end.
DROP TRIGGER documents_kept ON documents;
CREATE TRIGGER documents_kept BEFORE DELETE OR UPDATE OF id, version, kind, dataset_id, seq, ordinal,
  op, status, render, content_hash, code, country, sort_date, sort_name, possible, attested, certain,
  location, contested, body ON documents
FOR EACH ROW EXECUTE FUNCTION keep_document();

ALTER TABLE documents ADD CONSTRAINT documents_render_key UNIQUE USING INDEX documents_render_key;
-- squawk-ignore ban-drop-constraint
ALTER TABLE documents DROP CONSTRAINT documents_version_key;
COMMENT ON COLUMN documents.version IS
  'Counts the record''s versions, from 1; one that an upgrade renders again keeps its number.';
COMMENT ON COLUMN documents.seq IS 'The change set that brought this version, or rendered it again.';
COMMENT ON COLUMN documents.superseded_seq IS
  'Seq of what came after it; the largest bigint while it is the current one.';
