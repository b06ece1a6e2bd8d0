-- What is read beside documents, for their seq.

-- name: read_beside
-- $1 ids that want labels, $2 seqs whose times, $3 datasets whose licences are asked; as of $4.
WITH RECURSIVE named AS (
  SELECT l.id, l.label, l.also, l.from_seq, l.to_seq
  FROM labels AS l
  WHERE l.id = ANY ($1::uuid[]) AND l.to_seq > $4 AND l.from_seq <= $4
  UNION
  SELECT l.id, l.label, l.also, l.from_seq, l.to_seq
  FROM named AS n
  JOIN labels AS l ON l.id = ANY (ids_in(n.also)) AND l.to_seq > $4 AND l.from_seq <= $4
  WHERE n.also <> ''
)
SELECT uuid_send(n.id) AS id, textsend(n.label) AS text, n.also, n.from_seq AS number, n.to_seq
FROM named AS n
UNION ALL
SELECT NULL, textsend(rfc3339(s.recorded_at)),
  NULL, s.seq, NULL
FROM change_sets AS s
WHERE s.seq = ANY ($2::bigint[])
UNION ALL
SELECT NULL, textsend(d.licence), NULL, -d.id, NULL
FROM datasets AS d
WHERE d.id = ANY ($3::integer[])
