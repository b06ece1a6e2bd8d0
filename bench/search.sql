-- name: settle
VACUUM (ANALYZE)

-- name: empty_words
DELETE FROM index_states;
TRUNCATE search_words, search_names;
CHECKPOINT

-- name: measure_words
SELECT count(*), pg_table_size('search_words'), pg_relation_size('search_words_words') FROM search_words
