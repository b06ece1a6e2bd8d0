-- Links: somebody's judgement that two records, of any datasets, are the same or are not. Readers
-- go on meanwhile; writers wait for the lock that is theirs.
SELECT pg_advisory_xact_lock(7769186243);

CREATE TABLE judgement_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('judgement');
COMMENT ON TABLE judgement_codes IS 'Whether two records are said to be the same.';
DO $$
DECLARE
  own record;
BEGIN
  FOR own IN
    SELECT a.attname AS name, col_description('codes'::regclass, a.attnum) AS comment
    FROM pg_attribute AS a
    WHERE a.attrelid = 'codes'::regclass AND a.attnum > 0 AND NOT a.attisdropped
  LOOP
    EXECUTE format('COMMENT ON COLUMN judgement_codes.%I IS %L', own.name, own.comment);
  END LOOP;
END
$$;
INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'judgement', ordinal, code, definition
FROM (VALUES
  (1, 'same', 'Both records are of one and the same thing. A chain of such links joins all that it leads to.'),
  (2, 'different', 'The records are of two things, however alike they look. No chain of links may join them.'),
  (3, 'unsure', 'Whether they are of the same thing was looked into and is open. It neither joins nor holds apart.')
) AS list (ordinal, code, definition);

ALTER TABLE records VALIDATE CONSTRAINT records_kind_check;

CREATE TABLE links (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  records_kind text COLLATE "C" NOT NULL
    CHECK (records_kind IN ('actor', 'affiliation', 'event', 'statement', 'source')),
  one_id uuid NOT NULL REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
  other_id uuid NOT NULL REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
  judgement text COLLATE "C" NOT NULL REFERENCES judgement_codes (code),
  judged_by text NOT NULL CHECK (judged_by <> ''),
  judged fuzzy_date,
  why text NOT NULL CHECK (why <> ''),
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT links_ends_check CHECK (one_id <> other_id)
);
COMMENT ON TABLE links IS
  'Judgements whether two records are the same: the one thing that names records of other datasets.';
COMMENT ON COLUMN links.dataset_id IS 'The dataset of whoever judges.';
COMMENT ON COLUMN links.id IS 'Its record''s.';
COMMENT ON COLUMN links.records_kind IS
  'The kind of both records, so that a document depends on its own dataset alone.';
COMMENT ON COLUMN links.one_id IS 'The first of the two records, of any dataset.';
COMMENT ON COLUMN links.other_id IS 'The second.';
COMMENT ON COLUMN links.judgement IS 'same, different or unsure.';
COMMENT ON COLUMN links.judged_by IS 'Who decided, in words.';
COMMENT ON COLUMN links.judged IS 'When; null: not said.';
COMMENT ON COLUMN links.why IS 'What it was decided by, in words.';
COMMENT ON COLUMN links.first_source_id IS 'First source of its evidence: a judgement has at least one.';
COMMENT ON COLUMN evidence.fact_id IS
  'The actor, affiliation, event, participation, statement or link that it is for.';
CREATE INDEX links_one ON links (one_id);
CREATE INDEX links_other ON links (other_id);

CREATE VIEW current_links AS
SELECT l.dataset_id, l.id, r.key, l.records_kind, l.one_id, l.other_id, l.judgement
FROM links AS l
JOIN records AS r ON r.dataset_id = l.dataset_id AND r.id = l.id AND r.status = 'active';
COMMENT ON VIEW current_links IS 'The judgements that stand.';

CREATE TRIGGER links_kind AFTER INSERT ON links
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_kind('link');
CREATE TRIGGER links_id BEFORE UPDATE OF dataset_id, id ON links
FOR EACH ROW EXECUTE FUNCTION refuse_other_id();

-- A public dataset shows nothing of an internal one, in no version of its links: their labels
-- would name it.
CREATE FUNCTION links_across(dataset integer)
RETURNS TABLE (dataset_id integer, link_id uuid, records_kind text, record_id uuid)
LANGUAGE sql STABLE AS $$
  WITH public_links AS MATERIALIZED (
    SELECT d.dataset_id, d.id, x.id AS record_id
    FROM documents AS d
    JOIN datasets AS s ON s.id = d.dataset_id AND s.distribution = 'public'
    CROSS JOIN LATERAL unnest(ids_in(d.labelled)) AS x (id)
    WHERE d.kind = 'link'
    UNION
    SELECT l.dataset_id, l.id, x.id
    FROM links AS l
    JOIN datasets AS s ON s.id = l.dataset_id AND s.distribution = 'public'
    CROSS JOIN LATERAL (VALUES (l.one_id), (l.other_id)) AS x (id)
  )
  SELECT p.dataset_id, p.id, r.kind, r.id
  FROM public_links AS p
  JOIN records AS r ON r.id = p.record_id
  JOIN datasets AS s ON s.id = r.dataset_id AND s.distribution <> 'public'
  WHERE dataset IN (p.dataset_id, r.dataset_id)
