-- Which actors have a key in common: SQLite, on disk, so that memory does not grow with the data.

-- name: create_keys
CREATE TABLE keys (key INTEGER NOT NULL, actor INTEGER NOT NULL, dataset INTEGER NOT NULL, whole INTEGER NOT NULL);

-- name: insert_key
INSERT INTO keys (key, actor, dataset, whole) VALUES (?, ?, ?, ?);

-- name: sorted_keys
SELECT key, actor, dataset, whole FROM keys ORDER BY key, actor;

-- name: create_pairs
CREATE TABLE pairs (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;

-- name: insert_pair
INSERT OR IGNORE INTO pairs (one, other) VALUES (?, ?);

-- name: count_pairs
SELECT count(*) FROM pairs;

-- name: list_pairs
SELECT one, other FROM pairs ORDER BY one, other;
