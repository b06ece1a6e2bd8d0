-- Which parties take which side on which facts (design: standing). The facts are those in
-- stage_facts, an event standing for its participations too.

-- name: reach_facts
-- The facts on which the statements of this change set take sides, through whatever they confirm,
-- repeat or dispute. Run before and after the tables change: a stance taken back counts too. What is
-- only mentioned or answered to stands as it stood.
WITH RECURSIVE reached (statement_id) AS (
  SELECT id FROM stage_operations WHERE kind = 'statement'
  UNION
  SELECT a.target_statement_id
  FROM reached AS r
  JOIN statement_about AS a ON a.statement_id = r.statement_id
  WHERE a.target_statement_id IS NOT NULL
)
INSERT INTO stage_facts (id, kind)
SELECT DISTINCT COALESCE(a.event_id, a.affiliation_id),
  CASE WHEN a.event_id IS NULL THEN 'affiliation' ELSE 'event' END
FROM reached AS r
JOIN statement_about AS a ON a.statement_id = r.statement_id
WHERE (a.event_id IS NOT NULL OR a.affiliation_id IS NOT NULL)
  AND a.stance IN ('affirms', 'denies', 'questions');

-- name: reach_own_facts
INSERT INTO stage_facts (id, kind)
SELECT id, kind FROM stage_operations
WHERE kind IN ('event', 'affiliation') AND input_hash IS NOT NULL AND sound;

-- name: clear_standings
-- By look-up: a join would read all participations and standings for a few facts.
DELETE FROM standings
WHERE fact_id = ANY (ARRAY(
  SELECT id FROM stage_facts
  UNION ALL
  SELECT p.id
  FROM stage_facts AS f
  CROSS JOIN LATERAL (SELECT x.id FROM participations AS x WHERE x.event_id = f.id OFFSET 0) AS p));

-- name: insert_standings
INSERT INTO standings (dataset_id, fact_id, party_id, stance, statement_ids)
SELECT $1, n.fact_id, n.party_id, n.stance, n.statement_ids
FROM standings_of(ARRAY(
  SELECT DISTINCT f.id FROM stage_facts AS f
  JOIN LATERAL (SELECT * FROM records AS x WHERE x.id = f.id OFFSET 0) AS r
    ON r.dataset_id = $1 AND r.status <> 'purged')) AS n;
