-- The names that actors are found by. $1 are ids.

-- name: list_named
SELECT d.id, d.dataset_id, d.body
FROM documents AS d
WHERE d.id = ANY ($1::uuid[]) AND d.kind = 'actor' AND d.superseded_seq = 9223372036854775807
  AND d.status <> 'purged';

-- name: drop_names
DELETE FROM search_names AS s WHERE s.actor_id = ANY ($1::uuid[]);

-- name: put_names
INSERT INTO search_names (actor_id, ordinal, dataset_id, is_person, sounds, consonants, state, written)
SELECT * FROM unnest(
  $1::uuid[], $2::integer[], $3::integer[], $4::boolean[], $5::text[], $6::text[], $7::text[], $8::text[]);
