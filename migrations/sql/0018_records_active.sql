-- Records are counted by dataset and kind, participations never: they are more than all others.
-- The one that it stands for goes last: readers wait no longer than that takes.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX records_counted ON records (dataset_id, kind)
  WHERE status = 'active' AND kind <> 'participation';
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX records_active;
-- squawk-ignore renaming-object
ALTER INDEX records_counted RENAME TO records_active;
