-- Rendering again what is current, by views that changed. $1 is the dataset.

-- name: rendered_by
SELECT render FROM counters;

-- name: settle_render
UPDATE counters SET render = $1;

-- name: list_datasets
SELECT d.id, (
    SELECT count(*) FROM records AS r WHERE r.dataset_id = d.id AND r.kind <> 'participation'
  ) AS records
FROM datasets AS d
ORDER BY d.id;

-- name: touch_records
-- The next $3 records after the id $2; answers the last of them.
WITH touched AS (
  INSERT INTO stage_touched (id, kind)
  SELECT r.id, r.kind FROM records AS r
  WHERE r.dataset_id = $1 AND r.id > $2 AND r.kind <> 'participation' AND r.status <> 'purged'
  ORDER BY r.id
  LIMIT $3
  RETURNING id
)
SELECT id FROM touched ORDER BY id DESC LIMIT 1;

-- name: touch_labels
INSERT INTO stage_same (id, kind)
SELECT id, kind FROM stage_touched
UNION ALL
SELECT p.id, 'participation'
FROM stage_touched AS t
JOIN participations AS p ON p.event_id = t.id;

-- name: touch_facts
INSERT INTO stage_facts (id, kind)
SELECT id, kind FROM stage_touched WHERE kind IN ('event', 'affiliation');
