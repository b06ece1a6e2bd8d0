-- Words as they stand, beside what English and Russian rules leave of them: a beginning that is longer than
-- that, or other, finds nothing there. Those are left out that the rules pass over, too.
CREATE TEXT SEARCH DICTIONARY whole_english (TEMPLATE = pg_catalog.simple, STOPWORDS = english);
COMMENT ON TEXT SEARCH DICTIONARY whole_english IS 'English words as they stand, but for common ones.';
CREATE TEXT SEARCH DICTIONARY whole_russian (TEMPLATE = pg_catalog.simple, STOPWORDS = russian);
COMMENT ON TEXT SEARCH DICTIONARY whole_russian IS 'Russian words as they stand, but for common ones.';
CREATE TEXT SEARCH CONFIGURATION whole (COPY = pg_catalog.russian);
ALTER TEXT SEARCH CONFIGURATION whole
  ALTER MAPPING FOR asciihword, asciiword, hword_asciipart WITH whole_english;
ALTER TEXT SEARCH CONFIGURATION whole ALTER MAPPING FOR hword, hword_part, word WITH whole_russian;
COMMENT ON TEXT SEARCH CONFIGURATION whole IS 'What russian reduces, as it stands.';

CREATE FUNCTION with_whole_words(reduced tsvector, said text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (reduced::text || ' ' || regexp_replace(
  ts_delete(to_tsvector('whole', translate(said, U&'\0401\0451', U&'\0415\0435')),
    tsvector_to_array(reduced))::text, '(^| )''', '\1''=', 'g'))::tsvector;
COMMENT ON FUNCTION with_whole_words IS
  'The reduced words of a text, and behind an equals sign each that is another as it stands, in the same place.';

CREATE FUNCTION beginning(said text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN to_tsquery('pg_catalog.simple',
  '''' || replace(replace(said, '\', '\\'), '''', '''''') || ''':*');
COMMENT ON FUNCTION beginning IS 'What begins so; no sign of it is an operator.';

CREATE FUNCTION begun_words(said text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(beginning(translate(said, U&'\0401\0451', U&'\0415\0435'))::text,
    '''((?:[^'']|'''')+)'':\*', '(''\1'':* | ''=\1'':*)', 'g')::tsquery
  || CASE WHEN said ~ U&'[\0401\0451]' THEN beginning(said) ELSE '' END;
COMMENT ON FUNCTION begun_words IS
  'What begins so, reduced, or behind an equals sign as it stands.';
