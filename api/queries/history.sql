-- Every version of a record, newest first, each with the change set that brought it.

-- name: read_history
-- $1 id, $2 internal datasets that the reader may read, $3 the seq to which versions were superseded
-- at the latest, $4 the one version that is asked for, or null, $5 how many. Of one version what was
-- before it comes along, for the patch.
SELECT c.seq AS latest_seq, f.kind, f.status AS current_status, f.version AS versions, f.licence,
  h.version, h.seq, h.recorded_at, h.change_set, h.reason, h.key_name, h.op, h.status, h.content_hash,
  h.labelled, h.body
FROM counters AS c
LEFT JOIN (
  SELECT d.kind, d.status, d.version, s.licence
  FROM documents AS d
  JOIN datasets AS s ON s.id = d.dataset_id
  WHERE d.id = $1 AND d.superseded_seq = 9223372036854775807
    AND (s.distribution = 'public' OR s.slug = ANY ($2) OR '*' = ANY ($2))
) AS f ON true
LEFT JOIN LATERAL (
  SELECT d.version, d.seq, m.recorded_at, m.id AS change_set, m.reason, m.key_name, d.op, d.status,
    encode(d.content_hash, 'hex') AS content_hash, d.labelled, textsend(d.body) AS body, d.superseded_seq
  FROM documents AS d
  JOIN change_sets AS m ON m.seq = d.seq
  WHERE f.kind IS NOT NULL AND d.id = $1 AND d.superseded_seq <= $3
    AND ($4::integer IS NULL OR d.version IN ($4, $4 - 1))
  ORDER BY d.superseded_seq DESC
  LIMIT $5
) AS h ON true
ORDER BY h.superseded_seq DESC;
