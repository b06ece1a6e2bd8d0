-- Two records that are one: the merged one answers by the other, and stays as it is written.
-- Catalogue changes alone but for an empty table; the views give the same bodies for all there is.

ALTER TABLE records ADD COLUMN merged_into uuid;
COMMENT ON COLUMN records.merged_into IS
  'The record of the same dataset and kind that it was merged into; null unless it is merged.';
ALTER TABLE records ADD CONSTRAINT records_merged_check CHECK (
  (status = 'merged') = (merged_into IS NOT NULL)) NOT VALID;
ALTER TABLE records ADD CONSTRAINT records_merged_self_check CHECK (merged_into <> id) NOT VALID;
ALTER TABLE records ADD CONSTRAINT records_merged_fkey
  FOREIGN KEY (dataset_id, merged_into) REFERENCES records (dataset_id, id)
  DEFERRABLE INITIALLY DEFERRED NOT VALID;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX records_merged ON records (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE survivors (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  survivor_id uuid NOT NULL CHECK (survivor_id <> id),
  from_seq bigint NOT NULL,
  to_seq bigint NOT NULL DEFAULT 9223372036854775807,
  PRIMARY KEY (id, to_seq),
  CONSTRAINT survivors_seq_check CHECK (to_seq > from_seq),
  FOREIGN KEY (dataset_id, id) REFERENCES records (dataset_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, survivor_id) REFERENCES records (dataset_id, id) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE survivors IS
  'Which record answers for a merged one, from seq to seq: the end of the chain of merges.';
COMMENT ON COLUMN survivors.dataset_id IS 'The dataset of both.';
COMMENT ON COLUMN survivors.id IS 'The merged record.';
COMMENT ON COLUMN survivors.survivor_id IS 'The record that answers for it, which is merged into none.';
COMMENT ON COLUMN survivors.from_seq IS 'The change set that brought it.';
COMMENT ON COLUMN survivors.to_seq IS
  'The change set that ended it; the largest bigint while it is so.';
CREATE INDEX survivors_of ON survivors (survivor_id, to_seq);

CREATE FUNCTION keep_survivor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.to_seq = 9223372036854775807 AND NEW.to_seq = (SELECT c.seq + 1 FROM counters AS c)
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
COMMENT ON FUNCTION keep_survivor IS 'Whoever has read up to a seq finds no other survivor at or below it.';
CREATE TRIGGER survivors_kept BEFORE UPDATE OR DELETE ON survivors
FOR EACH ROW EXECUTE FUNCTION keep_survivor();
CREATE TRIGGER survivors_emptied BEFORE TRUNCATE ON survivors EXECUTE FUNCTION refuse_emptying();

CREATE FUNCTION refuse_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  target records;
  own records;
BEGIN
  SELECT * INTO own FROM records AS r WHERE r.dataset_id = NEW.dataset_id AND r.id = NEW.id;
  IF own.merged_into IS NOT NULL THEN
    SELECT * INTO target FROM records AS r
    WHERE r.dataset_id = own.dataset_id AND r.id = own.merged_into;
    IF target.kind IS DISTINCT FROM own.kind OR own.kind = 'participation' THEN
      RAISE EXCEPTION 'the % % is merged into no % but the % %', own.kind, own.key, own.kind,
        target.kind, target.key USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF target.status NOT IN ('active', 'merged') THEN
      RAISE EXCEPTION 'the % % is merged into %, which is %', own.kind, own.key, target.key,
        target.status USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  IF (own.merged_into IS NOT NULL) IS DISTINCT FROM EXISTS (
    SELECT FROM survivors AS s WHERE s.id = own.id AND s.to_seq = 9223372036854775807)
  THEN
    RAISE EXCEPTION 'no record answers for the % % alone: merges go in a circle, or none was written',
      own.kind, own.key USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF own.status NOT IN ('active', 'merged') AND EXISTS (
    SELECT FROM records AS r WHERE r.merged_into = own.id)
  THEN
    RAISE EXCEPTION 'the % % is %, but others are merged into it', own.kind, own.key, own.status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION refuse_merge IS
  'A record is merged into one of its kind that is there, along no circle, and somebody answers for it.';
CREATE CONSTRAINT TRIGGER records_merge AFTER UPDATE OF merged_into, status ON records
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.merged_into IS NOT NULL OR OLD.merged_into IS NOT NULL OR NEW.status IN ('retracted', 'purged'))
EXECUTE FUNCTION refuse_merge();

CREATE VIEW same_records AS
SELECT s.id, s.survivor_id AS same_id
FROM survivors AS s WHERE s.to_seq = 9223372036854775807
UNION ALL
SELECT s.survivor_id, s.id
FROM survivors AS s WHERE s.to_seq = 9223372036854775807
UNION ALL
SELECT s.id, o.id
FROM survivors AS s
JOIN survivors AS o ON o.survivor_id = s.survivor_id AND o.id <> s.id
WHERE s.to_seq = 9223372036854775807 AND o.to_seq = 9223372036854775807;
COMMENT ON VIEW same_records IS 'For each record that took part in a merge, the others that are the same.';

ALTER TABLE document_terms ADD COLUMN merged boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN document_terms.merged IS
  'Whether the document names not this id but one that is merged with it.';
DROP TRIGGER document_terms_kept ON document_terms;
CREATE TRIGGER document_terms_kept BEFORE DELETE
OR UPDATE OF document_id, field, value, qualifier, kind, sort_date, seq, merged ON document_terms
FOR EACH ROW EXECUTE FUNCTION keep_term();

CREATE OR REPLACE VIEW record_heads AS
SELECT r.dataset_id, r.id, r.kind, r.key, r.status, r.reason, d.slug AS dataset, d.publisher_id,
  r.merged_into
FROM records AS r
JOIN datasets AS d ON d.id = r.dataset_id;

CREATE OR REPLACE VIEW event_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.category AS code, f.country::text AS country,
  COALESCE((f.happened).earliest, '-infinity') AS sort_date, f.title AS sort_name,
  possible_days(f.happened) AS possible, certain_days(f.happened) AS attested,
  certain_days(f.happened) AS certain,
  point(f.lon::double precision, f.lat::double precision) AS location,
  COALESCE(s.contested, false) OR COALESCE(p.contested, false) AS contested,
  json_strip_nulls(json_build_object(
    'id', event_public_id(f.id), 'kind', 'event', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'merged_into', event_public_id(h.merged_into),
    'title', f.title, 'category', f.category, 'summary', f.summary,
    'when', fuzzy_date_json(f.happened),
    'place', CASE WHEN f.place_precision IS NOT NULL THEN json_build_object(
      'name', f.place_name, 'country', f.country, 'precision', f.place_precision,
      'lat', trim_scale(f.lat), 'lon', trim_scale(f.lon)) END,
    'parent', event_public_id(f.parent_id),
    'figures', COALESCE(g.figures, '[]'::json),
    'participations', COALESCE(p.participations, '[]'::json),
    'standing', standing_json(s.contested, s.affirmed, s.denied, s.questioned,
      CASE WHEN f.coded THEN h.publisher_id END),
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM events AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (SELECT * FROM participation_lists AS x WHERE x.event_id = f.id OFFSET 0) AS p ON true
LEFT JOIN LATERAL (SELECT * FROM standing_sides AS x WHERE x.fact_id = f.id OFFSET 0) AS s ON true
LEFT JOIN LATERAL (SELECT * FROM figure_lists AS x WHERE x.owner_id = f.id OFFSET 0) AS g ON true
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
CREATE OR REPLACE VIEW affiliation_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.type AS code, NULL::text AS country,
  COALESCE(lower(f.possible), '-infinity') AS sort_date, COALESCE(f.title, '') AS sort_name,
  f.possible, f.attested, f.certain, NULL::point AS location,
  COALESCE(s.contested, false) AS contested,
  json_strip_nulls(json_build_object(
    'id', affiliation_public_id(f.id), 'kind', 'affiliation', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'merged_into', affiliation_public_id(h.merged_into),
    'subject', actor_public_id(f.subject_id), 'type', f.type,
    'object', actor_public_id(f.object_id), 'title', f.title,
    'start', fuzzy_date_json(f.start_date), 'end', fuzzy_date_json(f.end_date),
    'attested', COALESCE((
      SELECT json_agg(fuzzy_date_json(a.attested) ORDER BY a.ordinal)
      FROM affiliation_attestations AS a WHERE a.affiliation_id = f.id), '[]'::json),
    'standing', standing_json(s.contested, s.affirmed, s.denied, s.questioned,
      CASE WHEN f.coded THEN h.publisher_id END),
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM affiliations AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (SELECT * FROM standing_sides AS x WHERE x.fact_id = f.id OFFSET 0) AS s ON true
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
CREATE OR REPLACE VIEW actor_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.actor_kind AS code, NULL::text AS country,
  COALESCE((f.start_date).earliest, '-infinity') AS sort_date, f.name AS sort_name,
  CASE WHEN (f.start_date).edtf IS NOT NULL OR (f.end_date).edtf IS NOT NULL THEN
    daterange((f.start_date).earliest, (f.end_date).latest, '[]') END AS possible,
  NULL::daterange AS attested, NULL::daterange AS certain, NULL::point AS location,
  false AS contested,
  json_strip_nulls(json_build_object(
    'id', actor_public_id(f.id), 'kind', 'actor', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'merged_into', actor_public_id(h.merged_into),
    'actor_kind', f.actor_kind, 'name', f.name,
    'names', COALESCE((
      SELECT json_agg(json_build_object('name', n.name, 'kind', n.kind, 'language', n.language,
        'script', n.script, 'evidence', COALESCE(x.evidence, '[]'::json)) ORDER BY n.ordinal)
      FROM actor_names AS n
      LEFT JOIN LATERAL (
        SELECT y.evidence FROM evidence_lists AS y
        WHERE y.fact_id = n.actor_id AND y.name_ordinal = n.ordinal OFFSET 0
      ) AS x ON true
      WHERE n.actor_id = f.id), '[]'::json),
    'countries', f.countries,
    'identifiers', COALESCE((
      SELECT json_agg(json_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.ordinal)
      FROM actor_identifiers AS i WHERE i.actor_id = f.id), '[]'::json),
    'start', fuzzy_date_json(f.start_date), 'end', fuzzy_date_json(f.end_date),
    'description', f.description,
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM actors AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
CREATE OR REPLACE VIEW statement_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.act AS code, NULL::text AS country,
  COALESCE((f.said).earliest, '-infinity') AS sort_date, '' AS sort_name,
  possible_days(f.said) AS possible, certain_days(f.said) AS attested,
  certain_days(f.said) AS certain, NULL::point AS location, false AS contested,
  json_strip_nulls(json_build_object(
    'id', statement_public_id(f.id), 'kind', 'statement', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'merged_into', statement_public_id(h.merged_into),
    'act', f.act,
    'speakers', (
      SELECT json_agg(json_build_object('actor', actor_public_id(s.actor_id), 'title', s.title,
        'on_behalf_of', actor_public_id(s.on_behalf_of_id)) ORDER BY s.ordinal)
      FROM statement_speakers AS s WHERE s.statement_id = f.id),
    'content', f.content, 'quote', f.quote, 'language', f.language,
    'said', fuzzy_date_json(f.said), 'medium', f.medium,
    'addressee', actor_public_id(f.addressee_id),
    'via', COALESCE((
      SELECT json_agg(json_build_object('actor', actor_public_id(v.actor_id), 'mode', v.mode,
        'medium', v.medium, 'date', fuzzy_date_json(v.passed_on)) ORDER BY v.ordinal)
      FROM statement_hops AS v WHERE v.statement_id = f.id), '[]'::json),
    'about', COALESCE((
      SELECT json_agg(
        CASE WHEN a.role IS NOT NULL AND a.participation_id IS NULL THEN json_build_object(
          'event', event_public_id(a.event_id), 'actor', actor_public_id(a.actor_id),
          'role', a.role, 'stance', a.stance, 'modality', a.modality)
        ELSE json_build_object(
          'record', COALESCE(participation_public_id(a.participation_id),
            event_public_id(a.event_id), affiliation_public_id(a.affiliation_id),
            statement_public_id(a.target_statement_id), actor_public_id(a.actor_id)),
          'stance', a.stance, 'relation', a.relation, 'modality', a.modality) END
        ORDER BY a.ordinal)
      FROM statement_about AS a WHERE a.statement_id = f.id), '[]'::json),
    'figures', COALESCE(g.figures, '[]'::json),
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM statements AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (SELECT * FROM figure_lists AS x WHERE x.owner_id = f.id OFFSET 0) AS g ON true
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
CREATE OR REPLACE VIEW source_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.source_kind AS code, NULL::text AS country,
  COALESCE((f.published).earliest, '-infinity') AS sort_date, left(f.title, 500) AS sort_name,
  possible_days(f.published) AS possible, certain_days(f.published) AS attested,
  certain_days(f.published) AS certain, NULL::point AS location, false AS contested,
  json_strip_nulls(json_build_object(
    'id', source_public_id(f.id), 'kind', 'source', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'merged_into', source_public_id(h.merged_into),
    'source_kind', f.source_kind, 'title', f.title,
    'publisher', actor_public_id(f.publisher_id), 'url', f.url, 'archive_url', f.archive_url,
    'published', fuzzy_date_json(f.published),
    'retrieved_at', to_char(f.retrieved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'language', f.language, 'licence', f.licence,
    'republishes', source_public_id(f.republishes_id),
    'text', CASE WHEN f.policy IS NOT NULL THEN json_build_object(
      'sha256', encode(f.text_sha256, 'hex'), 'length', f.text_length, 'policy', f.policy) END,
    'note', f.note))::text AS body
FROM sources AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id;
-- A merged record is shown with the one that answers for it.
CREATE OR REPLACE VIEW actor_labels AS
SELECT f.dataset_id, f.id, label_member(actor_public_id(f.id), json_build_object('kind', 'actor',
    'name', f.name, 'survivor', actor_public_id(v.survivor_id))) AS label,
  COALESCE(uuid_send(v.survivor_id), '') AS also
FROM actors AS f
LEFT JOIN survivors AS v ON v.id = f.id AND v.to_seq = 9223372036854775807;
CREATE OR REPLACE VIEW event_labels AS
SELECT f.dataset_id, f.id, label_member(event_public_id(f.id), json_build_object('kind', 'event',
    'name', f.title, 'survivor', event_public_id(v.survivor_id))) AS label,
  COALESCE(uuid_send(v.survivor_id), '') AS also
FROM events AS f
LEFT JOIN survivors AS v ON v.id = f.id AND v.to_seq = 9223372036854775807;
CREATE OR REPLACE VIEW source_labels AS
SELECT f.dataset_id, f.id, label_member(source_public_id(f.id), json_build_object('kind', 'source',
    'name', f.title, 'publisher', actor_public_id(f.publisher_id), 'url', f.url,
    'survivor', source_public_id(v.survivor_id))) AS label,
  COALESCE(uuid_send(f.publisher_id), '') || COALESCE(uuid_send(v.survivor_id), '') AS also
FROM sources AS f
LEFT JOIN survivors AS v ON v.id = f.id AND v.to_seq = 9223372036854775807;

-- Standing (who affirms, denies, questions). Denying a role denies every role below it, and
-- questions likewise; affirming one affirms those above it. Confirming or repeating a statement
-- takes its stances over, disputing it questions its facts. A party that retracts or corrects
-- its own statement takes its weight away. What was merged is the same: as a fact, as an actor in a
-- part, as a party, and as a statement that is taken back.
CREATE OR REPLACE FUNCTION standings_of(facts uuid[])
RETURNS TABLE (fact_id uuid, party_id uuid, stance text, statement_ids uuid[])
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE members AS (
    SELECT f.id AS fact_id, f.id FROM unnest(facts) AS f (id)
    UNION ALL
    SELECT f.id, m.same_id FROM unnest(facts) AS f (id) JOIN same_records AS m ON m.id = f.id
  ),
  parts AS (
    SELECT f.id AS event_id, p.id, p.role, p.actor_id
    FROM unnest(facts) AS f (id)
    JOIN participations AS p ON p.event_id = f.id AND p.ordinal IS NOT NULL
    UNION ALL
    SELECT f.id, p.id, p.role, m.same_id
    FROM unnest(facts) AS f (id)
    JOIN participations AS p ON p.event_id = f.id AND p.ordinal IS NOT NULL
    JOIN same_records AS m ON m.id = p.actor_id
  ),
  stances (dataset_id, statement_id, fact_id, stance) AS (
    SELECT direct.dataset_id, direct.statement_id, direct.fact_id, direct.stance
    FROM (
      SELECT a.dataset_id, a.statement_id, f.fact_id, a.stance
      FROM members AS f
      JOIN statement_about AS a ON a.event_id = f.id
      WHERE a.role IS NULL
      UNION ALL
      SELECT a.dataset_id, a.statement_id, f.fact_id, a.stance
      FROM members AS f
      JOIN statement_about AS a ON a.affiliation_id = f.id
      UNION ALL
      SELECT a.dataset_id, a.statement_id, p.id, a.stance
      FROM members AS f
      JOIN parts AS p ON p.event_id = f.fact_id
      JOIN statement_about AS a ON a.event_id = f.id AND a.actor_id = p.actor_id
      JOIN role_closure AS c
        ON (a.stance = 'affirms' AND c.role = a.role AND c.ancestor = p.role)
        OR (a.stance <> 'affirms' AND c.role = p.role AND c.ancestor = a.role)
    ) AS direct
    WHERE direct.stance IN ('affirms', 'denies', 'questions')
    UNION
    SELECT a.dataset_id, a.statement_id, s.fact_id,
      CASE a.relation WHEN 'disputes' THEN 'questions' ELSE s.stance END
    FROM stances AS s
    JOIN statement_about AS a ON a.target_statement_id = s.statement_id
    WHERE a.relation IN ('confirms', 'repeats', 'disputes')
  ),
  said AS (
    SELECT s.statement_id, s.statement_id AS named_id FROM stances AS s
    UNION
    SELECT s.statement_id, m.same_id FROM stances AS s JOIN same_records AS m ON m.id = s.statement_id
  ),
  -- What is said to take these statements back, and what is said to take that back.
  takings (dataset_id, taken_id, taker_id, relation) AS (
    SELECT a.dataset_id, s.statement_id, a.statement_id, a.relation
    FROM said AS s
    CROSS JOIN LATERAL (
      SELECT x.* FROM statement_about AS x
      WHERE x.target_statement_id = s.named_id AND x.relation IN ('retracts', 'corrects') OFFSET 0) AS a
    UNION
    SELECT a.dataset_id, t.taker_id, a.statement_id, a.relation
    FROM takings AS t
    CROSS JOIN LATERAL (
      SELECT t.taker_id AS id
      UNION ALL
      SELECT m.same_id FROM same_records AS m WHERE m.id = t.taker_id) AS n
    CROSS JOIN LATERAL (
      SELECT x.* FROM statement_about AS x
      WHERE x.target_statement_id = n.id AND x.relation IN ('retracts', 'corrects') OFFSET 0) AS a
  ),
  takes AS MATERIALIZED (
    SELECT row_number() OVER () AS number, t.taken_id, t.taker_id, t.relation,
      COALESCE(v.survivor_id, k.party_id) AS party_id
    FROM takings AS t
    JOIN records AS r ON r.dataset_id = t.dataset_id AND r.id = t.taker_id AND r.status = 'active'
    JOIN statements AS taken ON taken.dataset_id = t.dataset_id AND taken.id = t.taken_id
    JOIN statements AS taker ON taker.dataset_id = t.dataset_id AND taker.id = t.taker_id
    JOIN statement_speakers AS k ON k.statement_id = t.taker_id
    LEFT JOIN survivors AS v ON v.id = k.party_id AND v.to_seq = 9223372036854775807
    -- Only what is earlier is taken back; where a date is unknown, so it is meant.
    WHERE COALESCE((taker.said).latest >= (taken.said).earliest, true)
  ),
  -- Which take may undo which. By windows: of a join the planner cannot know how much there is.
  -- A correction of a correction stands in its place: what that took back does not come back.
  undoings AS MATERIALIZED (
    SELECT w.number,
      unnest(CASE WHEN w.relation = 'retracts' THEN w.taking ELSE w.retracting END || NULL::bigint) AS by_number
    FROM (
      SELECT e.number, e.relation, e.outward,
        array_agg(e.number) FILTER (WHERE NOT e.outward) OVER same AS taking,
        array_agg(e.number) FILTER (WHERE NOT e.outward AND e.relation = 'retracts') OVER same AS retracting
      FROM (
        SELECT number, relation, party_id, taker_id AS id, true AS outward FROM takes
        UNION ALL
        SELECT number, relation, party_id, taken_id, false FROM takes
      ) AS e
      WINDOW same AS (PARTITION BY e.id, e.party_id)
    ) AS w
    WHERE w.outward
  ),
  -- By number, whether a take is undone by one that is not undone itself. Each round adds those of
  -- which that is sure by the round before, so that it ends even where takes undo each other in a
  -- circle, by which nothing is undone.
  undone (round, flags) AS (
    SELECT 0, ARRAY(SELECT false FROM takes)
    UNION ALL
    SELECT d.round + 1, n.flags
    FROM undone AS d
    CROSS JOIN LATERAL (
      SELECT ARRAY(
        SELECT COALESCE(bool_or(NOT d.flags[u.by_number]), false)
        FROM undoings AS u GROUP BY u.number ORDER BY u.number) AS flags
    ) AS may
    CROSS JOIN LATERAL (
      SELECT ARRAY(
        SELECT COALESCE(bool_or(NOT may.flags[u.by_number]), false)
        FROM undoings AS u GROUP BY u.number ORDER BY u.number) AS flags
    ) AS n
    WHERE n.flags <> d.flags
  ),
  taken AS MATERIALIZED (
    SELECT t.taken_id, t.party_id
    FROM takes AS t
    WHERE NOT (SELECT flags FROM undone ORDER BY round DESC LIMIT 1)[t.number]
  ),
  voices AS (
    SELECT DISTINCT s.fact_id, k.party_id, s.stance, s.statement_id, (t.said).earliest AS said
    FROM stances AS s
    JOIN statements AS t ON t.dataset_id = s.dataset_id AND t.id = s.statement_id
    JOIN records AS r ON r.dataset_id = t.dataset_id AND r.id = t.id AND r.status = 'active'
    CROSS JOIN LATERAL (
      SELECT COALESCE(v.survivor_id, x.party_id) AS party_id
      FROM statement_speakers AS x
      LEFT JOIN survivors AS v ON v.id = x.party_id AND v.to_seq = 9223372036854775807
      WHERE x.statement_id = s.statement_id
    ) AS k
    -- Always hashed; NOT EXISTS would be a nested loop, since little is expected.
    WHERE (s.statement_id, k.party_id) NOT IN (SELECT x.taken_id, x.party_id FROM taken AS x)
  )
  SELECT v.fact_id, v.party_id, v.stance,
    array_agg(v.statement_id ORDER BY v.said NULLS LAST, v.statement_id)
  FROM voices AS v
  GROUP BY v.fact_id, v.party_id, v.stance
$$;
COMMENT ON FUNCTION standings_of IS 'The sides that parties take on these events (with their participations) and affiliations.';
