-- The parser takes Tadmur/Palmyra for a file, unian.info for a host, <Kherson> for a tag and the end of
-- COVID-19 for a number below zero, so that their words are not found by themselves.
CREATE FUNCTION words_apart(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(said, '/.<>-+&', '       ');
COMMENT ON FUNCTION words_apart IS
  'The text with blanks for signs of ASCII that would join words, so that each is one; as long as before.';
