-- What only the database can say is wrong, once the tables are as the change set wants them.
-- Records with faults are not among them: what is known of those comes as arguments, in JSON where
-- it has several columns, and what the tables have of them from before no longer counts. Each
-- record is looked up by its id alone (OFFSET 0): of a dataset that statistics have not seen the planner
-- expects one row, and would read all that it has, by any index that begins with it, for each id.

-- name: dangling_references
-- $2 are faulty events of which all participations are known, $3 those participations.
SELECT f.pointer, s.kind, s.key, r.status
FROM stage_references AS s
CROSS JOIN LATERAL unnest(s.pointers) AS f (pointer)
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = s.id OFFSET 0) AS r ON r.dataset_id = $1
WHERE (
    COALESCE(r.status NOT IN ('active', 'merged'), true)
    OR r.event_id = ANY ($2::uuid[])
    OR EXISTS (
      SELECT FROM stage_operations AS o WHERE o.id = s.id AND o.op = 'retract' AND NOT o.sound)
  )
  AND s.id <> ALL ($3::uuid[])
  AND NOT EXISTS (SELECT FROM stage_operations AS o WHERE o.id = s.id AND o.op = 'put');

-- name: unknown_records
SELECT o.pointer, o.op, o.kind, o.key
FROM stage_operations AS o
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = o.id OFFSET 0) AS r ON r.dataset_id = $1
WHERE o.op <> 'put' AND r.id IS NULL AND COALESCE(o.expect_version, 0) = 0;

-- name: purged_records
-- Records and parts that are named by a key of what was purged.
SELECT o.pointer, o.op, o.kind, o.key
FROM stage_operations AS o
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = o.id OFFSET 0) AS r ON r.dataset_id = $1
WHERE r.status = 'purged'
UNION ALL
SELECT p.pointer, 'put', 'participation', p.key
FROM stage_participations AS p
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = p.id OFFSET 0) AS r ON r.dataset_id = $1
WHERE r.status = 'purged'
LIMIT 1000;

-- name: impossible_merges
-- What is merged into no active record; `others` are the kinds that have one of that key.
SELECT o.pointer, o.kind, o.key, o.into_key, t.status, m.key AS merged_key,
  t.merged_into IS NOT NULL AND o.id IN (
    WITH RECURSIVE chain (id) AS (
      SELECT t.merged_into
      UNION
      SELECT r.merged_into FROM chain AS c JOIN records AS r ON r.dataset_id = $1 AND r.id = c.id
      WHERE r.merged_into IS NOT NULL
    )
    SELECT id FROM chain) AS is_circle,
  ARRAY(
    SELECT x.kind FROM records AS x
    WHERE x.dataset_id = $1 AND x.key = o.into_key AND x.kind <> 'participation'
    ORDER BY x.kind) AS others
FROM stage_operations AS o
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = o.into_id OFFSET 0) AS t ON t.dataset_id = $1
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = t.merged_into OFFSET 0) AS m ON m.dataset_id = $1
WHERE o.op = 'merge' AND t.status IS DISTINCT FROM 'active' AND o.into_id <> o.id
  -- What is put here and has faults would be there; a merged record stays merged, also when it is put.
  AND NOT (t.status IS DISTINCT FROM 'merged' AND EXISTS (
    SELECT FROM stage_operations AS u WHERE u.id = o.into_id AND u.op = 'put'))
ORDER BY o.ordinal;

-- name: unready_merges
-- What stands so that this cannot be done with it.
SELECT o.pointer, o.op, o.kind, o.key, o.was, r.reason, m.key AS merged_key
FROM stage_operations AS o
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = o.id OFFSET 0) AS r ON r.dataset_id = $1
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = r.merged_into OFFSET 0) AS m ON m.dataset_id = $1
WHERE o.op <> 'put' AND CASE o.op
  WHEN 'merge' THEN o.was = 'retracted'
  WHEN 'unmerge' THEN o.was IN ('active', 'retracted')
  ELSE o.was = 'merged' END
ORDER BY o.ordinal;

-- name: retracted_survivors
SELECT o.pointer, o.kind, o.key, r.key AS merged_key
FROM stage_operations AS o
JOIN records AS r ON r.merged_into = o.id
WHERE o.op = 'retract'
ORDER BY o.ordinal, r.key
LIMIT 1000;

