-- What an import is to write, in a temporary SQLite file. Nobody needs it after a crash.

-- name: make_records
CREATE TABLE records (
  ordinal INTEGER PRIMARY KEY, rank INTEGER, id BLOB, kind TEXT, key TEXT, body BLOB, hash BLOB,
  raw BLOB, raw_hash BLOB, file TEXT, line INTEGER, needs BLOB);

-- name: make_gone
CREATE TABLE gone (
  id BLOB, more INTEGER, kind TEXT, key TEXT, reason TEXT, named TEXT, file TEXT, line INTEGER,
  PRIMARY KEY (id, more)) WITHOUT ROWID;

-- name: make_refused
CREATE TABLE refused (file TEXT, line INTEGER, PRIMARY KEY (file, line)) WITHOUT ROWID;

-- name: make_plan
CREATE TABLE plan (place INTEGER PRIMARY KEY, ordinal INTEGER, fate TEXT);

-- name: insert_record
INSERT INTO records (ordinal, rank, id, kind, key, body, hash, raw, raw_hash, file, line, needs)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: name_record
SELECT id, kind, key, file, line FROM records WHERE ordinal = ?;

-- name: read_record
SELECT kind, key, body FROM records WHERE ordinal = ?;

-- name: insert_gone
INSERT OR REPLACE INTO gone VALUES (?, ?, ?, ?, ?, ?, ?, ?);

-- name: insert_refused
INSERT OR IGNORE INTO refused VALUES (?, ?);

-- name: index_ids
CREATE INDEX records_id ON records (id, ordinal);

-- name: index_ranks
CREATE INDEX records_rank ON records (rank, ordinal);

-- name: list_twice
SELECT r.ordinal, r.id, r.key, r.hash, r.raw, r.file, r.line
FROM records AS r
WHERE r.id IN (SELECT id FROM records GROUP BY id HAVING count(*) > 1)
ORDER BY r.id, r.ordinal;

-- name: set_raw
UPDATE records SET raw = ?, raw_hash = ? WHERE ordinal = ?;

-- name: delete_record
DELETE FROM records WHERE ordinal = ?;

-- name: count_records
SELECT count(*) FROM records;

-- name: list_hashes
SELECT ordinal, id, kind, hash, raw_hash, needs FROM records ORDER BY rank, ordinal;

-- name: has_record
SELECT EXISTS (SELECT 1 FROM records WHERE id = ?);

-- name: list_gone
-- Without what a row says that is faulty in other respects.
SELECT g.id, g.kind, g.key, g.reason, g.named, g.more FROM gone AS g
WHERE (g.more > 0 OR NOT EXISTS (SELECT 1 FROM records AS r WHERE r.id = g.id))
  AND NOT EXISTS (SELECT 1 FROM refused AS f WHERE f.file = g.file AND f.line = g.line AND g.line > 0);

-- name: list_given
SELECT DISTINCT named FROM gone WHERE named <> '' AND more = 0 AND id IN (SELECT id FROM records);

-- name: insert_plan
-- What is written has places from 1 on; what stays away has none of them.
INSERT INTO plan (place, ordinal, fate) VALUES (?, ?, ?);

-- name: list_changed
SELECT r.id FROM plan AS p JOIN records AS r ON r.ordinal = p.ordinal WHERE p.fate = 'changed';

-- name: count_plan
SELECT r.kind, p.fate, count(*) FROM plan AS p JOIN records AS r ON r.ordinal = p.ordinal
GROUP BY r.kind, p.fate;

-- name: name_plan
SELECT r.id, r.kind, r.key, r.body FROM plan AS p JOIN records AS r ON r.ordinal = p.ordinal
WHERE p.fate = ? ORDER BY p.place LIMIT ?;

-- name: read_plan
-- Of the places from the first to before the second; the hash of those that differ, or are new.
SELECT r.id, r.kind, r.key, r.body, CASE p.fate WHEN 'raw' THEN NULL ELSE r.hash END, r.raw
FROM plan AS p
JOIN records AS r ON r.ordinal = p.ordinal
WHERE p.place >= ? AND p.place < ?
ORDER BY p.place;

-- name: count_places
SELECT count(*) FROM plan WHERE place > 0;
