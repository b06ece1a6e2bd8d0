-- What records are found by in full text: made after change sets, never within them, from the
-- documents of now, so that the tables can be emptied at any time. And how far that has come.

CREATE AGGREGATE words_of_all(tsvector) (
  SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '', PARALLEL = SAFE);
COMMENT ON AGGREGATE words_of_all(tsvector) IS 'The words of several texts, one after the other.';

CREATE AGGREGATE all_of(tsquery) (SFUNC = tsquery_and, STYPE = tsquery, PARALLEL = SAFE);
COMMENT ON AGGREGATE all_of(tsquery) IS 'What has all of these; null where there is none.';
CREATE AGGREGATE any_of(tsquery) (SFUNC = tsquery_or, STYPE = tsquery, PARALLEL = SAFE);
COMMENT ON AGGREGATE any_of(tsquery) IS 'What has any of these; null where there is none.';

-- Some locales take every sign that is not ASCII for a letter.
CREATE FUNCTION searched_text(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(normalize(said), U&'\00A0\00A1\00A7\00AB\00B7\00BB\00BF\2009\2010\2011\2012\2013\2014\2015\201A\201C\201D\201E\201F\2022\2026\2030\2032\2033\2039\203A\2116\2190\2191\2192\2193\3000\3001\3002\300A\300B\300C\300D\300E\300F\3010\3011\060C\061B\061F\FF01\FF08\FF09\FF0C\FF1A\FF1B\FF1F\2018\2019\02BC\00AD\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF',
  repeat(' ', 52) || repeat('''', 3));
COMMENT ON FUNCTION searched_text IS
  'The text as words are looked for in it: composed, signs that are not ASCII as blanks, one apostrophe, and without marks that nobody sees.';

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
  'Words of its texts, and of those of records that are merged into it, each reduced as its text''s language wants: A titles and names, B contents, other names, places and quotes, C summaries and descriptions, D passages and what is merged.';
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX search_words_words ON search_words USING gin (words);
