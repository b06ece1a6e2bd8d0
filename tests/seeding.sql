-- Fills the tables that are read with as many events and statements as asked, set by set.
-- $1 is how many. Ids are MD5s of kind and number; dates fall on 4,000 days from 2010.

-- name: ignore_foreign_keys
SET session_replication_role = replica;

-- name: insert_datasets
INSERT INTO datasets (slug, title, licence, distribution)
VALUES ('seeded', 'Seeded', 'CC-BY-4.0', 'public'), ('other', 'Other', 'CC0-1.0', 'public'),
  ('hidden', 'Hidden', 'proprietary', 'internal');

-- name: insert_change_sets
INSERT INTO change_sets (seq, id, dataset_id, key_name, reason, counts, recorded_at)
SELECT n, md5('change' || n)::uuid, 1, 'seed', 'seed', '{}', '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 hour'
FROM generate_series(1, 100) AS n;

-- name: set_counter
UPDATE counters SET seq = 100, recorded_at = '2026-01-05T04:00:00Z';

-- name: make_seeds
CREATE TEMPORARY TABLE seeds AS
SELECT n, md5('event' || n)::uuid AS event_id, md5('statement' || n)::uuid AS statement_id,
  CASE WHEN n % 100 = 0 THEN 3 WHEN n % 20 = 0 THEN 2 ELSE 1 END AS dataset_id,
  CASE WHEN n % 100 = 0 THEN 'hidden' WHEN n % 20 = 0 THEN 'other' ELSE 'seeded' END AS slug,
  n % 100 + 1 AS seq,
  CASE WHEN n % 50 = 0 THEN NULL ELSE date '2010-01-01' + n * 7919 % 4000 END AS day,
  (ARRAY['battle', 'shelling', 'protest', 'riot', 'arrest', 'sanction', 'bombing', 'aid'])[1 + n % 8] AS category,
  (ARRAY['RU', 'UA', 'SY', 'YE', 'ML', 'NE', 'BF', 'SD', 'SS', 'MM'])[1 + n % 10] AS country,
  (n * 31 % 180 - 90)::numeric / 2 AS lat, (n * 37 % 360 - 180)::numeric AS lon,
  (ARRAY['exact', 'near', 'admin2', 'admin1', 'country'])[1 + n % 5] AS precision,
  n % 40 = 7 AS contested,
  ARRAY[md5('actor' || n % 1000)::uuid, md5('actor' || n * 13 % 997)::uuid,
    md5('actor' || n * 17 % 991)::uuid, md5('actor' || n * 19 % 50)::uuid] AS actors,
  ARRAY[md5('source' || n % 500)::uuid, md5('source' || n * 7 % 499)::uuid] AS sources
FROM generate_series(1, $1::integer) AS n;

-- name: insert_actors
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, sort_date, sort_name, contested, labelled, body)
SELECT md5('actor' || n)::uuid, 1, 'actor', 1, 1, 2000000 + n, 'active', 1, decode(repeat('00', 32), 'hex'),
  CASE WHEN n % 3 = 0 THEN 'state' ELSE 'armed_group' END, '-infinity', 'Actor ' || n, false,
  uuid_send(md5('source' || n % 500)::uuid),
  json_build_object('id', actor_public_id(md5('actor' || n)::uuid), 'kind', 'actor',
    'dataset', 'seeded', 'key', 'actor' || n, 'status', 'active',
    'actor_kind', CASE WHEN n % 3 = 0 THEN 'state' ELSE 'armed_group' END, 'name', 'Actor ' || n,
    'names', '[]'::json, 'countries', ARRAY[CASE WHEN n % 2 = 0 THEN 'RU' ELSE 'UA' END],
    'identifiers', '[]'::json,
    'evidence', ARRAY[json_build_object('source', source_public_id(md5('source' || n % 500)::uuid),
      'polarity', 'supports')])::text
FROM generate_series(0, 999) AS n;

-- name: insert_sources
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, sort_date, sort_name, contested, labelled, body)
SELECT md5('source' || n)::uuid, 1, 'source', 1, 1, 2100000 + n, 'active', 1, decode(repeat('00', 32), 'hex'),
  'article', '-infinity', 'Source ' || n, false, uuid_send(md5('actor' || n % 50)::uuid),
  json_build_object('id', source_public_id(md5('source' || n)::uuid), 'kind', 'source',
    'dataset', 'seeded', 'key', 'source' || n, 'status', 'active', 'source_kind', 'article',
    'title', 'Source ' || n, 'publisher', actor_public_id(md5('actor' || n % 50)::uuid))::text
FROM generate_series(0, 499) AS n;

-- name: insert_events
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, country, sort_date, sort_name, possible, attested, certain, location, contested, labelled,
  body)
SELECT event_id, 1, 'event', dataset_id, seq, 3000000 + n, 'active', 1, decode(repeat('00', 32), 'hex'), category,
  country, COALESCE(day, '-infinity'), 'Event ' || n, daterange(day, day, '[]'),
  daterange(day, day, '[]'), daterange(day, day, '[]'), point(lon, lat), contested,
  (SELECT string_agg(uuid_send(x), '') FROM unnest(actors || sources) AS x),
  replace(json_build_object('id', event_public_id(event_id), 'kind', 'event', 'dataset', slug,
    'key', 'event' || n, 'status', 'active', 'title', 'Event ' || n, 'category', category,
    'place', json_build_object('country', country, 'precision', precision, 'lat', lat, 'lon', lon),
    'summary', repeat('filler ', 450))::text, '" : ', '":')
FROM seeds;

