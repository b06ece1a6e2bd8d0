-- Taking out what must be nowhere any more. $1 is the record, $2 the seq of the purge.

-- name: find_record
SELECT r.id, r.dataset_id, r.kind, r.key, r.status, r.reason, r.event_id, s.slug,
  (SELECT max(p.seq) FROM purges AS p WHERE p.id = r.id AND p.what = 'record') AS purged_seq,
  (SELECT m.key FROM records AS m WHERE m.dataset_id = r.dataset_id AND m.id = r.merged_into) AS merged_key,
  ARRAY(SELECT m.key FROM records AS m WHERE m.merged_into = r.id ORDER BY m.key) AS answers_for,
  (SELECT count(*) FROM documents AS d WHERE d.id = r.id AND d.status <> 'purged') AS versions
FROM records AS r
JOIN datasets AS s ON s.id = r.dataset_id
WHERE r.id = $1;

-- name: find_change_set
SELECT c.seq, c.dataset_id, s.slug, (
    SELECT max(p.seq) FROM purges AS p WHERE p.id = c.id AND p.what = 'change_set') AS purged_seq
FROM change_sets AS c
JOIN datasets AS s ON s.id = c.dataset_id
WHERE c.id = $1;

-- name: stage_purge
-- What it says takes no side any more: the facts that it spoke to are reached by this.
INSERT INTO stage_operations (id, ordinal, op, kind, key, sound, pointer, record_at)
SELECT r.id, 1, 'purge', r.kind, '', true, '', '' FROM records AS r WHERE r.id = $1;

-- name: keep_purge
INSERT INTO purges (seq, id, what, reason)
SELECT $2, n.id, $3, $4
FROM (
  SELECT $1::uuid AS id
  UNION ALL
  SELECT r.id FROM records AS r WHERE r.event_id = $1 AND $3 <> 'change_set'
) AS n;

-- name: purge_records
UPDATE records
SET status = 'purged', reason = $2, key = 'purged:' || id, input_hash = NULL
WHERE (id = $1 OR event_id = $1) AND status <> 'purged';

-- name: withdraw_releases
-- Those that hold it, of its dataset from its first version on; and those of others that show its name
-- beside a document that names it, or beside one that names a source which it publishes. $3 why, $4
-- whether its earlier versions alone are purged.
WITH own (id) AS (
  SELECT $1::uuid UNION ALL SELECT p.id FROM records AS p WHERE p.event_id = $1
), named (id) AS (
  SELECT o.id FROM own AS o
  UNION
  SELECT t.document_id FROM document_terms AS t JOIN own AS o ON o.id = t.value WHERE t.field = 'publisher'
), held AS (
  SELECT d.dataset_id, min(d.seq) AS first_seq, CASE WHEN $4 THEN max(d.seq) ELSE $2::bigint END AS end_seq
  FROM documents AS d WHERE d.id = $1 GROUP BY d.dataset_id
)
UPDATE releases AS r
SET withdrawn_at = clock_timestamp(), withdrawn_reason = $3
FROM held AS h
WHERE r.withdrawn_at IS NULL AND r.seq >= h.first_seq AND r.seq < h.end_seq
  AND (r.dataset_id = h.dataset_id OR EXISTS (
    SELECT FROM named AS n
    JOIN document_terms AS t ON t.value = n.id AND t.seq <= r.seq AND t.superseded_seq > r.seq
    JOIN documents AS d ON d.id = t.document_id AND d.seq <= r.seq AND d.superseded_seq > r.seq
    WHERE d.dataset_id = r.dataset_id));

