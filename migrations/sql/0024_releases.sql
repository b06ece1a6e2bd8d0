-- Releases: what was published of a dataset, when, and which files it is made of. The files
-- themselves stand in a store; what a release says of itself is here whole, so that the catalogue
-- asks no store.

CREATE TABLE releases (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_id integer NOT NULL REFERENCES datasets (id),
  name text COLLATE "C" NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$' AND name <> 'latest'),
  seq bigint NOT NULL REFERENCES change_sets (seq),
  manifest text NOT NULL,
  manifest_sha256 sha256 NOT NULL,
  store text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  replaces integer REFERENCES releases (id),
  withdrawn_at timestamptz,
  withdrawn_reason text CHECK (withdrawn_reason ~ '\S'),
  UNIQUE (dataset_id, name),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
COMMENT ON TABLE releases IS 'Immutable snapshots of datasets that can be downloaded, as they were published.';
COMMENT ON COLUMN releases.id IS 'Number within this database alone, in order of publication.';
COMMENT ON COLUMN releases.dataset_id IS 'The dataset that it is of.';
COMMENT ON COLUMN releases.name IS 'Its name in addresses, unique within the dataset, as seq-57 or 2026-11.';
COMMENT ON COLUMN releases.seq IS 'The change set as of which it is.';
COMMENT ON COLUMN releases.manifest IS 'Its manifest.json, byte by byte.';
COMMENT ON COLUMN releases.manifest_sha256 IS 'SHA-256 of manifest.json.';
COMMENT ON COLUMN releases.store IS 'Where its files are: the address of a folder or of a bucket.';
COMMENT ON COLUMN releases.published_at IS 'When it was published.';
COMMENT ON COLUMN releases.replaces IS 'The one that it was built in the place of, after a purge.';
COMMENT ON COLUMN releases.withdrawn_at IS 'Since when it is withdrawn; null: it is not.';
COMMENT ON COLUMN releases.withdrawn_reason IS 'Why it was withdrawn, in words.';
CREATE INDEX releases_latest ON releases (dataset_id, seq, id) WHERE withdrawn_at IS NULL;
CREATE INDEX releases_replaces ON releases (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX releases_seq ON releases (seq);

CREATE TABLE release_files (
  release_id integer NOT NULL REFERENCES releases (id),
  path text COLLATE "C" NOT NULL CHECK (path ~ '^[A-Za-z][A-Za-z0-9_.-]{0,62}$'),
  media_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  sha256 sha256 NOT NULL,
  PRIMARY KEY (release_id, path)
);
COMMENT ON TABLE release_files IS 'The files of releases, manifest.json among them.';
COMMENT ON COLUMN release_files.release_id IS 'The release.';
COMMENT ON COLUMN release_files.path IS 'Name within the release.';
COMMENT ON COLUMN release_files.media_type IS 'Its media type.';
COMMENT ON COLUMN release_files.bytes IS 'How many bytes it has.';
COMMENT ON COLUMN release_files.sha256 IS 'SHA-256 of them.';

CREATE FUNCTION keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'releases' THEN
    IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
      AND (NEW.id, NEW.dataset_id, NEW.name, NEW.seq, NEW.manifest, NEW.manifest_sha256, NEW.store,
        NEW.published_at, NEW.replaces) IS NOT DISTINCT FROM
        (OLD.id, OLD.dataset_id, OLD.name, OLD.seq, OLD.manifest, OLD.manifest_sha256, OLD.store,
        OLD.published_at, OLD.replaces)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a release stays as it was published; it can only be withdrawn'
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION keep_release IS 'A release is immutable: it is withdrawn at most.';
CREATE TRIGGER releases_kept BEFORE UPDATE OR DELETE ON releases
FOR EACH ROW EXECUTE FUNCTION keep_release();
CREATE TRIGGER release_files_kept BEFORE UPDATE OR DELETE ON release_files
FOR EACH ROW EXECUTE FUNCTION keep_release();
CREATE TRIGGER releases_emptied BEFORE TRUNCATE ON releases EXECUTE FUNCTION refuse_emptying();
CREATE TRIGGER release_files_emptied BEFORE TRUNCATE ON release_files EXECUTE FUNCTION refuse_emptying();

-- What has to hold of the dataset before a release of it is published.
ALTER TABLE datasets ADD COLUMN checks json;
COMMENT ON COLUMN datasets.checks IS
  'What has to hold before it is released: [{kind, min_count, filled: [{field, share}]}], as given. Null: nothing.';
