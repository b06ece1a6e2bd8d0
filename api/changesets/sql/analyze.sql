-- Temporary tables are never analysed by themselves; a large stage wants to be planned as one.
ANALYZE stage_operations, stage_sources, stage_actors, stage_events, stage_participations,
  stage_statements, stage_statement_about, stage_evidence, stage_references;
