SELECT r.id
FROM unnest($2::uuid[], $3::bytea[]) AS s (id, input_hash)
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = s.id OFFSET 0) AS r ON r.dataset_id = $1
WHERE r.status IN ('active', 'merged') AND r.input_hash = s.input_hash