-- name: withdraw_telling
-- Those with a field of their dataset as the change set $1 made it, or found it, unless that is so now. Of
-- note and contact, which manifests have not, the change sets before and after tell how long they were so;
-- where these were purged, all are meant that may have them. $2 why.
WITH told AS (
  SELECT c.dataset_id, c.seq, f.key AS field, f.value ->> 'before' AS before, f.value ->> 'after' AS after
  FROM change_sets AS c
  CROSS JOIN LATERAL jsonb_each(c.dataset_changes) AS f
  WHERE c.id = $1 AND f.key IN ('title', 'licence', 'citation', 'note', 'contact')
), had AS (
  SELECT t.dataset_id, t.field, t.before AS value, COALESCE((
      SELECT max(c.seq) FROM change_sets AS c
      WHERE c.dataset_id = t.dataset_id AND c.seq < t.seq AND c.dataset_changes -> t.field IS NOT NULL), 0
    ) AS first_seq, t.seq AS end_seq
  FROM told AS t
  UNION ALL
  SELECT t.dataset_id, t.field, t.after, t.seq, COALESCE((
      SELECT min(c.seq) FROM change_sets AS c
      WHERE c.dataset_id = t.dataset_id AND c.seq > t.seq AND c.dataset_changes -> t.field IS NOT NULL),
    9223372036854775807)
  FROM told AS t
)
UPDATE releases AS r
SET withdrawn_at = clock_timestamp(), withdrawn_reason = $2
FROM had AS h
JOIN datasets AS s ON s.id = h.dataset_id
WHERE r.dataset_id = h.dataset_id AND r.withdrawn_at IS NULL AND h.value IS NOT NULL
  AND h.value IS DISTINCT FROM to_jsonb(s) ->> h.field
  AND CASE WHEN h.field IN ('note', 'contact') THEN r.seq >= h.first_seq AND r.seq < h.end_seq
    ELSE r.manifest::json ->> h.field = h.value END;

-- name: silence_telling
-- Those that are withdrawn, by whomever, are in the catalogue still: their title and citation go, where these
-- have what the change set $1 said, or replaced.
UPDATE releases AS r
SET manifest = silenced(r.manifest)
FROM change_sets AS c
JOIN datasets AS s ON s.id = c.dataset_id
CROSS JOIN LATERAL jsonb_each(c.dataset_changes) AS f
CROSS JOIN LATERAL (VALUES (f.value ->> 'before'), (f.value ->> 'after')) AS t (told)
WHERE c.id = $1 AND r.dataset_id = c.dataset_id AND r.withdrawn_at IS NOT NULL
  AND f.key IN ('title', 'citation') AND t.told <> '' AND t.told IS DISTINCT FROM to_jsonb(s) ->> f.key
  AND (r.manifest::json ->> 'title' = t.told OR strpos(r.manifest::json ->> 'citation', t.told) > 0);

-- name: silence_naming
-- And where the citation names the record $1, which published it; $2 whether its earlier versions alone are
-- purged.
UPDATE releases AS r
SET manifest = silenced(r.manifest)
FROM labels AS l
JOIN records AS o ON o.id = l.id
CROSS JOIN LATERAL json_each(('{' || l.label || '}')::json) AS m
WHERE l.id = $1 AND o.kind = 'actor' AND (NOT $2 OR l.to_seq < 9223372036854775807)
  AND r.dataset_id = o.dataset_id AND r.withdrawn_at IS NOT NULL AND m.value ->> 'name' <> ''
  AND strpos(r.manifest::json ->> 'citation', m.value ->> 'name') > 0;

-- name: list_withdrawn
-- $1 why they were withdrawn.
SELECT s.slug AS dataset, r.name, r.seq, r.store,
  EXISTS (SELECT FROM releases AS x WHERE x.replaces = r.id) AS replaced
FROM releases AS r
JOIN datasets AS s ON s.id = r.dataset_id
WHERE r.withdrawn_reason = $1
ORDER BY s.slug, r.seq, r.id;

-- name: touch_facts
-- Other facts whose standing may have changed.
INSERT INTO stage_touched (id, kind)
SELECT DISTINCT f.id, f.kind
FROM stage_facts AS f
JOIN records AS r ON r.id = f.id AND r.status <> 'purged';

