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
COMMENT ON COLUMN fuzzy_date.edtf IS 'As written, in EDTF (ISO 8601-2).';
COMMENT ON COLUMN fuzzy_date.earliest IS
  'First possible day; null: open, unknown, or outside the years 1 to 9999.';
COMMENT ON COLUMN fuzzy_date.latest IS
  'Last possible day; null: open, unknown, or outside the years 1 to 9999.';
COMMENT ON COLUMN fuzzy_date.certain_from IS
  'First of the days on every one of which it is true; null: on none for certain.';
COMMENT ON COLUMN fuzzy_date.certain_to IS 'Last of these days, itself one of them.';
COMMENT ON COLUMN fuzzy_date.start_unknown IS
  'Whether there is a start that nobody knows, which is not the same as none.';
COMMENT ON COLUMN fuzzy_date.end_unknown IS
  'Whether there is an end that nobody knows, which is not the same as none.';
COMMENT ON COLUMN fuzzy_date.bounded IS
  'Whether its years lie within 1 to 9999; else it matches no range of days.';
COMMENT ON COLUMN fuzzy_date.inferred IS 'Whether it was worked out, not said; null as false.';
COMMENT ON COLUMN fuzzy_date.note IS 'How it was worked out, or what is doubtful; null: nothing to say.';

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
COMMENT ON COLUMN datasets.id IS 'Number within this database alone.';
COMMENT ON COLUMN datasets.slug IS 'Name in addresses and in what ids derive from.';
COMMENT ON COLUMN datasets.title IS 'Name for people.';
COMMENT ON COLUMN datasets.publisher_id IS
  'Actor of the dataset that publishes it and codes what is coded; null: not said.';
COMMENT ON COLUMN datasets.licence IS 'Licence of its records: an SPDX identifier or words.';
COMMENT ON COLUMN datasets.citation IS 'How to cite it; null: not said.';
COMMENT ON COLUMN datasets.distribution IS 'public, or internal: then only for keys that may read it.';
COMMENT ON COLUMN datasets.note IS 'What readers should know of it, in words.';
COMMENT ON COLUMN datasets.contact IS 'Whom to ask for a correction.';

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
COMMENT ON COLUMN records.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN records.id IS
  'First 16 bytes of SHA-256 over whence:1, dataset, kind and key, a line each; its public id is made of it.';
COMMENT ON COLUMN records.kind IS 'What the id names; one of six, for ever.';
COMMENT ON COLUMN records.key IS
  'The writer''s own name for it, unique in its dataset and kind, in Unicode form NFC.';
COMMENT ON COLUMN records.event_id IS
  'The one event of a participation, which never changes; null for every other kind.';
COMMENT ON COLUMN records.status IS 'active, retracted, merged (into another, which answers for it) or purged.';
COMMENT ON COLUMN records.reason IS 'Why it is retracted; null unless it is.';
COMMENT ON COLUMN records.input_hash IS
  'SHA-256 of the record as last put, in canonical JSON: the same input again is passed over. Null: retracted, or a participation, which is put with its event.';
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
COMMENT ON COLUMN sources.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN sources.id IS 'Its record''s.';
COMMENT ON COLUMN sources.source_kind IS 'Sort of document.';
COMMENT ON COLUMN sources.title IS 'Title as published.';
COMMENT ON COLUMN sources.publisher_id IS 'Actor that published it; null: not said.';
COMMENT ON COLUMN sources.url IS 'Where it was published.';
COMMENT ON COLUMN sources.archive_url IS 'Where a copy is kept.';
COMMENT ON COLUMN sources.published IS 'When it was published; null: unknown.';
COMMENT ON COLUMN sources.retrieved_at IS 'When it was read, to the second.';
COMMENT ON COLUMN sources.language IS 'Of the text.';
COMMENT ON COLUMN sources.licence IS 'Under which the text is published: an SPDX identifier or words.';
COMMENT ON COLUMN sources.republishes_id IS 'Source of which it is a copy or a translation.';
COMMENT ON COLUMN sources.text_sha256 IS
  'Of the UTF-8 bytes as retrieved; with length and policy, or all three null: no text was retrieved.';
COMMENT ON COLUMN sources.text_length IS 'Of the text, in code points.';
COMMENT ON COLUMN sources.policy IS 'How much of the text may leave: none, excerpt or full.';
COMMENT ON COLUMN sources.note IS 'What readers should know of it, in words.';

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
COMMENT ON COLUMN actors.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN actors.id IS 'Its record''s.';
COMMENT ON COLUMN actors.actor_kind IS 'Sort of actor.';
COMMENT ON COLUMN actors.name IS 'The name to show.';
COMMENT ON COLUMN actors.countries IS
  'Countries that it is of or works in, in the writer''s order; empty: none said.';
COMMENT ON COLUMN actors.start_date IS 'When it began to exist; null: not said, always so for persons.';
COMMENT ON COLUMN actors.end_date IS 'When it ceased to exist; null: not said, or it still exists.';
COMMENT ON COLUMN actors.description IS 'Neutral words that tell it from namesakes.';
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
COMMENT ON COLUMN actor_names.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN actor_names.actor_id IS 'Whose name it is.';
COMMENT ON COLUMN actor_names.ordinal IS 'Place among the actor''s names, from 1.';
COMMENT ON COLUMN actor_names.name IS 'The name as written.';
COMMENT ON COLUMN actor_names.kind IS 'Sort of name.';
COMMENT ON COLUMN actor_names.language IS 'Of the name; null: not said.';
COMMENT ON COLUMN actor_names.script IS 'ISO 15924; null: not said.';

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
COMMENT ON COLUMN actor_identifiers.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN actor_identifiers.actor_id IS 'Whom it identifies.';
COMMENT ON COLUMN actor_identifiers.ordinal IS 'Place among the actor''s identifiers, from 1.';
COMMENT ON COLUMN actor_identifiers.scheme IS 'Who issued it: wikidata, ucdp, acled, opensanctions, …';
COMMENT ON COLUMN actor_identifiers.value IS 'The identifier as issued.';
