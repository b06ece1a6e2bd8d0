-- Whether nobody made anything here yet, or only a migration that was ended on its way.
SELECT to_regclass('public.alembic_version') IS NOT NULL AS is_ours,
  to_regclass('public.datasets') IS NOT NULL AS has_datasets,
  NOT EXISTS (
    SELECT FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  ) AS is_empty
