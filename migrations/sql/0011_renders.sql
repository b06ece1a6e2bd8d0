-- Which definition of the views the current documents are made by: an upgrade begins with it.
ALTER TABLE counters ADD COLUMN render smallint NOT NULL DEFAULT 1;
COMMENT ON COLUMN counters.render IS
  'Which definition of the views all current bodies are as: an older one than the code''s is rendered again.';
