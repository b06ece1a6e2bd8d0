-- Statistics that do not know a dataset take its rows for none, and plan nested loops over all of
-- them. So a change set that makes its dataset grow by half or more counts its rows first.

-- name: grows
SELECT count(*) >= 1000 AND count(*) > 2 * (
  SELECT count(*) FROM (
    SELECT FROM records WHERE dataset_id = $1 LIMIT (SELECT count(*) FROM stage_operations)
  ) AS known)
FROM stage_operations;

-- name: analyze_records
ANALYZE records;

-- name: analyze_facts
ANALYZE records, sources, actors, events, participations, affiliations, statements,
  statement_speakers, statement_about, figures, evidence, actor_names;
