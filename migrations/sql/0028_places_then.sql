-- Places are found by index as of any seq, too. Readers go on while it is made, writers wait; the one
-- that it stands for goes last.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX documents_place ON documents USING gist (location) WHERE location IS NOT NULL;
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX documents_location;
-- squawk-ignore renaming-object
ALTER INDEX documents_place RENAME TO documents_location;