-- name: stage_tombstone
-- The last version says that it was purged; where only earlier ones were, it says what it said.
INSERT INTO stage_documents (id, version, kind, ordinal, op, status, content_hash, code, country,
  sort_date, sort_name, possible, attested, certain, location, contested, labelled, body)
SELECT d.id, d.version + 1, d.kind, (SELECT count(*) + 1 FROM stage_documents), 'purge', d.status,
  d.content_hash, d.code, d.country, d.sort_date, d.sort_name, d.possible, d.attested, d.certain,
  d.location, d.contested, d.labelled, d.body
FROM documents AS d
WHERE d.id = $1 AND d.superseded_seq = 9223372036854775807;

-- name: blank_tombstone
UPDATE stage_documents AS d
SET status = 'purged', content_hash = sha256(convert_to(b.body, 'UTF8')), code = '', country = NULL,
  sort_date = '-infinity', sort_name = '', possible = NULL, attested = NULL, certain = NULL,
  location = NULL, contested = false, labelled = '', body = b.body
FROM records AS r
JOIN datasets AS s ON s.id = r.dataset_id
CROSS JOIN LATERAL (SELECT purged_body(r.kind, r.id, s.slug, r.reason)) AS b (body)
WHERE d.id = $1 AND r.id = $1;

-- name: purge_documents
-- What served as of a seq before the purge, too.
UPDATE documents AS d
SET status = 'purged', content_hash = sha256(convert_to(b.body, 'UTF8')), code = '', country = NULL,
  sort_date = '-infinity', sort_name = '', possible = NULL, attested = NULL, certain = NULL,
  location = NULL, contested = false, labelled = '', body = b.body
FROM records AS r
JOIN datasets AS s ON s.id = r.dataset_id
CROSS JOIN LATERAL (SELECT purged_body(r.kind, r.id, s.slug, $3)) AS b (body)
WHERE d.id = $1 AND r.id = $1 AND d.superseded_seq <= $2 AND is_purged(d.id, d.superseded_seq);

-- name: purge_terms
-- Those too by which the record was found that answered for it.
DELETE FROM document_terms
WHERE (document_id = $1 OR merged_id = $1) AND (superseded_seq <= $2 OR is_purged($1, superseded_seq));

-- name: purge_labels
DELETE FROM labels
WHERE (id = $1 OR id IN (SELECT r.id FROM records AS r WHERE r.event_id = $1))
  AND is_purged(id, to_seq);

-- name: lock_indexes
-- What is being indexed may be what is purged: wait for it, and let nobody begin again.
SELECT s.name FROM index_states AS s ORDER BY s.name FOR UPDATE;

-- name: purge_words
-- Those too of the record that answers for it: what follows on the purge brings them anew.
DELETE FROM search_words
WHERE document_id = $1 OR document_id IN (SELECT s.survivor_id FROM survivors AS s WHERE s.id = $1);

-- name: purge_found_names
DELETE FROM search_names WHERE actor_id = $1;

-- name: purge_raw_rows
-- $2 whether those of earlier versions alone are purged.
DELETE FROM raw_rows WHERE record_id = $1 AND (NOT $2 OR to_seq < 9223372036854775807);

-- name: purge_standings
DELETE FROM standings
WHERE fact_id = $1 OR fact_id IN (SELECT p.id FROM participations AS p WHERE p.event_id = $1);

-- name: purge_evidence
DELETE FROM evidence
WHERE fact_id = $1 OR fact_id IN (SELECT p.id FROM participations AS p WHERE p.event_id = $1);

-- name: purge_figures
DELETE FROM figures WHERE owner_id = $1;

-- name: purge_names
DELETE FROM actor_names WHERE actor_id = $1;

-- name: purge_identifiers
DELETE FROM actor_identifiers WHERE actor_id = $1;

-- name: purge_attestations
DELETE FROM affiliation_attestations WHERE affiliation_id = $1;