-- name: retracted_but_named
-- By the documents, which list every id that they hold; those touched are judged as rendered. The
-- events of the participations that they name they do not list.
WITH named AS (
  SELECT o.id, t.document_id
  FROM stage_operations AS o
  JOIN stage_terms AS t ON t.value = o.id
  WHERE o.op = 'retract' AND o.was IN ('active', 'retracted')
  UNION
  SELECT o.id, t.document_id
  FROM stage_operations AS o
  CROSS JOIN LATERAL (
    SELECT x.document_id FROM document_terms AS x
    WHERE x.value = o.id AND x.superseded_seq = 9223372036854775807 AND NOT x.merged OFFSET 0) AS t
  WHERE o.op = 'retract' AND o.was IN ('active', 'retracted')
    AND NOT EXISTS (SELECT FROM stage_touched AS u WHERE u.id = t.document_id)
  UNION
  SELECT o.id, a.statement_id
  FROM stage_operations AS o
  CROSS JOIN LATERAL (
    SELECT x.statement_id FROM statement_about AS x WHERE x.event_id = o.id OFFSET 0) AS a
  WHERE o.op = 'retract' AND o.kind = 'event' AND o.was IN ('active', 'retracted')
)
SELECT o.pointer, o.kind, o.key, r.id AS document_id, r.kind AS document_kind, r.key AS document_key
FROM stage_operations AS o
JOIN named AS n ON n.id = o.id AND n.document_id <> o.id
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = o.id OFFSET 0) AS own ON own.dataset_id = $1
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = n.document_id OFFSET 0) AS r
  ON r.dataset_id = $1 AND r.status IN ('active', 'merged')
WHERE NOT EXISTS (SELECT FROM stage_operations AS u WHERE u.id = r.id AND NOT u.sound)
ORDER BY o.ordinal, r.kind, r.key
LIMIT 1000;

-- name: parted_participations
-- Named by a statement, yet no longer in the event. $2 and $3 as above.
SELECT DISTINCT o.record_at AS pointer, k.key, r.key AS statement_key, o.key AS event_key
FROM stage_operations AS o
CROSS JOIN LATERAL (
  SELECT x.id FROM participations AS x
  WHERE x.event_id = o.id AND CASE
    WHEN o.sound THEN x.ordinal IS NULL
    ELSE x.ordinal IS NOT NULL AND o.id = ANY ($2::uuid[]) AND x.id <> ALL ($3::uuid[])
  END OFFSET 0) AS p
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = p.id OFFSET 0) AS k ON k.dataset_id = $1
JOIN statement_about AS a ON a.participation_id = p.id
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = a.statement_id OFFSET 0) AS r
  ON r.dataset_id = $1 AND r.status IN ('active', 'merged')
WHERE o.op = 'put' AND o.kind = 'event' AND NOT EXISTS (
  SELECT FROM stage_operations AS u WHERE u.id = a.statement_id AND NOT (u.sound AND o.sound))
ORDER BY k.key, r.key
LIMIT 1000;

-- name: moved_participations
-- $2 are participations of faulty events.
SELECT p.pointer, p.key, e.key AS event_key
FROM (
  SELECT id, event_id, key, pointer FROM stage_participations
  UNION ALL
  SELECT id, event_id, key, pointer
  FROM json_to_recordset($2::json) AS u (id uuid, event_id uuid, key text, pointer text)
  WHERE NOT EXISTS (SELECT FROM stage_participations AS s WHERE s.id = u.id)
) AS p
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = p.id OFFSET 0) AS r ON r.dataset_id = $1
JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = r.event_id OFFSET 0) AS e ON e.dataset_id = $1
WHERE r.event_id <> p.event_id
LIMIT 1000;

-- name: inactive_publisher
SELECT r.key, o.op IS NOT NULL OR r.status IS NOT NULL AS is_retracted, o.pointer
FROM datasets AS d
LEFT JOIN records AS r ON r.dataset_id = d.id AND r.id = d.publisher_id AND r.kind = 'actor'
LEFT JOIN stage_operations AS o ON o.id = d.publisher_id
WHERE d.id = $1 AND d.publisher_id IS NOT NULL AND o.op IS DISTINCT FROM 'put'
  AND (COALESCE(r.status NOT IN ('active', 'merged'), true) OR o.op = 'retract');

-- name: statement_relations
-- All that is reached from the statements of this change set by relations that may not come back
-- to where they begin, as far as it leads on: what leads nowhere is in no circle. $2 are those of
-- faulty statements.
WITH RECURSIVE relations (id, target_id, relation, ordinal, pointer, key) AS (
  SELECT a.statement_id, a.target_statement_id, a.relation, a.ordinal, NULL::text, NULL::text
  FROM statement_about AS a
  WHERE a.statement_id IN (SELECT id FROM stage_operations WHERE op = 'put' AND sound)
    AND a.relation IN ('confirms', 'repeats', 'disputes', 'retracts', 'corrects')
  UNION
  SELECT id, target_id, relation, 0::smallint, pointer, key
  FROM json_to_recordset($2::json)
    AS u (id uuid, target_id uuid, relation text, pointer text, key text)
  WHERE relation IN ('confirms', 'repeats', 'disputes', 'retracts', 'corrects')
  UNION
  SELECT a.statement_id, a.target_statement_id, a.relation, a.ordinal, NULL, NULL
  FROM relations AS r
  JOIN statement_about AS a ON a.statement_id = r.target_id
    AND a.relation IN ('confirms', 'repeats', 'disputes', 'retracts', 'corrects')
  WHERE NOT EXISTS (SELECT FROM stage_operations AS u WHERE u.id = a.statement_id AND NOT u.sound)
)
SELECT r.id, r.target_id, r.relation, COALESCE(r.key, k.key) AS key,
  COALESCE(r.pointer, o.record_at || '/about/' || r.ordinal - 1 || '/statement') AS pointer
