-- The bodies that Whence's lists and streams are made of, and nothing else.

-- name: list_all
SELECT body FROM documents
WHERE kind = 'event' AND superseded_seq = 9223372036854775807 AND status = 'active'
ORDER BY sort_date DESC, id DESC
LIMIT 100;

-- name: list_country
SELECT body FROM documents
WHERE kind = 'event' AND superseded_seq = 9223372036854775807 AND status = 'active' AND country = $1
ORDER BY sort_date DESC, id DESC
LIMIT 100;

-- name: copy_bodies
SELECT body FROM documents
WHERE kind = 'event' AND superseded_seq = 9223372036854775807 AND status = 'active';

-- name: event_ids
SELECT id FROM documents
WHERE kind = 'event' AND superseded_seq = 9223372036854775807 AND status = 'active'
ORDER BY id;

-- name: find_dataset
SELECT d.id, c.seq FROM datasets AS d CROSS JOIN counters AS c WHERE d.slug = 'bench';
