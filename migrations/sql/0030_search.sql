-- What records are found by in full text: made after change sets, never within them, from the
-- documents of now, so that the tables can be emptied at any time. And how far that has come.

CREATE AGGREGATE words_of_all(tsvector) (
  SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '', PARALLEL = SAFE);
COMMENT ON AGGREGATE words_of_all(tsvector) IS 'The words of several texts, one after the other.';

CREATE TABLE index_states (
  name text COLLATE "C" PRIMARY KEY,
  rules integer NOT NULL,
  seq bigint NOT NULL,
  ordinal integer NOT NULL
);
COMMENT ON TABLE index_states IS
  'How far each index follows the change sets; its row is locked by whoever makes or purges what is in it.';
COMMENT ON COLUMN index_states.name IS 'The index: words.';
COMMENT ON COLUMN index_states.rules IS 'Which rules it is made by; with later ones it is made anew.';
COMMENT ON COLUMN index_states.seq IS 'The change set up to which it is made.';
COMMENT ON COLUMN index_states.ordinal IS
  'The last change of it that is in the index; the largest integer: all of them.';

CREATE TABLE search_words (
  document_id uuid PRIMARY KEY,
  dataset_id integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  countries text[] COLLATE "C" NOT NULL,
  sort_date date NOT NULL,
  words tsvector NOT NULL
);
COMMENT ON TABLE search_words IS
  'The words of each active event, actor, statement and source, and what the found are counted by.';
COMMENT ON COLUMN search_words.document_id IS 'The document''s id.';
COMMENT ON COLUMN search_words.dataset_id IS 'Its dataset.';
COMMENT ON COLUMN search_words.kind IS 'Its kind.';
COMMENT ON COLUMN search_words.code IS 'Its main code: category, actor kind, act or source kind.';
COMMENT ON COLUMN search_words.countries IS
  'Where an event''s place is, or what countries an actor is of; of others none.';
COMMENT ON COLUMN search_words.sort_date IS 'First possible day; -infinity where there is none.';
COMMENT ON COLUMN search_words.words IS
  'Words of its texts, and of those of records that are merged into it, each reduced as its text''s language wants: A titles, names and contents, B other names, places and quotes, C summaries and descriptions, D passages and what is merged.';
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX search_words_words ON search_words USING gin (words);
