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
COMMENT ON COLUMN api_keys.hash IS 'SHA-256 of the key, which has 256 random bits.';
COMMENT ON COLUMN api_keys.scopes IS 'write:<dataset>, link:<dataset>, read:<dataset> (dataset may be *), admin.';

CREATE TABLE counters (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  seq bigint NOT NULL CHECK (seq >= 0),
  purge_seq bigint NOT NULL CHECK (purge_seq >= 0),
  recorded_at timestamptz NOT NULL
);
COMMENT ON TABLE counters IS 'One row: the latest seq, updated under the writer''s lock, so that there are no gaps.';
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
COMMENT ON COLUMN change_sets.key_name IS 'Name of the key that wrote it; `cli` for commands on the machine.';
CREATE INDEX change_sets_dataset ON change_sets (dataset_id, seq);

CREATE TABLE submissions (
  id uuid PRIMARY KEY,
  body_sha256 sha256 NOT NULL,
  result jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE submissions IS 'Answers to change sets that named their id, so that sending one twice is safe.';

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
COMMENT ON COLUMN documents.superseded_seq IS 'Seq of the next version; the largest bigint while it is the current one.';
COMMENT ON COLUMN documents.render IS 'Which definition of the view made the body.';
COMMENT ON COLUMN documents.content_hash IS 'SHA-256 of the UTF-8 of body.';
COMMENT ON COLUMN documents.code IS 'Its main code: category, act, affiliation type, actor kind or source kind.';
COMMENT ON COLUMN documents.sort_date IS 'First possible day; -infinity where there is none.';
COMMENT ON COLUMN documents.labelled IS
  'The ids in the body that have a label, 16 bytes each, in order: an array costs ten times as much to send. ids_in() makes one of them.';
COMMENT ON COLUMN documents.location IS 'Longitude, latitude.';

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
COMMENT ON COLUMN document_terms.field IS 'actor, source, speaker, party, about, reported_by, subject, object, addressee, publisher, parent, republishes, country.';
COMMENT ON COLUMN document_terms.value IS 'An id; of a country the MD5 of its code.';
COMMENT ON COLUMN document_terms.qualifier IS 'Role, stance, relation or type that stands with it in the same part of the document; empty: none.';
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
COMMENT ON COLUMN labels.label IS 'A member of a JSON object: the id, a colon, and its label.';
COMMENT ON COLUMN labels.also IS 'Ids inside the label, 16 bytes each, which want labels in their turn.';
