-- Rows of files beside records.

-- name: read_raw_rows
-- $1 ids of records, $2 the seq as of which, $3 how many at most.
SELECT r.kind, r.id, l.columns, w.cells
FROM raw_rows AS w
JOIN raw_layouts AS l ON l.id = w.layout_id
JOIN records AS r ON r.dataset_id = w.dataset_id AND r.id = w.record_id
WHERE w.record_id = ANY ($1::uuid[]) AND w.from_seq <= $2 AND w.to_seq > $2
ORDER BY array_position($1::uuid[], w.record_id), w.ordinal
LIMIT $3;
