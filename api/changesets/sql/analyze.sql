-- Statistics that have not seen a dataset, or saw a table when it was small, take its rows for
-- few, and plan nested loops over all of them. Where a dataset or a table has doubled, the rows are
-- counted before they are joined; what is analysed is planned anew, too.

-- name: what_it_is
-- Whether rows are to be counted, for it is large, or many small ones made a table grow since they
-- were; whether all tables are, for the dataset doubles, to 1,000 records or more; whether it
-- merges, and whether there is anything merged before or after it.
SELECT n.operations >= 1000 OR n.doubles OR (
    SELECT pg_relation_size(c.oid) / current_setting('block_size')::bigint > 2 * c.relpages + 8
    FROM pg_class AS c WHERE c.oid = 'records'::regclass) AS counting,
  n.doubles, n.merging, n.merging OR EXISTS (
    SELECT FROM survivors AS s WHERE s.dataset_id = $1 AND s.to_seq = 9223372036854775807) AS merged
FROM (
  SELECT o.operations, o.merging, trunc(log(2, greatest(1, (k.known + o.operations) / 500)))
    > trunc(log(2, greatest(1, k.known / 500))) AS doubles
  FROM (
    SELECT count(*) AS operations,
      COALESCE(bool_or(op IN ('merge', 'unmerge')), false) AS merging
    FROM stage_operations
  ) AS o
  CROSS JOIN (
    SELECT COALESCE(sum(g.records), 0) AS known
    FROM unnest('{actor,affiliation,event,statement,source,link}'::text[]) AS k (kind)
    CROSS JOIN LATERAL (
      SELECT d.records FROM digests AS d
      WHERE d.dataset_id = $1 AND d.kind = k.kind ORDER BY d.seq DESC LIMIT 1) AS g
  ) AS k
) AS n;

-- name: uncounted
-- Of these tables, those that have more than doubled since they were counted; all of them where $2.
-- Temporary ones are never counted by themselves: they are once, and have less of a margin. Until
-- they have grown they are left alone: whatever is analysed is planned anew, which takes 40 ms.
SELECT n.name
FROM unnest($1::text[]) AS n (name)
JOIN pg_class AS c ON c.oid = n.name::regclass
CROSS JOIN LATERAL (SELECT c.relpersistence = 't') AS k (is_temporary)
WHERE $2 OR (k.is_temporary AND c.reltuples < 0)
  OR pg_relation_size(c.oid) / current_setting('block_size')::bigint
    > 2 * c.relpages + CASE WHEN k.is_temporary THEN 2 ELSE 8 END;