$$;
COMMENT ON FUNCTION links_across IS
  'Links of public datasets that name or named records of internal ones, where one of them is this dataset.';

CREATE FUNCTION refuse_odd_ends() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  SELECT r.id, r.kind, r.kind <> NEW.records_kind AS is_other INTO wrong
  FROM records AS r
  JOIN datasets AS s ON s.id = r.dataset_id
  JOIN datasets AS own ON own.id = NEW.dataset_id
  WHERE r.id IN (NEW.one_id, NEW.other_id)
    AND (r.kind <> NEW.records_kind OR (own.distribution = 'public' AND s.distribution <> 'public'))
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the link % is between records of kind %; % is %', NEW.id, NEW.records_kind,
      wrong.id, CASE WHEN wrong.is_other THEN 'of kind ' || wrong.kind ELSE 'of an internal dataset' END
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION refuse_odd_ends IS 'Both ends of a link are of one kind, and none of a public link is internal.';
CREATE CONSTRAINT TRIGGER links_ends AFTER INSERT OR UPDATE ON links
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_odd_ends();

CREATE FUNCTION keep_links_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM links_across(NEW.id)) THEN
    RAISE EXCEPTION 'a link of a public dataset names or named a record of an internal one: % stays as it was',
      NEW.slug USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_links_apart IS 'What a public link names or named is not internal.';
CREATE CONSTRAINT TRIGGER datasets_links AFTER UPDATE OF distribution ON datasets
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.distribution <> NEW.distribution)
EXECUTE FUNCTION keep_links_apart();

CREATE FUNCTION link_public_id(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT 'lnk_' || crockford(uuid_send(id)) $$;
CREATE FUNCTION record_public_id(kind text, id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE kind WHEN 'actor' THEN actor_public_id(id) WHEN 'affiliation' THEN affiliation_public_id(id)
    WHEN 'event' THEN event_public_id(id) WHEN 'statement' THEN statement_public_id(id)
    WHEN 'source' THEN source_public_id(id) END
$$;
COMMENT ON FUNCTION record_public_id IS 'The public id of what a link may name.';

CREATE VIEW link_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.judgement AS code, NULL::text AS country,
  COALESCE((f.judged).earliest, '-infinity') AS sort_date, '' AS sort_name,
  possible_days(f.judged) AS possible, certain_days(f.judged) AS attested,
  certain_days(f.judged) AS certain, NULL::point AS location, false AS contested,
  json_strip_nulls(json_build_object(
    'id', link_public_id(f.id), 'kind', 'link', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'records', json_build_array(
      record_public_id(f.records_kind, f.one_id), record_public_id(f.records_kind, f.other_id)),
    'judgement', f.judgement, 'judged_by', f.judged_by, 'judged', fuzzy_date_json(f.judged),
    'why', f.why,
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM links AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
COMMENT ON VIEW link_bodies IS 'Links as they are served, with the columns to find them by.';

CREATE VIEW link_mentions AS
SELECT dataset_id, id AS document_id, 'record' AS field, one_id AS value, judgement AS qualifier
FROM links
UNION ALL SELECT dataset_id, id, 'record', other_id, judgement FROM links
UNION ALL SELECT dataset_id, fact_id, 'source', source_id, '' FROM evidence;
COMMENT ON VIEW link_mentions IS 'The ids in a link''s document.';

COMMENT ON COLUMN documents.code IS
  'Its main code: category, act, affiliation type, actor kind, source kind or judgement.';
COMMENT ON COLUMN document_terms.field IS
  'actor, source, speaker, party, about, reported_by, subject, object, addressee, publisher, parent, republishes, figure, country, record, merged_into.';
COMMENT ON COLUMN document_terms.qualifier IS
  'Role, stance, relation, mode, type or judgement that stands with it in the same part of the document; empty: none.';

-- squawk-ignore require-concurrent-index-creation
CREATE INDEX documents_link_date ON documents USING gist (possible)
WHERE superseded_seq = 9223372036854775807 AND kind = 'link';
