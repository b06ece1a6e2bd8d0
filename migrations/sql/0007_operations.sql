-- What brought each version. Both changes are of the catalogue alone: nobody waits for a table to
-- be read. What is known of versions from before is written by the next migration.
ALTER TABLE documents ADD COLUMN op text COLLATE "C" NOT NULL DEFAULT 'put';
ALTER TABLE documents ADD CONSTRAINT documents_op_check CHECK (
  op IN ('put', 'retract', 'merge', 'unmerge', 'link', 'unlink', 'purge', 'render')) NOT VALID;
COMMENT ON COLUMN documents.op IS
  'What brought this version: an operation on its record, or render: its standing changed, or an upgrade shows more of it.';

-- squawk-ignore ban-drop-constraint
ALTER TABLE change_sets DROP CONSTRAINT change_sets_operation_check;
ALTER TABLE change_sets ADD CONSTRAINT change_sets_operation_check CHECK (
  operation IN ('write', 'render', 'revert', 'purge')) NOT VALID;
ALTER TABLE change_sets ADD COLUMN reverts_seq bigint;
ALTER TABLE change_sets ADD CONSTRAINT change_sets_reverts_check CHECK (
  CASE operation WHEN 'revert' THEN reverts_seq < seq AND reverts_seq IS NOT NULL
    ELSE reverts_seq IS NULL END) NOT VALID;
ALTER TABLE change_sets ADD CONSTRAINT change_sets_reverts_fkey
  FOREIGN KEY (reverts_seq) REFERENCES change_sets (seq) NOT VALID;
COMMENT ON COLUMN change_sets.operation IS
  'write; render: an upgrade that renders current bodies again; revert: what an earlier change set changed is as before it; purge.';
COMMENT ON COLUMN change_sets.reverts_seq IS 'The change set that a revert takes back; null for all others.';
