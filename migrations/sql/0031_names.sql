-- What actors are found by whose name is known but roughly: made after change sets, never within them,
-- from the documents of now. An owner of the database may create the extension: it is a trusted one.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE search_names (
  actor_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal > 0),
  dataset_id integer NOT NULL,
  is_person boolean NOT NULL,
  sounds text COLLATE "C" NOT NULL,
  consonants text COLLATE "C",
  state text COLLATE "C",
  written text NOT NULL,
  PRIMARY KEY (actor_id, ordinal)
);
COMMENT ON TABLE search_names IS 'The names of each actor that is not purged, as they are compared.';
COMMENT ON COLUMN search_names.actor_id IS 'Whose name it is; a merged one''s stays its own.';
COMMENT ON COLUMN search_names.ordinal IS 'Place among the actor''s names, from 1.';
COMMENT ON COLUMN search_names.dataset_id IS 'The actor''s dataset.';
COMMENT ON COLUMN search_names.is_person IS 'Whether it is a human being''s.';
COMMENT ON COLUMN search_names.sounds IS
  'Each word between spaces in Latin letters: in the one spelling of all that sound the same, and as it is written; and all as one word, behind a sign where there is but one.';
COMMENT ON COLUMN search_names.consonants IS
  'Its consonants in order of the alphabet, by which it is found in a script without vowels; null: too few.';
COMMENT ON COLUMN search_names.state IS 'ISO 3166-1 alpha-2 of the state that is called so; null: none is.';
COMMENT ON COLUMN search_names.written IS 'The name in all its writings, as a JSON array.';
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX search_names_sounds ON search_names USING gin (sounds gin_trgm_ops);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX search_names_consonants ON search_names (consonants) WHERE consonants IS NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX search_names_state ON search_names (state) WHERE state IS NOT NULL;
COMMENT ON COLUMN index_states.name IS 'The index: words, or names.';
