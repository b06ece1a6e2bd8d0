-- What a database holds, told from its documents alone: these columns every schema has had.

-- name: describe_server
SELECT current_setting('server_version_num')::integer / 10000 AS major,
  current_setting('server_encoding') AS encoding;

-- name: list_relations
-- Whatever somebody has put into this database, but for what belongs to an extension.
SELECT c.oid::regclass::text AS name
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%' AND c.relkind <> 'i'
  AND NOT EXISTS (
    SELECT FROM pg_depend AS e
    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
ORDER BY name
LIMIT 4;

-- name: has_schema
SELECT num_nulls(to_regclass('alembic_version'), to_regclass('counters'), to_regclass('documents')) = 0;

-- name: describe_database
SELECT a.version_num AS revision, c.seq, (SELECT count(*) FROM api_keys) AS keys,
  (SELECT count(*) FROM documents) AS versions
FROM alembic_version AS a
CROSS JOIN counters AS c;

-- name: export_snapshot
SELECT pg_export_snapshot();

-- name: list_versions
-- The hash is that of the body as it lies there, whatever stands beside it.
SELECT s.slug, d.kind, d.id, d.version, d.superseded_seq, sha256(convert_to(d.body, 'UTF8')) AS hash
FROM documents AS d
JOIN datasets AS s ON s.id = d.dataset_id;

-- name: analyze_all
ANALYZE;
