-- The normalised truth of now. Foreign keys are deferred to the commit: an actor and the source
-- that names it come in one change set and need each other. Every key carries the dataset, so
-- that no row can refer to a record of another one. The two lists that the code itself must know,
-- and that the longest tables hold, are checks: a key costs 3 microseconds a row.

CREATE TYPE fuzzy_date AS (
  edtf text, earliest date, latest date, certain_from date, certain_to date,
  start_unknown boolean, end_unknown boolean, bounded boolean, inferred boolean, note text
);
COMMENT ON TYPE fuzzy_date IS
  'A date as written (EDTF) with its first and last possible day (null: open or unknown), the days on which it is certain, and whether its years lie within 1 to 9999.';

-- The driver writes the first and the last day that it knows as infinity; nothing else here is.
CREATE FUNCTION finite(day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE day WHEN '-infinity' THEN '0001-01-01' WHEN 'infinity' THEN '9999-12-31' ELSE day END
$$;
CREATE FUNCTION finite(moment timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE moment WHEN '-infinity' THEN '0001-01-01T00:00:00Z' ELSE moment END
$$;
CREATE FUNCTION finite(days daterange) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN lower(days) = '-infinity' OR upper(days) = 'infinity' THEN daterange(
    finite(lower(days)), CASE upper(days) WHEN 'infinity' THEN '10000-01-01' ELSE upper(days) END)
  ELSE days END
$$;
CREATE FUNCTION finite(d fuzzy_date) RETURNS fuzzy_date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (d).edtf IS NOT NULL THEN ROW((d).edtf, finite((d).earliest), finite((d).latest),
    finite((d).certain_from), finite((d).certain_to), (d).start_unknown, (d).end_unknown,
    (d).bounded, (d).inferred, (d).note)::fuzzy_date END
$$;

CREATE DOMAIN country_code AS text COLLATE "C" CHECK (VALUE ~ '^[A-Z]{2}$');
COMMENT ON DOMAIN country_code IS 'ISO 3166-1 alpha-2.';
CREATE DOMAIN language_tag AS text COLLATE "C" CHECK (VALUE ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$');
COMMENT ON DOMAIN language_tag IS 'BCP 47.';
CREATE DOMAIN sha256 AS bytea CHECK (octet_length(VALUE) = 32);
COMMENT ON DOMAIN sha256 IS 'A SHA-256 digest.';

CREATE TABLE datasets (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text COLLATE "C" NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  title text NOT NULL,
  publisher_id uuid,
  licence text NOT NULL,
  citation text,
  distribution text COLLATE "C" NOT NULL DEFAULT 'public' REFERENCES distribution_codes (code),
  note text,
  contact text
);
COMMENT ON TABLE datasets IS 'Named series of records; the slug never changes, for ids derive from it.';

CREATE TABLE records (
  dataset_id integer NOT NULL REFERENCES datasets (id),
  id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL
    CHECK (kind IN ('actor', 'affiliation', 'event', 'participation', 'statement', 'source')),
  key text COLLATE "C" NOT NULL
    CHECK (char_length(key) BETWEEN 1 AND 200 AND key = normalize(key, NFC) AND key !~ '[[:cntrl:]]'),
  event_id uuid CHECK ((kind = 'participation') = (event_id IS NOT NULL)),
  status text COLLATE "C" NOT NULL DEFAULT 'active'
    CHECK (status IN ('active', 'retracted', 'merged', 'purged')),
  reason text COLLATE "C" REFERENCES reason_codes (code),
  input_hash sha256,
  PRIMARY KEY (dataset_id, id),
  CONSTRAINT records_id_key UNIQUE (id),
  CONSTRAINT records_key_key UNIQUE (dataset_id, kind, key),
  CONSTRAINT records_participation_key UNIQUE (dataset_id, id, event_id),
  CONSTRAINT records_reason_check CHECK ((status = 'retracted') = (reason IS NOT NULL))
);
COMMENT ON TABLE records IS 'Every id that was ever issued, what it names and how it stands; rows are never deleted.';
COMMENT ON COLUMN records.event_id IS 'The one event of a participation; it never changes.';
COMMENT ON COLUMN records.input_hash IS 'SHA-256 of the record as last put, in canonical JSON: the same input again is passed over.';
CREATE INDEX records_active ON records (dataset_id, kind) WHERE status = 'active';

CREATE FUNCTION refuse_new_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the id % names the % % for ever', OLD.id, OLD.kind, OLD.key
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION refuse_new_identity IS 'An id never changes its meaning, and is never forgotten.';
CREATE TRIGGER records_identity
BEFORE DELETE OR UPDATE OF dataset_id, id, kind, key, event_id ON records
FOR EACH ROW EXECUTE FUNCTION refuse_new_identity();

CREATE TABLE sources (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  source_kind text COLLATE "C" NOT NULL REFERENCES source_kind_codes (code),
  title text NOT NULL,
  publisher_id uuid,
  url text,
  archive_url text,
  published fuzzy_date,
  retrieved_at timestamptz,
  language language_tag,
  licence text,
  republishes_id uuid CHECK (republishes_id <> id),
  text_sha256 sha256,
  text_length integer CHECK (text_length >= 0),
  policy text COLLATE "C" REFERENCES policy_codes (code),
  note text,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, republishes_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT sources_text_check CHECK (num_nonnulls(text_sha256, text_length, policy) IN (0, 3))
);
COMMENT ON TABLE sources IS 'Published documents that facts are cited from; never their whole text.';
COMMENT ON COLUMN sources.text_sha256 IS 'Of the UTF-8 bytes as retrieved.';
COMMENT ON COLUMN sources.text_length IS 'In code points.';

CREATE TABLE actors (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  actor_kind text COLLATE "C" NOT NULL REFERENCES actor_kind_codes (code),
  name text NOT NULL,
  countries country_code[] NOT NULL DEFAULT '{}',
  start_date fuzzy_date,
  end_date fuzzy_date,
  description text,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE actors IS 'Persons, groups, states, bodies, media, courts, and those left unnamed.';
COMMENT ON COLUMN actors.first_source_id IS 'Source of its first evidence: no fact without a source.';

ALTER TABLE datasets ADD CONSTRAINT datasets_publisher_fkey
  FOREIGN KEY (id, publisher_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE sources ADD CONSTRAINT sources_publisher_fkey
  FOREIGN KEY (dataset_id, publisher_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE actor_names (
  dataset_id integer NOT NULL,
  actor_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  name text NOT NULL,
  kind text COLLATE "C" NOT NULL REFERENCES name_kind_codes (code),
  language language_tag,
  script text COLLATE "C" CHECK (script ~ '^[A-Z][a-z]{3}$'),
  PRIMARY KEY (actor_id, ordinal),
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE actor_names IS 'Names of an actor beside the primary one.';
COMMENT ON COLUMN actor_names.script IS 'ISO 15924.';

CREATE TABLE actor_identifiers (
  dataset_id integer NOT NULL,
  actor_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  scheme text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (actor_id, ordinal),
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE actor_identifiers IS 'Identifiers of an actor that others issued.';

CREATE TABLE affiliations (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  type text COLLATE "C" NOT NULL REFERENCES affiliation_type_codes (code),
  object_id uuid NOT NULL CHECK (object_id <> subject_id),
  title text,
  start_date fuzzy_date,
  end_date fuzzy_date,
  possible daterange NOT NULL,
  attested daterange,
  certain daterange,
  coded boolean NOT NULL DEFAULT false,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, subject_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, object_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE affiliations IS 'Ties between two actors, read subject type object, that somebody claims, denies or codes.';
COMMENT ON COLUMN affiliations.coded IS 'True only where the dataset itself asserts it.';
COMMENT ON COLUMN affiliations.attested IS 'Days between which it was attested or certain.';

CREATE TABLE affiliation_attestations (
  dataset_id integer NOT NULL,
  affiliation_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  attested fuzzy_date NOT NULL,
  PRIMARY KEY (affiliation_id, ordinal),
  FOREIGN KEY (dataset_id, affiliation_id) REFERENCES affiliations DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE affiliation_attestations IS 'Dates on which a source shows an affiliation in force.';

CREATE TABLE events (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  category text COLLATE "C" NOT NULL REFERENCES category_codes (code),
  summary text,
  happened fuzzy_date,
  place_name text,
  country country_code,
  place_precision text COLLATE "C" REFERENCES precision_codes (code),
  lat numeric(9, 6) CHECK (lat BETWEEN -90 AND 90),
  lon numeric(9, 6) CHECK (lon BETWEEN -180 AND 180),
  parent_id uuid CHECK (parent_id <> id),
  coded boolean NOT NULL DEFAULT false,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, parent_id) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT events_point_check CHECK (num_nonnulls(lat, lon) <> 1),
  CONSTRAINT events_place_check
    CHECK ((place_precision IS NULL) = (num_nonnulls(place_name, country, lat) = 0))
);
COMMENT ON TABLE events IS 'What happened; neutral titles, judgements only as statements.';
COMMENT ON COLUMN events.lat IS 'WGS 84 degrees north.';
COMMENT ON COLUMN events.lon IS 'WGS 84 degrees east.';

CREATE TABLE participations (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  ordinal smallint CHECK (ordinal > 0),
  actor_id uuid NOT NULL,
  role text COLLATE "C" NOT NULL REFERENCES role_codes (code),
  coded boolean NOT NULL DEFAULT false,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  CONSTRAINT participations_part_key UNIQUE (id, event_id, actor_id, role),
  CONSTRAINT participations_event_ordinal_key UNIQUE (event_id, ordinal) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, id, event_id) REFERENCES records (dataset_id, id, event_id)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, event_id) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE participations IS 'Parts that actors had in events, as somebody claims, denies or codes.';
COMMENT ON COLUMN participations.ordinal IS
  'Its place in the event; null once the event has it no longer: retracted statements may still name it.';

CREATE TABLE statements (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  act text COLLATE "C" NOT NULL REFERENCES act_codes (code),
  content text NOT NULL,
  quote text,
  language language_tag,
  said fuzzy_date,
  medium text COLLATE "C" REFERENCES medium_codes (code),
  addressee_id uuid,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, addressee_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE statements IS 'Speech acts, each of one or more speakers.';
-- What a source's policy is checked against when it changes.
CREATE INDEX statements_quoted ON statements (id) WHERE quote IS NOT NULL;

CREATE TABLE statement_speakers (
  dataset_id integer NOT NULL,
  statement_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  actor_id uuid NOT NULL,
  title text,
  on_behalf_of_id uuid,
  party_id uuid NOT NULL GENERATED ALWAYS AS (COALESCE(on_behalf_of_id, actor_id)) STORED,
  PRIMARY KEY (statement_id, ordinal),
  FOREIGN KEY (dataset_id, statement_id) REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, on_behalf_of_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE statement_speakers IS 'Who spoke, and whose word it is.';
COMMENT ON COLUMN statement_speakers.party_id IS 'On whose behalf they speak, else the speaker.';

CREATE TABLE statement_hops (
  dataset_id integer NOT NULL,
  statement_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  actor_id uuid NOT NULL,
  mode text COLLATE "C" NOT NULL REFERENCES via_mode_codes (code),
  medium text COLLATE "C" REFERENCES medium_codes (code),
  passed_on fuzzy_date,
  PRIMARY KEY (statement_id, ordinal),
  FOREIGN KEY (dataset_id, statement_id) REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE statement_hops IS 'The reporting chain of a statement, from the speaker outward.';

CREATE TABLE statement_about (
  dataset_id integer NOT NULL,
  statement_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  event_id uuid,
  actor_id uuid,
  role text COLLATE "C" REFERENCES role_codes (code),
  participation_id uuid,
  affiliation_id uuid,
  target_statement_id uuid CHECK (target_statement_id <> statement_id),
  stance text COLLATE "C" REFERENCES stance_codes (code),
  relation text COLLATE "C" REFERENCES relation_codes (code),
  modality text COLLATE "C" REFERENCES modality_codes (code),
  PRIMARY KEY (statement_id, ordinal),
  FOREIGN KEY (dataset_id, statement_id) REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, event_id) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, affiliation_id) REFERENCES affiliations DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, target_statement_id) REFERENCES statements
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT statement_about_participation_fkey
    FOREIGN KEY (participation_id, event_id, actor_id, role)
    REFERENCES participations (id, event_id, actor_id, role)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT statement_about_side_check
    CHECK ((target_statement_id IS NULL) = (relation IS NULL) AND num_nonnulls(stance, relation) = 1),
  CONSTRAINT statement_about_target_check CHECK (
    CASE
      WHEN target_statement_id IS NOT NULL OR affiliation_id IS NOT NULL THEN
        num_nonnulls(target_statement_id, affiliation_id) = 1
        AND num_nonnulls(event_id, actor_id, role, participation_id) = 0
      WHEN event_id IS NOT NULL THEN num_nonnulls(actor_id, role) IN (0, 2)
        AND (participation_id IS NULL OR role IS NOT NULL)
      ELSE actor_id IS NOT NULL AND num_nonnulls(role, participation_id) = 0
    END
  )
);
COMMENT ON TABLE statement_about IS
  'What a statement is about: an event, a part in one (event, actor, role, with or without a participation), an affiliation, an actor, or another statement.';
COMMENT ON COLUMN statement_about.role IS
  'Of a participation these three columns follow the participation (ON UPDATE CASCADE).';

CREATE INDEX statement_about_event ON statement_about (event_id, actor_id);
CREATE INDEX statement_about_participation ON statement_about (participation_id, event_id, actor_id, role);
CREATE INDEX statement_about_affiliation ON statement_about (affiliation_id);
CREATE INDEX statement_about_statement ON statement_about (target_statement_id);

CREATE TABLE figures (
  dataset_id integer NOT NULL,
  owner_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  measure text COLLATE "C" NOT NULL REFERENCES measure_codes (code),
  party_id uuid,
  low bigint CHECK (low >= 0),
  best bigint CHECK (best >= 0),
  high bigint CHECK (high >= 0),
  unit text,
  PRIMARY KEY (owner_id, ordinal),
  FOREIGN KEY (dataset_id, owner_id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, party_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT figures_order_check CHECK (
    num_nonnulls(low, best, high) > 0
    AND COALESCE(low <= best, true) AND COALESCE(best <= high, true) AND COALESCE(low <= high, true)
  )
);
COMMENT ON TABLE figures IS 'Numbers of an event (coded by the dataset) or of a statement (what its speakers say).';

CREATE TABLE evidence (
  dataset_id integer NOT NULL,
  fact_id uuid NOT NULL,
  name_ordinal smallint NOT NULL DEFAULT 0 CHECK (name_ordinal >= 0),
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  source_id uuid NOT NULL,
  passage_type text COLLATE "C" CHECK (passage_type IN ('text', 'locator')),
  start_at integer CHECK (start_at >= 0),
  end_at integer,
  passage_sha256 sha256,
  exact text,
  prefix text,
  suffix text,
  page text,
  "row" text,
  sentence text,
  "time" text,
  note text,
  fields text[] CHECK (cardinality(fields) > 0),
  polarity text COLLATE "C" NOT NULL DEFAULT 'supports' CHECK (polarity IN ('supports', 'disputes')),
  PRIMARY KEY (fact_id, name_ordinal, ordinal),
  FOREIGN KEY (dataset_id, fact_id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT evidence_passage_check CHECK (
    CASE passage_type
      WHEN 'text' THEN num_nonnulls(start_at, end_at, passage_sha256) = 3 AND end_at > start_at
        AND num_nonnulls(page, "row", sentence, "time", note) = 0
      WHEN 'locator' THEN num_nonnulls(page, "row", sentence, "time", note) > 0
        AND num_nonnulls(start_at, end_at, passage_sha256, exact, prefix, suffix) = 0
      ELSE num_nonnulls(start_at, end_at, passage_sha256, exact, prefix, suffix, page, "row",
        sentence, "time", note) = 0
    END
  )
);
COMMENT ON TABLE evidence IS 'Citations: which source says so, where in it, and whether it supports or disputes the fact.';
COMMENT ON COLUMN evidence.name_ordinal IS 'The name of an actor that it is for; 0: the fact as a whole.';
COMMENT ON COLUMN evidence.end_at IS 'Code point after the last one of the passage.';
CREATE INDEX evidence_passages ON evidence (source_id) WHERE passage_type = 'text';

CREATE TABLE standings (
  dataset_id integer NOT NULL,
  fact_id uuid NOT NULL,
  party_id uuid NOT NULL,
  stance text COLLATE "C" NOT NULL CHECK (stance IN ('affirms', 'denies', 'questions')),
  statement_ids uuid[] NOT NULL CHECK (cardinality(statement_ids) > 0),
  PRIMARY KEY (fact_id, stance, party_id),
  FOREIGN KEY (dataset_id, fact_id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, party_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE standings IS 'Derived: who affirms, denies or questions a fact, and in which statements, in order of date.';
