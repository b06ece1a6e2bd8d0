-- Taking releases back. $1 the slug of a dataset, $2 the name of a release.

-- name: find_release
SELECT d.slug, r.seq, r.store, r.withdrawn_at, r.withdrawn_reason,
  CASE WHEN r.id IS NULL THEN ARRAY(
    SELECT x.name FROM releases AS x WHERE x.dataset_id = d.id ORDER BY x.seq DESC, x.id DESC LIMIT 10
  ) END AS names
FROM datasets AS d
LEFT JOIN releases AS r ON r.dataset_id = d.id AND r.name = $2
WHERE d.slug = $1;

-- name: withdraw_release
-- $3 why.
UPDATE releases AS r
SET withdrawn_at = clock_timestamp(), withdrawn_reason = $3
FROM datasets AS d
WHERE d.id = r.dataset_id AND d.slug = $1 AND r.name = $2 AND r.withdrawn_at IS NULL;

-- name: list_stores
-- Wherever files of releases were ever published to.
SELECT DISTINCT r.store FROM releases AS r ORDER BY r.store;