FROM relations AS r
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = r.id OFFSET 0) AS k ON k.dataset_id = $1
LEFT JOIN stage_operations AS o ON o.id = r.id
WHERE EXISTS (SELECT FROM relations AS n WHERE n.id = r.target_id);

-- name: event_parents
-- $2 are the parents of faulty events.
WITH RECURSIVE parents (id, target_id, pointer, key) AS (
  SELECT e.id, e.parent_id, NULL::text, NULL::text
  FROM stage_events AS e
  JOIN stage_operations AS o ON o.id = e.id AND o.op = 'put'
  WHERE e.parent_id IS NOT NULL
  UNION
  SELECT id, target_id, pointer, key
  FROM json_to_recordset($2::json) AS u (id uuid, target_id uuid, pointer text, key text)
  UNION
  SELECT e.id, e.parent_id, NULL, NULL
  FROM parents AS r
  JOIN events AS e ON e.dataset_id = $1 AND e.id = r.target_id
  WHERE e.parent_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM stage_operations AS u WHERE u.id = e.id AND NOT u.sound)
)
SELECT r.id, r.target_id, 'is part of' AS relation, COALESCE(r.key, k.key) AS key,
  COALESCE(r.pointer, o.record_at || '/parent') AS pointer
FROM parents AS r
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = r.id OFFSET 0) AS k ON k.dataset_id = $1
LEFT JOIN stage_operations AS o ON o.id = r.id
WHERE EXISTS (SELECT FROM parents AS n WHERE n.id = r.target_id);

-- name: source_republications
-- $2 is what faulty sources republish.
WITH RECURSIVE republished (id, target_id, pointer, key) AS (
  SELECT s.id, s.republishes_id, NULL::text, NULL::text
  FROM stage_sources AS s
  JOIN stage_operations AS o ON o.id = s.id AND o.op = 'put'
  WHERE s.republishes_id IS NOT NULL
  UNION
  SELECT id, target_id, pointer, key
  FROM json_to_recordset($2::json) AS u (id uuid, target_id uuid, pointer text, key text)
  UNION
  SELECT s.id, s.republishes_id, NULL, NULL
  FROM republished AS r
  JOIN sources AS s ON s.dataset_id = $1 AND s.id = r.target_id
  WHERE s.republishes_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM stage_operations AS u WHERE u.id = s.id AND NOT u.sound)
)
SELECT r.id, r.target_id, 'republishes' AS relation, COALESCE(r.key, k.key) AS key,
  COALESCE(r.pointer, o.record_at || '/republishes') AS pointer
FROM republished AS r
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = r.id OFFSET 0) AS k ON k.dataset_id = $1
LEFT JOIN stage_operations AS o ON o.id = r.id
WHERE EXISTS (SELECT FROM republished AS n WHERE n.id = r.target_id);

-- name: coded_without_publisher
-- $2 are faulty records that are coded. Where the publisher changes, all that is coded is touched.
SELECT COALESCE(o.pointer, '') AS pointer, COALESCE(o.key, r.key) AS key
FROM (SELECT id FROM stage_touched UNION SELECT unnest($2::uuid[])) AS t
JOIN datasets AS d ON d.id = $1 AND d.publisher_id IS NULL
LEFT JOIN stage_operations AS o ON o.id = t.id
LEFT JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = t.id OFFSET 0) AS r ON r.dataset_id = $1
WHERE t.id = ANY ($2::uuid[])
  OR (r.status = 'active' AND (
    EXISTS (SELECT FROM events AS e WHERE e.dataset_id = $1 AND e.id = t.id AND e.coded)
    OR EXISTS (
      SELECT FROM participations AS p WHERE p.event_id = t.id AND p.ordinal IS NOT NULL AND p.coded)
    OR EXISTS (SELECT FROM affiliations AS a WHERE a.dataset_id = $1 AND a.id = t.id AND a.coded)))
ORDER BY o.ordinal, r.kind, r.key
LIMIT 1000;

-- name: unexpected_versions
SELECT o.pointer, o.kind, o.key, o.expect_version, COALESCE(d.version, 0) AS version
FROM stage_operations AS o
LEFT JOIN LATERAL (
  SELECT c.version FROM documents AS c
  WHERE c.id = o.id AND c.superseded_seq = 9223372036854775807 OFFSET 0) AS d ON true
WHERE o.expect_version IS NOT NULL AND o.expect_version <> COALESCE(d.version, 0)
ORDER BY o.ordinal
LIMIT 1000;
