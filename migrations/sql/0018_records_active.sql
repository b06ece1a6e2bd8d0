-- Records are counted by dataset and kind, participations never: they are more than all others.
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX records_active;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX records_active ON records (dataset_id, kind)
  WHERE status = 'active' AND kind <> 'participation';
