-- A purge of earlier versions leaves the one that was current, which the purge supersedes by the same.
CREATE OR REPLACE FUNCTION is_purged(record uuid, until_seq bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM purges AS p
    WHERE p.id = record AND (p.what = 'record' OR (p.what = 'earlier' AND until_seq < p.seq)))
$$;
COMMENT ON FUNCTION is_purged IS
  'Whether the record was purged, or those of its versions that had ended before that seq.';
COMMENT ON COLUMN change_sets.edition IS
  'Edition of the dataset that it brings, as 23.1; null: none; empty: it took the first one back.';
