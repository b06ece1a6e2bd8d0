-- What is served, and the one order in which it came to be.

CREATE TABLE api_keys (
  name text COLLATE "C" PRIMARY KEY CHECK (name <> ''),
  hash sha256 NOT NULL UNIQUE,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
COMMENT ON TABLE api_keys IS 'Who may write, link, read internal datasets or administer; the key itself is never kept.';
COMMENT ON COLUMN api_keys.name IS 'What the key is called; change sets are attributed to it.';
COMMENT ON COLUMN api_keys.hash IS 'SHA-256 of the key, which has 256 random bits.';
COMMENT ON COLUMN api_keys.scopes IS
  'write:<dataset>, link:<dataset>, read:<dataset> (dataset may be *), admin.';
COMMENT ON COLUMN api_keys.created_at IS 'When it was made.';
COMMENT ON COLUMN api_keys.expires_at IS 'From when on it opens nothing; null: never.';
COMMENT ON COLUMN api_keys.revoked_at IS 'From when on it was refused by hand; null: it was not.';

CREATE TABLE counters (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  seq bigint NOT NULL CHECK (seq >= 0),
  purge_seq bigint NOT NULL CHECK (purge_seq >= 0),
  recorded_at timestamptz NOT NULL
);
COMMENT ON TABLE counters IS 'One row: the latest seq, updated under the writer''s lock, so that there are no gaps.';
COMMENT ON COLUMN counters.singleton IS 'Always true: there is one row.';
COMMENT ON COLUMN counters.seq IS 'The latest change set''s; 0: none yet.';
COMMENT ON COLUMN counters.purge_seq IS 'Seq of the latest purge; 0: none yet.';
COMMENT ON COLUMN counters.recorded_at IS 'When the latest change set was recorded; -infinity: none yet.';
INSERT INTO counters (seq, purge_seq, recorded_at) VALUES (0, 0, '-infinity');

CREATE TABLE change_sets (
  seq bigint PRIMARY KEY CHECK (seq > 0),
  id uuid NOT NULL UNIQUE,
  dataset_id integer NOT NULL REFERENCES datasets (id),
  operation text COLLATE "C" NOT NULL DEFAULT 'write' CHECK (operation IN ('write', 'render')),
  key_name text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  edition text,
  counts jsonb NOT NULL,
  recorded_at timestamptz NOT NULL UNIQUE
);
COMMENT ON TABLE change_sets IS 'Atomic, explained writes in their one order.';
COMMENT ON COLUMN change_sets.seq IS 'Its place in the one order, from 1, without gaps.';
COMMENT ON COLUMN change_sets.id IS 'The client''s own id, or one that was made for it.';
COMMENT ON COLUMN change_sets.dataset_id IS 'The one dataset that it writes.';
COMMENT ON COLUMN change_sets.operation IS 'write, or render: an upgrade that renders current bodies again.';
COMMENT ON COLUMN change_sets.key_name IS 'Name of the key that wrote it; `cli` for commands on the machine.';
COMMENT ON COLUMN change_sets.reason IS 'Why it was written, in the writer''s words.';
COMMENT ON COLUMN change_sets.edition IS 'Edition of the dataset that it brings, as 23.1; null: none.';
COMMENT ON COLUMN change_sets.counts IS
  'Records by what became of them: {created, changed, retracted, unchanged, rendered}.';
COMMENT ON COLUMN change_sets.recorded_at IS
  'When it was written: later than the one before, by 1 µs at least.';
CREATE INDEX change_sets_dataset ON change_sets (dataset_id, seq);

CREATE TABLE submissions (
  id uuid PRIMARY KEY,
  body_sha256 sha256 NOT NULL,
  result jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE submissions IS 'Answers to change sets that named their id, so that sending one twice is safe.';
COMMENT ON COLUMN submissions.id IS 'The change set''s id, which the client gave.';
COMMENT ON COLUMN submissions.body_sha256 IS 'Of the request''s body: the id with another body is refused.';
COMMENT ON COLUMN submissions.result IS
  'The first answer: {id, seq, counts}, without seq where nothing changed.';
COMMENT ON COLUMN submissions.received_at IS 'When it was answered first.';

CREATE FUNCTION rfc3339(moment timestamptz) RETURNS text
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN replace(
    to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z'
  );
COMMENT ON FUNCTION rfc3339 IS 'The moment in UTC as answers show it, to the microsecond.';

CREATE FUNCTION ids_in(ids bytea) RETURNS uuid[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  -- A sub-select over the positions takes twice as long.
  RETURN ('{' || rtrim(regexp_replace(encode(ids, 'hex'), '.{32}', '\&,', 'g'), ',') || '}')::uuid[];
COMMENT ON FUNCTION ids_in IS 'The ids that stand one after another, 16 bytes each.';

CREATE TABLE documents (
  id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  kind text COLLATE "C" NOT NULL,
  -- A dataset, since it is the record's.
  dataset_id integer NOT NULL,
  seq bigint NOT NULL REFERENCES change_sets (seq) DEFERRABLE INITIALLY DEFERRED,
  ordinal integer NOT NULL CHECK (ordinal > 0),
  superseded_seq bigint NOT NULL DEFAULT 9223372036854775807,
  status text COLLATE "C" NOT NULL,
  render smallint NOT NULL,
  content_hash sha256 NOT NULL,
  code text COLLATE "C" NOT NULL,
  country text COLLATE "C",
  sort_date date NOT NULL,
  sort_name text COLLATE "C" NOT NULL,
  possible daterange,
  attested daterange,
  certain daterange,
  location point,
  contested boolean NOT NULL,
  labelled bytea NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (id, superseded_seq),
  CONSTRAINT documents_version_key UNIQUE (id, version),
  CONSTRAINT documents_seq_key UNIQUE (seq, ordinal),
  CONSTRAINT documents_seq_check CHECK (superseded_seq > seq),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED
) WITH (toast_tuple_target = 8160);
ALTER TABLE documents ALTER COLUMN body SET STORAGE EXTERNAL;
COMMENT ON TABLE documents IS 'Every version of every record as rendered JSON, with the columns to filter and sort by.';
COMMENT ON COLUMN documents.id IS 'Its record''s; never a participation, which is in its event''s body.';
COMMENT ON COLUMN documents.version IS 'Counts the record''s versions, from 1.';
COMMENT ON COLUMN documents.kind IS 'Its record''s kind.';
COMMENT ON COLUMN documents.dataset_id IS 'Its record''s dataset.';
COMMENT ON COLUMN documents.seq IS 'The change set that brought this version.';
COMMENT ON COLUMN documents.ordinal IS 'Place in that change set, from 1, without gaps.';
COMMENT ON COLUMN documents.superseded_seq IS
  'Seq of the next version; the largest bigint while it is the current one.';
COMMENT ON COLUMN documents.status IS 'Its record''s status as of this version.';
COMMENT ON COLUMN documents.render IS 'Which definition of the view made the body.';
COMMENT ON COLUMN documents.content_hash IS 'SHA-256 of the UTF-8 of body.';
COMMENT ON COLUMN documents.code IS
  'Its main code: category, act, affiliation type, actor kind or source kind.';
COMMENT ON COLUMN documents.country IS
  'ISO 3166-1 alpha-2 of an event''s place; null: none said, and for other kinds.';
COMMENT ON COLUMN documents.sort_date IS 'First possible day; -infinity where there is none.';
COMMENT ON COLUMN documents.sort_name IS
  'Title (a source''s as far as 500 characters) or name to sort by; empty: it has none.';
COMMENT ON COLUMN documents.possible IS
  'Days on which it may be so; null: no date at all, empty: none within the years 1 to 9999.';
COMMENT ON COLUMN documents.attested IS
  'Days on which it is certain or, of an affiliation, attested; null of actors, empty: none.';
COMMENT ON COLUMN documents.certain IS 'Days on which it is so for certain; null of actors, empty: none.';
COMMENT ON COLUMN documents.location IS
  'Longitude, latitude in degrees; null: no point, and for all but events.';
COMMENT ON COLUMN documents.contested IS
  'Whether, in it, one party affirms and another denies the same fact.';
COMMENT ON COLUMN documents.labelled IS
  'The ids in the body that have a label, 16 bytes each, in order: an array costs ten times as much to send. ids_in() makes one of them.';
COMMENT ON COLUMN documents.body IS
  'The JSON that is served: id, kind, dataset, key, status and the fields; the read puts version, seq and recorded_at in.';

CREATE INDEX documents_name ON documents (kind, sort_name, id) WHERE superseded_seq = 9223372036854775807;
CREATE INDEX documents_updated ON documents (kind, seq, id) WHERE superseded_seq = 9223372036854775807;
CREATE INDEX documents_contested ON documents (kind, sort_date, id)
  WHERE superseded_seq = 9223372036854775807 AND contested;
CREATE INDEX documents_reach ON documents (dataset_id, (COALESCE(upper(certain) - 1, sort_date)))
  WHERE superseded_seq = 9223372036854775807 AND kind = 'event' AND status = 'active';
CREATE INDEX documents_location ON documents USING gist (location)
  WHERE superseded_seq = 9223372036854775807 AND location IS NOT NULL;
CREATE INDEX documents_event_date ON documents USING gist (possible)
  WHERE superseded_seq = 9223372036854775807 AND kind = 'event';
CREATE INDEX documents_statement_date ON documents USING gist (possible)
  WHERE superseded_seq = 9223372036854775807 AND kind = 'statement';
CREATE INDEX documents_affiliation_date ON documents USING gist (possible)
  WHERE superseded_seq = 9223372036854775807 AND kind = 'affiliation';
CREATE INDEX documents_source_date ON documents USING gist (possible)
  WHERE superseded_seq = 9223372036854775807 AND kind = 'source';
CREATE INDEX documents_actor_date ON documents USING gist (possible)
  WHERE superseded_seq = 9223372036854775807 AND kind = 'actor';
CREATE INDEX documents_kind ON documents (kind, sort_date, id, seq, superseded_seq);
CREATE INDEX documents_dataset ON documents (dataset_id, kind, sort_date, id, seq, superseded_seq);
CREATE INDEX documents_code ON documents (kind, code, sort_date, id, seq, superseded_seq);
CREATE INDEX documents_country ON documents (country, kind, sort_date, id, seq, superseded_seq)
  WHERE country IS NOT NULL;

CREATE TABLE document_terms (
  document_id uuid NOT NULL,
  field text COLLATE "C" NOT NULL,
  value uuid NOT NULL,
  qualifier text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  sort_date date NOT NULL,
  seq bigint NOT NULL,
  superseded_seq bigint NOT NULL DEFAULT 9223372036854775807,
  CONSTRAINT document_terms_seq_check CHECK (superseded_seq > seq)
);
COMMENT ON TABLE document_terms IS
  'What a document can be found by: the ids in it, each in its field, from the seq that brought it to the seq that took it away.';
COMMENT ON COLUMN document_terms.document_id IS 'The document''s id, whichever its version.';
COMMENT ON COLUMN document_terms.field IS
  'actor, source, speaker, party, about, reported_by, subject, object, addressee, publisher, parent, republishes, figure, country.';
COMMENT ON COLUMN document_terms.value IS 'An id; of a country the MD5 of its code.';
COMMENT ON COLUMN document_terms.qualifier IS
  'Role, stance, relation, mode or type that stands with it in the same part of the document; empty: none.';
COMMENT ON COLUMN document_terms.kind IS 'The document''s kind.';
COMMENT ON COLUMN document_terms.sort_date IS 'The document''s, so that one index finds and sorts.';
COMMENT ON COLUMN document_terms.seq IS 'The change set that brought it.';
COMMENT ON COLUMN document_terms.superseded_seq IS
  'The change set that took it away; the largest bigint while it is there.';
CREATE INDEX document_terms_value ON document_terms
  (value, field, kind, sort_date, document_id, seq, superseded_seq, qualifier);
CREATE INDEX document_terms_document ON document_terms (document_id) WHERE superseded_seq = 9223372036854775807;

CREATE TABLE labels (
  id uuid NOT NULL,
  from_seq bigint NOT NULL,
  to_seq bigint NOT NULL DEFAULT 9223372036854775807,
  label text NOT NULL,
  also bytea NOT NULL,
  PRIMARY KEY (id, to_seq),
  CONSTRAINT labels_seq_check CHECK (to_seq > from_seq)
);
COMMENT ON TABLE labels IS 'How to show an id to a person, from seq to seq.';
COMMENT ON COLUMN labels.id IS 'What it shows: an actor, event, participation or source.';
COMMENT ON COLUMN labels.from_seq IS 'The change set that brought it.';
COMMENT ON COLUMN labels.to_seq IS
  'The change set that ended it; the largest bigint while it is the current one.';
COMMENT ON COLUMN labels.label IS 'A member of a JSON object: the id, a colon, and its label.';
COMMENT ON COLUMN labels.also IS 'Ids inside the label, 16 bytes each, which want labels in their turn.';
