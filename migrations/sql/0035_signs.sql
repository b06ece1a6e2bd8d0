-- Chinese, Japanese and Korean are written without blanks, or with few: what is looked for stands within what
-- the parser takes for one word. Each sign by itself is a word, and what has several is a phrase.
CREATE FUNCTION signs_apart(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(said,
  '([\u3005\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003134f])', ' \1 ', 'g');
COMMENT ON FUNCTION signs_apart IS
  'The text with a blank before and after each Chinese, Japanese and Korean sign.';
