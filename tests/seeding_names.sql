-- Fills the tables that actors are found in with as many as asked. $1 is how many. Three of five are
-- persons, whose given names are 200 and families 9,000; the others are groups of 2 to 4 of 1,500 words.

-- name: ignore_foreign_keys
SET session_replication_role = replica;

-- name: insert_datasets
INSERT INTO datasets (slug, title, licence, distribution)
VALUES ('seeded', 'Seeded', 'CC-BY-4.0', 'public'), ('hidden', 'Hidden', 'proprietary', 'internal');

-- name: insert_change_sets
INSERT INTO change_sets (seq, id, dataset_id, key_name, reason, counts, recorded_at)
VALUES (1, md5('change')::uuid, 1, 'seed', 'seed', '{}', '2026-01-01T00:00:00Z');

-- name: set_counter
UPDATE counters SET seq = 1, recorded_at = '2026-01-01T00:00:00Z';

-- name: make_syllables
CREATE TEMPORARY TABLE syllables AS
SELECT string_to_array('ka bo ri mu ten vla do shi per gor lan mi sa jo ru che nak fi zu ber hal om ar el is un '
  || 'dre vik pol tas mer gi sto ny lu fra ko ze bra lin vo sy ter ha den qui mar', ' ') AS s;

-- name: make_hash
CREATE FUNCTION pg_temp.hash(what text, n integer) RETURNS integer LANGUAGE sql
  RETURN ('x' || left(md5(what || n), 7))::bit(28)::integer;

-- name: make_word
-- Of three syllables, the last of them by a stride of its own, so that neighbours differ.
CREATE FUNCTION pg_temp.word(n integer) RETURNS text LANGUAGE sql
  RETURN (SELECT s[1 + n % 47] || s[1 + n / 47 % 47] || s[1 + n * 7 / 3 % 47] FROM syllables);

-- name: make_named
CREATE TEMPORARY TABLE named AS
SELECT n, md5('actor' || n)::uuid AS id, CASE WHEN n % 50 = 0 THEN 2 ELSE 1 END AS dataset_id,
  CASE WHEN n % 5 < 3 THEN 'person' ELSE 'armed_group' END AS kind,
  CASE WHEN n % 5 < 3
    THEN initcap(pg_temp.word(pg_temp.hash('g', n) % 200) || ' ' || pg_temp.word(200 + pg_temp.hash('f', n) % 9000) || 'ov')
    ELSE initcap(array_to_string(ARRAY(
      SELECT pg_temp.word(20000 + pg_temp.hash('w' || i, n) % 1500) FROM generate_series(0, 1 + n % 3) AS i), ' '))
  END AS name
FROM generate_series(1, $1::integer) AS n;

-- name: insert_actors
INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render, content_hash,
  code, sort_date, sort_name, contested, labelled, body)
SELECT id, 1, 'actor', dataset_id, 1, n, 'active', 1, decode(repeat('00', 32), 'hex'),
  kind, '-infinity', name, false, ''::bytea,
  json_build_object('id', actor_public_id(id), 'kind', 'actor', 'dataset',
    CASE dataset_id WHEN 1 THEN 'seeded' ELSE 'hidden' END, 'key', 'actor' || n, 'status', 'active',
    'actor_kind', kind, 'name', name, 'names', CASE WHEN n % 2 = 0 THEN json_build_array(
      json_build_object('name', upper(name) || ' ' || pg_temp.word(pg_temp.hash('a', n) % 1500), 'kind', 'alias', 'evidence', '[]'::json))
      ELSE '[]'::json END,
    'countries', ARRAY[CASE WHEN n % 2 = 0 THEN 'RU' ELSE 'UA' END], 'identifiers', '[]'::json,
    'evidence', '[]'::json)::text
FROM named;

-- name: insert_terms
INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq)
SELECT id, 'country', md5(CASE WHEN n % 2 = 0 THEN 'RU' ELSE 'UA' END)::uuid, '', 'actor', '-infinity', 1
FROM named;

-- name: insert_labels
INSERT INTO labels (id, from_seq, label, also)
SELECT id, 1, label_member(actor_public_id(id), json_build_object('kind', 'actor', 'name', name)), ''::bytea
FROM named;

-- name: insert_records
INSERT INTO records (dataset_id, id, kind, key)
SELECT dataset_id, id, 'actor', 'actor' || n FROM named;

-- name: vacuum_documents
VACUUM ANALYZE documents;

-- name: vacuum_terms
VACUUM ANALYZE document_terms;

-- name: vacuum_records
VACUUM ANALYZE records;

-- name: analyze_datasets
ANALYZE datasets;
