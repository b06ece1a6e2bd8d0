SELECT r.id
FROM unnest($2::uuid[], $3::bytea[]) AS s (id, input_hash)
JOIN records AS r ON r.dataset_id = $1 AND r.id = s.id
WHERE r.status IN ('active', 'merged') AND r.input_hash = s.input_hash
