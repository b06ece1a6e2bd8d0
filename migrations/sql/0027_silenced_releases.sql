-- What a purge withdraws may have in its manifest what is purged: a title of its dataset, or the name of who
-- published it in its citation. Of a withdrawn release these can be taken out, and nothing else.
-- Functions alone: nobody waits for a table to be read.

CREATE FUNCTION silenced(manifest text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (manifest::jsonb || '{"title": "purged", "citation": "purged"}')::text
$$;
COMMENT ON FUNCTION silenced IS 'A manifest without what it says of its dataset in words.';

CREATE OR REPLACE FUNCTION keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'releases' THEN
    IF NEW.withdrawn_at IS NOT NULL
      AND (OLD.withdrawn_at IS NULL
        OR (NEW.withdrawn_at, NEW.withdrawn_reason) = (OLD.withdrawn_at, OLD.withdrawn_reason))
      AND (NEW.manifest = OLD.manifest OR NEW.manifest = silenced(OLD.manifest))
      AND (NEW.id, NEW.dataset_id, NEW.name, NEW.seq, NEW.manifest_sha256, NEW.store, NEW.published_at,
        NEW.replaces) IS NOT DISTINCT FROM
        (OLD.id, OLD.dataset_id, OLD.name, OLD.seq, OLD.manifest_sha256, OLD.store, OLD.published_at,
        OLD.replaces)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a release stays as it was published; it can only be withdrawn'
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON COLUMN releases.manifest IS
  'Its manifest.json, byte by byte; of a withdrawn one perhaps without title and citation, which were purged.';
