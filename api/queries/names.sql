-- Actors by a name that is known but roughly. :name is a value, {name} a word of this code's own tables.

-- name: find_names
-- For each way to look the names that have the words, the shortest first; each leads to its actor, and where that is
-- merged to the one that answers for it. `query` says which of many questions a way belongs to.
SELECT p.query, d.id, n.is_person, n.written
FROM json_to_recordset(:probes::json)
  AS p (query integer, same text[], one text[], near_one text, other text[], near_other text,
    consonants text, state text)
CROSS JOIN LATERAL (
  (SELECT n.actor_id, n.is_person, n.written
    FROM search_names AS n
    WHERE p.other IS NULL AND n.sounds LIKE ANY (p.one)
      AND (n.sounds || '' LIKE ANY (p.same) OR {near_one}) AND {names}
    ORDER BY n.sounds LIKE ANY (p.same) DESC, length(n.sounds), n.actor_id
    LIMIT {most})
  UNION ALL
  (SELECT n.actor_id, n.is_person, n.written
    FROM search_names AS n
    -- Written out: of two arrays the index would be asked for every pair.
    WHERE p.other IS NOT NULL AND ({has_one}) AND ({has_other}) AND {near_one} AND {near_other}
      AND {names}
    ORDER BY n.sounds LIKE ANY (p.same) DESC, length(n.sounds), n.actor_id
    LIMIT {most})
  {otherwise}
) AS n
CROSS JOIN LATERAL ({answering}) AS a
CROSS JOIN LATERAL (
  SELECT d.id FROM documents AS d WHERE d.id = a.id AND {conditions} OFFSET 0
) AS d

-- name: look_names_up
-- The same by whole words: for each way to look the names that have one of these, and one of the others.
SELECT p.query, d.id, n.is_person, n.written
FROM json_to_recordset(:probes::json)
  AS p (query integer, words text[], others text[], same text[], consonants text, state text)
CROSS JOIN LATERAL (
  (SELECT n.actor_id, n.is_person, n.written
    FROM search_names AS n
    WHERE string_to_array(n.sounds, ' ') && p.words AND string_to_array(n.sounds, ' ') && p.others
      AND {names}
    ORDER BY string_to_array(n.sounds, ' ') && p.same DESC, length(n.sounds), n.actor_id
    LIMIT {most})
  {otherwise}
) AS n
CROSS JOIN LATERAL ({answering}) AS a
CROSS JOIN LATERAL (
  SELECT d.id FROM documents AS d WHERE d.id = a.id AND {conditions} OFFSET 0
) AS d

-- name: otherwise
-- As a whole: without vowels, or as a state.
UNION ALL
  (SELECT n.actor_id, n.is_person, n.written
    FROM search_names AS n WHERE n.consonants = p.consonants AND {names} LIMIT {most})
  UNION ALL
  (SELECT n.actor_id, n.is_person, n.written
    FROM search_names AS n WHERE n.state = p.state AND {names} LIMIT {most})

-- name: has
n.sounds LIKE p.{word}[{place}]

-- name: near
-- Never by the index, which would be asked for far more than by the patterns.
n.sounds || '' ~ p.near_{word}

-- name: answering
SELECT n.actor_id AS id
UNION ALL
SELECT s.survivor_id FROM survivors AS s
WHERE s.id = n.actor_id AND s.to_seq = 9223372036854775807

-- name: seen_names
n.dataset_id = ANY (ARRAY(
  SELECT d.dataset_id FROM (SELECT id AS dataset_id FROM datasets) AS d WHERE {datasets}))

-- name: narrowed_names
-- Before the most alike are chosen, where not all there are may be found.
EXISTS (
  SELECT FROM ({answering}) AS a
  JOIN documents AS d ON d.id = a.id
  WHERE {conditions})
