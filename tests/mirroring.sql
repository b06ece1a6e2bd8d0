-- What is the same in a mirror, row by row: all that a read asks for. $1 is the dataset. But for what
-- was taken back for reason legal, of which a mirror has hashes alone.

-- name: records
SELECT id, kind, key, event_id, status, reason, merged_into FROM records
WHERE dataset_id = $1 AND (status <> 'retracted' OR reason <> 'legal')
  AND (kind <> 'participation' OR status <> 'purged');

-- name: documents
SELECT d.id, version, d.kind, seq, ordinal, superseded_seq, op, d.status, render, content_hash, code,
  country, sort_date::text, sort_name, possible::text, attested::text, certain::text, location::text,
  contested, labelled, body
FROM documents AS d
JOIN records AS r ON r.id = d.id AND (r.status <> 'retracted' OR r.reason <> 'legal')
WHERE d.dataset_id = $1;

-- name: document_terms
-- But for those by which links are found across datasets, of what is merged in another one; and of
-- records of which earlier versions were purged: since when is known to whoever knew those.
SELECT t.document_id, t.field, t.value, t.qualifier, t.kind, t.sort_date::text, t.seq, t.superseded_seq,
  t.merged, t.merged_id
FROM document_terms AS t
JOIN records AS r ON r.id = t.document_id AND (r.status <> 'retracted' OR r.reason <> 'legal')
WHERE r.dataset_id = $1 AND NOT (t.merged AND t.field = 'record' AND NOT EXISTS (
  SELECT FROM records AS v WHERE v.dataset_id = $1 AND v.id = t.value))
  AND NOT EXISTS (SELECT FROM purges AS p WHERE p.id = t.document_id AND p.what = 'earlier');

-- name: labels
SELECT l.id, l.from_seq, l.to_seq, l.label, l.also
FROM labels AS l
JOIN records AS r ON r.id = l.id AND (r.status <> 'retracted' OR r.reason <> 'legal')
WHERE r.dataset_id = $1
  AND NOT EXISTS (SELECT FROM purges AS p WHERE p.id = l.id AND p.what = 'earlier');

-- name: survivors
SELECT id, survivor_id, from_seq, to_seq FROM survivors WHERE dataset_id = $1;

-- name: change_sets
SELECT seq, id, operation, reverts_seq, key_name, reason, edition, counts, recorded_at, dataset_changes
FROM change_sets WHERE dataset_id = $1;

-- name: digests
-- Before a purge there is none to compare.
SELECT kind, seq, records, digest FROM digests
WHERE dataset_id = $1 AND seq >= (SELECT purge_seq FROM counters);

-- name: purges
-- Whoever did not know an event before it was purged knows none of its participations.
SELECT p.seq, p.id, p.what, p.reason
FROM purges AS p
JOIN change_sets AS c ON c.seq = p.seq
WHERE c.dataset_id = $1 AND NOT EXISTS (
  SELECT FROM records AS r WHERE r.id = p.id AND r.kind = 'participation');

-- name: datasets
SELECT slug, title, publisher_id, licence, citation, distribution, note, contact
FROM datasets WHERE id = $1;
