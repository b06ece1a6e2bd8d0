-- The changes of one kind in a change set of 20,000, which the feed reads without the others.
-- Readers go on meanwhile; writers wait for the lock that is theirs.
SELECT pg_advisory_xact_lock(7769186243);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX documents_kind_change ON documents (seq, kind, ordinal);

CREATE FUNCTION unknown_datasets(slugs text[], readable text[]) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_agg(u.slug) FROM unnest(slugs) AS u (slug)
  WHERE NOT EXISTS (
    SELECT FROM datasets AS s
    WHERE s.slug = u.slug
      AND (s.distribution = 'public' OR s.slug = ANY (readable) OR '*' = ANY (readable)))
$$;
COMMENT ON FUNCTION unknown_datasets IS
  'Those of the slugs that name no dataset that the reader may know of; null: none.';
