-- What a case file is compared with.

-- name: active_records
SELECT r.kind, r.key
FROM records AS r
JOIN datasets AS d ON d.id = r.dataset_id
WHERE d.slug = $1 AND r.status = 'active' AND r.kind = ANY ($2::text[])
ORDER BY r.kind, r.key;

-- name: has_datasets
SELECT EXISTS (SELECT FROM datasets);
