-- Statistics that have not seen a dataset, or saw a table when it was small, take its rows for
-- few, and plan nested loops over all of them. A large change set has its rows counted first.

-- name: what_it_is
-- Whether it is large, whether it merges, and whether there is anything merged before or after it.
SELECT n.large, n.merging, n.merging OR EXISTS (
    SELECT FROM survivors AS s WHERE s.dataset_id = $1 AND s.to_seq = 9223372036854775807) AS merged
FROM (
  SELECT count(*) >= 1000 AS large,
    COALESCE(bool_or(op IN ('merge', 'unmerge')), false) AS merging
  FROM stage_operations
) AS n;

-- name: uncounted
-- Of these tables, those that have more than doubled since they were counted; all of them where
-- the dataset grows by half or more. Participations come with their events and count for nothing.
SELECT n.name
FROM unnest($2::text[]) AS n (name)
JOIN pg_class AS c ON c.oid = n.name::regclass
WHERE pg_relation_size(c.oid) / current_setting('block_size')::bigint > 2 * c.relpages + 8
  OR (SELECT count(*) FROM stage_operations) > 2 * (
    SELECT count(*) FROM (
      SELECT FROM records AS r
      WHERE r.dataset_id = $1 AND r.kind <> 'participation' AND NOT EXISTS (SELECT FROM stage_operations AS o WHERE o.id = r.id)
      LIMIT (SELECT count(*) FROM stage_operations)
    ) AS known);
