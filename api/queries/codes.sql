-- Code lists.

-- name: read_codes
-- $1 the scheme, or null for all of them.
SELECT (SELECT seq FROM counters) AS latest_seq, c.scheme,
  json_strip_nulls(json_agg(
    json_build_object('code', c.code, 'definition', c.definition, 'broader', c.broader,
      'mappings', COALESCE((
        SELECT json_agg(
          json_build_object('vocabulary', m.vocabulary, 'code', m.their_code, 'match', m.match)
          ORDER BY m.vocabulary, m.their_code)
        FROM code_mappings AS m
        WHERE m.scheme = c.scheme AND m.code = c.code), '[]'::json))
    ORDER BY c.ordinal))::text AS codes
FROM codes AS c
WHERE c.scheme = $1 OR $1::text IS NULL
GROUP BY c.scheme
ORDER BY c.scheme
