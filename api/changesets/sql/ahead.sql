-- What can be written before the lock is held: rows of records that nobody has yet are nobody else's.

-- name: plan_anew
-- For this transaction: tables grow by thousands of rows before anybody counts them, and a plan kept
-- from when they were small reads all of one for each row of another.
SELECT set_config('plan_cache_mode', 'force_custom_plan', true);

-- name: is_new
-- Whether all that is staged is new, and its documents follow from it alone: statements take no
-- side, for that changes how others' facts stand, and name no parts. Nearly all that it refers to is
-- there: what is only on its way is judged row by row at the end. And none of the tables $2 that much
-- goes into was never counted: without statistics the planner takes a dataset's rows for few, and
-- reads them all for each event. That is counted under the lock, the first time.
SELECT NOT EXISTS (SELECT FROM stage_operations AS o WHERE o.op <> 'put' OR o.kind = 'link' OR NOT o.sound)
  AND NOT EXISTS (
    SELECT FROM (SELECT id FROM stage_operations UNION ALL SELECT id FROM stage_participations) AS n
    JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = n.id OFFSET 0) AS r ON r.dataset_id = $1)
  AND NOT EXISTS (
    SELECT FROM stage_statement_about AS a
    WHERE a.stance IN ('affirms', 'denies', 'questions') OR a.participation_id IS NOT NULL
      OR a.target_statement_id IS NOT NULL)
  AND (
    SELECT count(*) < 500
    FROM (
      SELECT FROM stage_references AS s
      WHERE NOT EXISTS (SELECT FROM records AS r WHERE r.dataset_id = $1 AND r.id = s.id)
        AND NOT EXISTS (SELECT FROM stage_operations AS o WHERE o.id = s.id)
      LIMIT 500) AS coming)
  AND NOT EXISTS (
    SELECT FROM unnest($2::text[]) AS n (name)
    WHERE pg_relation_size(('stage_' || n.name)::regclass) > 65536 AND NOT EXISTS (
      SELECT FROM pg_stats AS s WHERE s.schemaname = 'public' AND s.tablename = n.name));
