-- What facts and statements have in common: numbers, citations, and the sides taken.

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
  -- The owner is an event or a statement of the dataset: figures_owner holds it, all rows at once.
  FOREIGN KEY (dataset_id, party_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT figures_order_check CHECK (
    num_nonnulls(low, best, high) > 0
    AND COALESCE(low <= best, true) AND COALESCE(best <= high, true) AND COALESCE(low <= high, true)
  )
);
COMMENT ON TABLE figures IS 'Numbers of an event (coded by the dataset) or of a statement (what its speakers say).';
COMMENT ON COLUMN figures.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN figures.owner_id IS 'The event or statement that gives it.';
COMMENT ON COLUMN figures.ordinal IS 'Place among the owner''s figures, from 1.';
COMMENT ON COLUMN figures.measure IS 'What is counted.';
COMMENT ON COLUMN figures.party_id IS 'Actor whose people or things are counted; null: of none in particular.';
COMMENT ON COLUMN figures.low IS 'Lowest; null: not given.';
COMMENT ON COLUMN figures.best IS 'Most likely, or the only one given.';
COMMENT ON COLUMN figures.high IS 'Highest; null: not given.';
COMMENT ON COLUMN figures.unit IS 'Null: single ones.';

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
COMMENT ON COLUMN evidence.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN evidence.fact_id IS
  'The actor, affiliation, event, participation or statement that it is for.';
COMMENT ON COLUMN evidence.name_ordinal IS 'The name of an actor that it is for; 0: the fact as a whole.';
COMMENT ON COLUMN evidence.ordinal IS 'Place among the citations of the fact or name, from 1.';
COMMENT ON COLUMN evidence.source_id IS 'The source cited.';
COMMENT ON COLUMN evidence.passage_type IS 'text or locator; null: the source as a whole.';
COMMENT ON COLUMN evidence.start_at IS
  'First code point of the passage, counted from 0; null without a text.';
COMMENT ON COLUMN evidence.end_at IS 'Code point after the last one of the passage.';
COMMENT ON COLUMN evidence.passage_sha256 IS 'Of the UTF-8 of the passage.';
COMMENT ON COLUMN evidence.exact IS
  'The passage itself; with prefix and suffix only as far as the source''s policy lets words out.';
COMMENT ON COLUMN evidence.prefix IS 'Words before the passage.';
COMMENT ON COLUMN evidence.suffix IS 'Words after the passage.';
COMMENT ON COLUMN evidence.page IS 'Of a locator: page, as printed.';
COMMENT ON COLUMN evidence."row" IS 'Of a locator: row or record of a table.';
COMMENT ON COLUMN evidence.sentence IS 'Of a locator: sentence, counted.';
COMMENT ON COLUMN evidence."time" IS 'Of a locator: time in a recording.';
COMMENT ON COLUMN evidence.note IS 'Of a locator: how to find it, in words.';
COMMENT ON COLUMN evidence.fields IS 'Names of the fields that it speaks to; null: the fact as a whole.';
COMMENT ON COLUMN evidence.polarity IS 'Whether the source supports or disputes the fact.';
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
COMMENT ON COLUMN standings.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN standings.fact_id IS 'The event, participation or affiliation.';
COMMENT ON COLUMN standings.party_id IS 'Actor whose word it is.';
COMMENT ON COLUMN standings.stance IS 'The side that the party takes.';
COMMENT ON COLUMN standings.statement_ids IS
  'Statements by which it does, in order of date, undated ones last.';
