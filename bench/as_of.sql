-- What lists as of then are asked for.

-- name: latest_seq
SELECT seq FROM counters;

-- name: draw_values
-- $1 the field: who or what is in many events comes as often.
SELECT t.value FROM document_terms AS t
WHERE t.kind = 'event' AND t.field = $1 AND t.superseded_seq = 9223372036854775807
ORDER BY md5(t.document_id::text || t.value::text)
LIMIT 20;