-- name: insert_statements
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, sort_date, sort_name, possible, attested, certain, contested, labelled, body)
SELECT statement_id, 1, 'statement', dataset_id, seq, 4000000 + n, 'active', 1, decode(repeat('00', 32), 'hex'),
  'accusation', COALESCE(day, '-infinity'), '', daterange(day, day, '[]'),
  daterange(day, day, '[]'), daterange(day, day, '[]'), false,
  uuid_send(actors[1]) || uuid_send(actors[2]) || uuid_send(event_id) || uuid_send(sources[1]),
  json_build_object('id', statement_public_id(statement_id), 'kind', 'statement',
    'dataset', slug, 'key', 'statement' || n, 'status', 'active', 'act', 'accusation',
    'content', repeat('filler ', 70))::text
FROM seeds;

-- name: insert_links
-- Of 20,000 judgements the first 100 join an actor to the one 500 further on.
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, sort_date, sort_name, contested, labelled, body)
SELECT md5('link' || n)::uuid, 1, 'link', 1, 1 + n % 100, 5000000 + n, 'active', 1,
  decode(repeat('00', 32), 'hex'), CASE WHEN n < 100 THEN 'same' ELSE 'unsure' END, '-infinity', '', false,
  uuid_send(md5('actor' || n % 500)::uuid) || uuid_send(md5('actor' || n % 500 + 500)::uuid)
    || uuid_send(md5('source' || n % 500)::uuid),
  json_build_object('id', link_public_id(md5('link' || n)::uuid), 'kind', 'link', 'dataset', 'seeded',
    'key', 'link' || n, 'status', 'active')::text
FROM generate_series(0, 19999) AS n;

-- name: insert_terms_of_links
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq)
SELECT md5('link' || n)::uuid, x.field, x.value, x.qualifier, 'link', '-infinity', 1 + n % 100
FROM generate_series(0, 19999) AS n
CROSS JOIN LATERAL (VALUES
  ('record', md5('actor' || n % 500)::uuid, CASE WHEN n < 100 THEN 'same' ELSE 'unsure' END),
  ('record', md5('actor' || n % 500 + 500)::uuid, CASE WHEN n < 100 THEN 'same' ELSE 'unsure' END),
  ('source', md5('source' || n % 500)::uuid, '')
) AS x (field, value, qualifier);

-- name: insert_terms
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq)
SELECT DISTINCT s.event_id, x.field, x.value, x.qualifier, 'event', COALESCE(s.day, '-infinity'), s.seq
FROM seeds AS s
CROSS JOIN LATERAL (
  SELECT 'actor' AS field, unnest(s.actors) AS value, 'perpetrator' AS qualifier
  UNION ALL SELECT 'source', unnest(s.sources), ''
  UNION ALL SELECT 'party', s.actors[4], 'affirms'
  UNION ALL SELECT 'contested', md5('contested')::uuid, '' WHERE s.contested
) AS x
UNION ALL
SELECT s.statement_id, x.field, x.value, x.qualifier, 'statement', COALESCE(s.day, '-infinity'), s.seq
FROM seeds AS s
CROSS JOIN LATERAL (
  SELECT 'speaker' AS field, s.actors[1] AS value, '' AS qualifier
  UNION ALL SELECT 'party', s.actors[2], ''
  UNION ALL SELECT 'about', s.event_id, 'affirms'
  UNION ALL SELECT 'source', s.sources[1], ''
) AS x;

-- name: insert_merged_terms
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq, merged, merged_id)
SELECT event_id, 'contested', md5('contested')::uuid, '', 'event', COALESCE(day, '-infinity'), seq, true,
  md5('merged' || n)::uuid
FROM seeds
WHERE n <= 20 AND NOT contested;

-- name: insert_base_terms
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq)
SELECT md5('source' || n)::uuid, 'publisher', md5('actor' || n % 50)::uuid, '', 'source', '-infinity'::date, 1
FROM generate_series(0, 499) AS n
UNION ALL
SELECT md5('actor' || n)::uuid, 'source', md5('source' || n % 500)::uuid, '', 'actor', '-infinity'::date, 1
FROM generate_series(0, 999) AS n
UNION ALL
SELECT md5('actor' || n)::uuid, 'country', md5(CASE WHEN n % 2 = 0 THEN 'RU' ELSE 'UA' END)::uuid,
  '', 'actor', '-infinity'::date, 1
FROM generate_series(0, 999) AS n;

-- name: insert_labels
INSERT INTO labels (id, from_seq, label, also)
SELECT md5('actor' || n)::uuid, 1, label_member(actor_public_id(md5('actor' || n)::uuid),
  json_build_object('kind', 'actor', 'name', 'Actor ' || n)), ''::bytea
FROM generate_series(0, 999) AS n
UNION ALL
SELECT md5('source' || n)::uuid, 1, label_member(source_public_id(md5('source' || n)::uuid),
  json_build_object('kind', 'source', 'name', 'Source ' || n,
    'publisher', actor_public_id(md5('actor' || n % 50)::uuid))), uuid_send(md5('actor' || n % 50)::uuid)
FROM generate_series(0, 499) AS n
UNION ALL
SELECT event_id, seq, label_member(event_public_id(event_id),
  json_build_object('kind', 'event', 'name', 'Event ' || n)), ''::bytea
FROM seeds;

-- name: insert_records
INSERT INTO records (dataset_id, id, kind, key)
SELECT dataset_id, id, kind, id::text FROM documents;

-- name: vacuum_records
VACUUM ANALYZE records;

-- name: vacuum_documents
VACUUM ANALYZE documents;

-- name: vacuum_terms
VACUUM ANALYZE document_terms;

-- name: vacuum_labels
VACUUM ANALYZE labels;

-- name: analyze_datasets
ANALYZE datasets;
