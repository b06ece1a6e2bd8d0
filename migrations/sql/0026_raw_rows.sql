-- Rows of files beside the records that importers made of them, as they stood there: no part of a
-- record's versions nor of its digest. And which change sets one import wrote.
-- New tables and columns that may be null: nobody waits for a table to be read.

CREATE TABLE raw_layouts (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  columns text[] NOT NULL CHECK (cardinality(columns) > 0),
  sha256 sha256 NOT NULL UNIQUE
);
COMMENT ON TABLE raw_layouts IS 'Which columns of a row were filled, in their order; most rows share theirs with others.';
COMMENT ON COLUMN raw_layouts.id IS 'Number within this database alone.';
COMMENT ON COLUMN raw_layouts.columns IS 'Names of the columns; one that has several values stands there as often.';
COMMENT ON COLUMN raw_layouts.sha256 IS 'SHA-256 of the names as a JSON array.';

CREATE TABLE raw_rows (
  record_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal > 0),
  from_seq bigint NOT NULL REFERENCES change_sets (seq) DEFERRABLE INITIALLY DEFERRED,
  to_seq bigint NOT NULL DEFAULT 9223372036854775807,
  dataset_id integer NOT NULL,
  layout_id integer NOT NULL REFERENCES raw_layouts (id),
  cells json NOT NULL,
  sha256 sha256 NOT NULL,
  PRIMARY KEY (record_id, ordinal, from_seq),
  FOREIGN KEY (dataset_id, record_id) REFERENCES records (dataset_id, id),
  CHECK (from_seq < to_seq)
);
COMMENT ON TABLE raw_rows IS 'The rows of files that records were made from, from seq to seq.';
COMMENT ON COLUMN raw_rows.record_id IS 'The record that the row is kept beside.';
COMMENT ON COLUMN raw_rows.ordinal IS 'Place among the rows of that record, from 1.';
COMMENT ON COLUMN raw_rows.from_seq IS 'The change set that brought the rows of that record as they are.';
COMMENT ON COLUMN raw_rows.to_seq IS 'The change set that brought others; the largest bigint while they are current.';
COMMENT ON COLUMN raw_rows.dataset_id IS 'The dataset of the record.';
COMMENT ON COLUMN raw_rows.layout_id IS 'Which columns the cells are of.';
COMMENT ON COLUMN raw_rows.cells IS 'The cells that are not empty, as they were written: an array of texts, one a column.';
COMMENT ON COLUMN raw_rows.sha256 IS 'SHA-256 of all rows of that record as JSON: another edition''s are compared by it.';
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX raw_rows_from_seq ON raw_rows (from_seq);

ALTER TABLE change_sets ADD COLUMN import_id uuid;
COMMENT ON COLUMN change_sets.import_id IS 'The import that wrote it, with others; null: none did.';
