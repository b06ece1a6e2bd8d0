-- What a change set changed of its dataset: a title, a licence or a publisher that is overwritten
-- is kept as records are. Of the catalogue alone: nobody waits for a table to be read.
ALTER TABLE change_sets ADD COLUMN dataset_changes jsonb;
ALTER TABLE change_sets ADD CONSTRAINT change_sets_dataset_changes_check
  CHECK (jsonb_typeof(dataset_changes) = 'object') NOT VALID;
COMMENT ON COLUMN change_sets.dataset_changes IS
  'What it changed of its dataset, by field: {"title": {"before": …, "after": …}}, either absent where there was none. Null: nothing, or not kept (written before this column was there).';
