-- What a mirror has, compared with what its documents say.

-- name: is_mirror
SELECT EXISTS (SELECT FROM mirrors);

-- name: list_current
-- $1 ids: what is current of them, and by what it is found.
SELECT d.id, d.kind, d.version, d.status, d.code, d.country, d.sort_name, d.contested, d.labelled, d.body,
  l.label, l.also, w.label AS wanted_label, w.also AS wanted_also,
  ARRAY(
    SELECT concat_ws(' ', t.field, t.value, t.qualifier) FROM document_terms AS t
    WHERE t.document_id = d.id AND t.superseded_seq = 9223372036854775807 AND NOT t.merged) AS terms
FROM unnest($1::uuid[]) AS n (id)
JOIN documents AS d ON d.id = n.id AND d.superseded_seq = 9223372036854775807
LEFT JOIN labels AS l ON l.id = d.id AND l.to_seq = 9223372036854775807
LEFT JOIN LATERAL (SELECT * FROM document_labels AS x WHERE x.id = d.id OFFSET 0) AS w ON true
WHERE d.status NOT IN ('purged', 'withheld');
