-- What is to be linked: records as they are now, and what was judged already.

-- name: list_records
-- $1 the kind, $2 the datasets.
SELECT d.body
FROM documents AS d
JOIN datasets AS s ON s.id = d.dataset_id
WHERE s.slug = ANY ($2) AND d.kind = $1 AND d.status = 'active'
  AND d.superseded_seq = 9223372036854775807
ORDER BY d.id;

-- name: list_judged
-- All of them, for chains lead through other datasets, too; and what is merged.
SELECT l.one_id, l.other_id, l.judgement
FROM current_links AS l
WHERE l.records_kind = $1
UNION ALL
SELECT r.id, r.merged_into, 'same'
FROM records AS r
WHERE r.kind = $1 AND r.merged_into IS NOT NULL;

-- name: find_records
SELECT d.id, d.status, d.body, s.distribution
FROM documents AS d
JOIN datasets AS s ON s.id = d.dataset_id
WHERE d.id = ANY ($1::uuid[]) AND d.kind IN ('actor', 'event') AND d.superseded_seq = 9223372036854775807;

-- name: list_dataset_slugs
SELECT slug, distribution FROM datasets ORDER BY slug;