-- name: purge_speakers
DELETE FROM statement_speakers WHERE statement_id = $1;

-- name: purge_hops
DELETE FROM statement_hops WHERE statement_id = $1;

-- name: purge_abouts
DELETE FROM statement_about WHERE statement_id = $1;

-- name: purge_links
-- Nothing refers to a link.
DELETE FROM links WHERE id = $1;

-- name: part_participations
UPDATE participations SET ordinal = NULL, coded = false WHERE event_id = $1;

-- name: blank_actor
-- Rows that others refer to stay, and say nothing.
UPDATE actors
SET actor_kind = 'unnamed', name = '', countries = '{}', start_date = NULL, end_date = NULL,
  description = NULL
WHERE id = $1;

-- name: blank_affiliation
UPDATE affiliations
SET type = 'related_to', title = NULL, start_date = NULL, end_date = NULL, possible = 'empty',
  attested = NULL, certain = NULL, coded = false
WHERE id = $1;

-- name: blank_event
UPDATE events
SET title = '', category = 'other', summary = NULL, happened = NULL, place_name = NULL, country = NULL,
  place_precision = NULL, lat = NULL, lon = NULL, parent_id = NULL, coded = false
WHERE id = $1;

-- name: blank_statement
UPDATE statements
SET act = 'report', content = '', quote = NULL, language = NULL, said = NULL, medium = NULL,
  addressee_id = NULL
WHERE id = $1;

-- name: blank_source
UPDATE sources
SET source_kind = 'document', title = '', publisher_id = NULL, url = NULL, archive_url = NULL,
  published = NULL, retrieved_at = NULL, language = NULL, licence = NULL, republishes_id = NULL,
  -- What others cite of the text is held against its policy and its length.
  text_sha256 = CASE WHEN policy IS NOT NULL THEN sha256(''::bytea) END, note = NULL
WHERE id = $1;

-- name: purge_change_set
UPDATE change_sets SET reason = 'purged', dataset_changes = NULL WHERE id = $1;

-- name: advance_purge
UPDATE counters SET purge_seq = seq;

-- name: list_mentions
-- Current documents that name it, or a part of it.
SELECT DISTINCT r.kind, r.id, r.key, t.field, s.slug
FROM document_terms AS t
JOIN documents AS d ON d.id = t.document_id AND d.superseded_seq = 9223372036854775807
JOIN records AS r ON r.dataset_id = d.dataset_id AND r.id = d.id AND r.status <> 'purged'
JOIN datasets AS s ON s.id = r.dataset_id
WHERE t.superseded_seq = 9223372036854775807 AND NOT t.merged AND t.document_id <> $1
  AND t.value = ANY (ARRAY(
    SELECT $1::uuid UNION ALL SELECT p.id FROM records AS p WHERE p.event_id = $1))
ORDER BY r.kind, r.key, t.field
LIMIT 1000;

-- name: dismiss_writers
-- The stages of writers hold what they wrote last; the tables end with their connections.
SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity AS a
WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
  AND a.application_name IN ('whence writer', 'whence load', 'whence revert');

-- name: list_texts
-- Every column that may hold a text, with what tells its rows apart: for --find.
SELECT c.relname AS table_name, a.attname AS column_name,
  ARRAY(
    SELECT k.attname FROM pg_index AS i
    JOIN pg_attribute AS k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey)
    WHERE i.indrelid = c.oid AND i.indisprimary
    ORDER BY array_position(i.indkey::smallint[], k.attnum)) AS key_columns
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS t ON t.oid = a.atttypid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
  AND (t.typcategory IN ('S', 'A', 'C') OR t.typname IN ('json', 'jsonb') OR t.typtype = 'd')
  AND t.typname NOT IN ('sha256', '_uuid')
ORDER BY c.relname, a.attnum;

-- name: list_records
SELECT r.kind, r.id, r.status FROM records AS r WHERE r.id = ANY ($1::uuid[]);
