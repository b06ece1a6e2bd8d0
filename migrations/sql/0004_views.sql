-- Each kind's JSON, in one place. Documents are these views as they were at a seq.
-- OFFSET 0 keeps the planner from turning the look-up of one record's parts into the aggregation
-- of everybody's: rendering 20,000 records of a new dataset took 115 s without it.

CREATE FUNCTION crockford_pairs() RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT convert_to(string_agg(high || low, '' ORDER BY i, j), 'UTF8')
  FROM regexp_split_to_table('0123456789abcdefghjkmnpqrstvwxyz', '') WITH ORDINALITY AS x (high, i),
    regexp_split_to_table('0123456789abcdefghjkmnpqrstvwxyz', '') WITH ORDINALITY AS y (low, j)
$$;
COMMENT ON FUNCTION crockford_pairs IS 'The two digits of each number of ten bits, one pair after the other.';

-- Ten bits at a time: 1 microsecond an id. What PostgreSQL inlines asks for the id's bytes anew
-- for each of them and takes 4; a loop takes 20.
CREATE FUNCTION crockford(raw bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN convert_from(
    substring(crockford_pairs() FROM (get_byte(raw, 0) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM (((get_byte(raw, 1) << 2) | (get_byte(raw, 2) >> 6)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 2) & 63) << 4) | (get_byte(raw, 3) >> 4)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 3) & 15) << 6) | (get_byte(raw, 4) >> 2)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 4) & 3) << 8) | get_byte(raw, 5)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM (((get_byte(raw, 6) << 2) | (get_byte(raw, 7) >> 6)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 7) & 63) << 4) | (get_byte(raw, 8) >> 4)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 8) & 15) << 6) | (get_byte(raw, 9) >> 2)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 9) & 3) << 8) | get_byte(raw, 10)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM (((get_byte(raw, 11) << 2) | (get_byte(raw, 12) >> 6)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 12) & 63) << 4) | (get_byte(raw, 13) >> 4)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 13) & 15) << 6) | (get_byte(raw, 14) >> 2)) << 1) + 1 FOR 2)
    || substring(crockford_pairs() FROM ((((get_byte(raw, 14) & 3) << 8) | get_byte(raw, 15)) << 1) + 1 FOR 2), 'UTF8');
END
$$;
COMMENT ON FUNCTION crockford IS '16 bytes as one big-endian number in 26 characters of Crockford base32, lower case.';

CREATE FUNCTION actor_public_id(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT 'act_' || crockford(uuid_send(id)) $$;
CREATE FUNCTION affiliation_public_id(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT 'aff_' || crockford(uuid_send(id)) $$;
CREATE FUNCTION event_public_id(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT 'evt_' || crockford(uuid_send(id)) $$;
CREATE FUNCTION participation_public_id(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT 'par_' || crockford(uuid_send(id)) $$;
CREATE FUNCTION statement_public_id(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT 'stm_' || crockford(uuid_send(id)) $$;
CREATE FUNCTION source_public_id(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT 'src_' || crockford(uuid_send(id)) $$;

CREATE FUNCTION fuzzy_date_json(d fuzzy_date) RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (d).edtf IS NOT NULL THEN json_build_object(
    'edtf', (d).edtf, 'earliest', (d).earliest, 'latest', (d).latest,
    'start_unknown', CASE WHEN (d).start_unknown THEN true END,
    'end_unknown', CASE WHEN (d).end_unknown THEN true END,
    'inferred', (d).inferred, 'note', (d).note) END
$$;

CREATE FUNCTION possible_days(d fuzzy_date) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (d).edtf IS NULL THEN NULL
    WHEN (d).bounded THEN daterange((d).earliest, (d).latest, '[]') ELSE 'empty' END
$$;

CREATE FUNCTION certain_days(d fuzzy_date) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (d).certain_from IS NOT NULL
    THEN daterange((d).certain_from, (d).certain_to, '[]') ELSE 'empty' END
$$;

CREATE FUNCTION standing_json(contested boolean, affirmed json, denied json, questioned json, coded_by uuid)
RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT json_build_object(
    'contested', COALESCE(contested, false),
    'affirmed_by', COALESCE(affirmed, '[]'::json),
    'denied_by', COALESCE(denied, '[]'::json),
    'questioned_by', COALESCE(questioned, '[]'::json),
    'coded_by', actor_public_id(coded_by))
$$;

CREATE VIEW evidence_lists AS
SELECT fact_id, name_ordinal, json_agg(
  json_build_object(
    'source', source_public_id(source_id),
    'passage', CASE passage_type
      WHEN 'text' THEN json_build_object('type', 'text', 'start', start_at, 'end', end_at,
        'sha256', encode(passage_sha256, 'hex'), 'exact', exact, 'prefix', prefix, 'suffix', suffix)
      WHEN 'locator' THEN json_build_object('type', 'locator', 'page', page, 'row', "row",
        'sentence', sentence, 'time', "time", 'note', note)
    END,
    'fields', fields,
    'polarity', polarity)
  ORDER BY ordinal) AS evidence
FROM evidence
GROUP BY fact_id, name_ordinal;
COMMENT ON VIEW evidence_lists IS 'The evidence of a fact, or of one name of an actor, as JSON.';

CREATE VIEW figure_lists AS
SELECT owner_id, json_agg(
  json_build_object('measure', measure, 'party', actor_public_id(party_id), 'low', low,
    'best', best, 'high', high, 'unit', unit)
  ORDER BY ordinal) AS figures
FROM figures
GROUP BY owner_id;
COMMENT ON VIEW figure_lists IS 'The figures of an event or a statement as JSON.';

CREATE VIEW standing_sides AS
SELECT fact_id,
  bool_or(stance = 'affirms') AND bool_or(stance = 'denies')
    AND count(DISTINCT party_id) FILTER (WHERE stance IN ('affirms', 'denies')) > 1 AS contested,
  json_agg(voice ORDER BY party_id) FILTER (WHERE stance = 'affirms') AS affirmed,
  json_agg(voice ORDER BY party_id) FILTER (WHERE stance = 'denies') AS denied,
  json_agg(voice ORDER BY party_id) FILTER (WHERE stance = 'questions') AS questioned
FROM (
  SELECT fact_id, stance, party_id, json_build_object(
    'party', actor_public_id(party_id),
    'statements', (
      SELECT json_agg(statement_public_id(s.id) ORDER BY s.position)
      FROM unnest(statement_ids) WITH ORDINALITY AS s (id, position))) AS voice
  FROM standings
) AS voices
GROUP BY fact_id;
COMMENT ON VIEW standing_sides IS 'The sides that parties take on a fact, as JSON.';

CREATE VIEW record_heads AS
SELECT r.dataset_id, r.id, r.kind, r.key, r.status, r.reason, d.slug AS dataset, d.publisher_id
FROM records AS r
JOIN datasets AS d ON d.id = r.dataset_id;
COMMENT ON VIEW record_heads IS 'What every document begins with.';

CREATE VIEW participation_lists AS
SELECT p.event_id, bool_or(COALESCE(s.contested, false)) AS contested, json_agg(
  json_build_object(
    'id', participation_public_id(p.id), 'key', h.key, 'actor', actor_public_id(p.actor_id),
    'role', p.role,
    'standing', standing_json(s.contested, s.affirmed, s.denied, s.questioned,
      CASE WHEN p.coded THEN h.publisher_id END),
    'evidence', COALESCE(e.evidence, '[]'::json))
  ORDER BY p.ordinal) AS participations
FROM participations AS p
JOIN record_heads AS h ON h.dataset_id = p.dataset_id AND h.id = p.id
LEFT JOIN LATERAL (SELECT * FROM standing_sides AS x WHERE x.fact_id = p.id OFFSET 0) AS s ON true
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = p.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true
WHERE p.ordinal IS NOT NULL
GROUP BY p.event_id;
COMMENT ON VIEW participation_lists IS 'The participations of an event as JSON.';

CREATE VIEW event_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.category AS code, f.country::text AS country,
  COALESCE((f.happened).earliest, '-infinity') AS sort_date, f.title AS sort_name,
  possible_days(f.happened) AS possible, certain_days(f.happened) AS attested,
  certain_days(f.happened) AS certain,
  point(f.lon::double precision, f.lat::double precision) AS location,
  COALESCE(s.contested, false) OR COALESCE(p.contested, false) AS contested,
  json_strip_nulls(json_build_object(
    'id', event_public_id(f.id), 'kind', 'event', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'title', f.title, 'category', f.category, 'summary', f.summary,
    'when', fuzzy_date_json(f.happened),
    'place', CASE WHEN f.place_precision IS NOT NULL THEN json_build_object(
      'name', f.place_name, 'country', f.country, 'precision', f.place_precision,
      'lat', trim_scale(f.lat), 'lon', trim_scale(f.lon)) END,
    'parent', event_public_id(f.parent_id),
    'figures', COALESCE(g.figures, '[]'::json),
    'participations', COALESCE(p.participations, '[]'::json),
    'standing', standing_json(s.contested, s.affirmed, s.denied, s.questioned,
      CASE WHEN f.coded THEN h.publisher_id END),
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM events AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (SELECT * FROM participation_lists AS x WHERE x.event_id = f.id OFFSET 0) AS p ON true
LEFT JOIN LATERAL (SELECT * FROM standing_sides AS x WHERE x.fact_id = f.id OFFSET 0) AS s ON true
LEFT JOIN LATERAL (SELECT * FROM figure_lists AS x WHERE x.owner_id = f.id OFFSET 0) AS g ON true
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
COMMENT ON VIEW event_bodies IS 'Events as they are served, with the columns to find them by.';

CREATE VIEW affiliation_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.type AS code, NULL::text AS country,
  COALESCE(lower(f.possible), '-infinity') AS sort_date, COALESCE(f.title, '') AS sort_name,
  f.possible, f.attested, f.certain, NULL::point AS location,
  COALESCE(s.contested, false) AS contested,
  json_strip_nulls(json_build_object(
    'id', affiliation_public_id(f.id), 'kind', 'affiliation', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'subject', actor_public_id(f.subject_id), 'type', f.type,
    'object', actor_public_id(f.object_id), 'title', f.title,
    'start', fuzzy_date_json(f.start_date), 'end', fuzzy_date_json(f.end_date),
    'attested', COALESCE((
      SELECT json_agg(fuzzy_date_json(a.attested) ORDER BY a.ordinal)
      FROM affiliation_attestations AS a WHERE a.affiliation_id = f.id), '[]'::json),
    'standing', standing_json(s.contested, s.affirmed, s.denied, s.questioned,
      CASE WHEN f.coded THEN h.publisher_id END),
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM affiliations AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (SELECT * FROM standing_sides AS x WHERE x.fact_id = f.id OFFSET 0) AS s ON true
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
COMMENT ON VIEW affiliation_bodies IS 'Affiliations as they are served, with the columns to find them by.';

CREATE VIEW actor_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.actor_kind AS code, NULL::text AS country,
  COALESCE((f.start_date).earliest, '-infinity') AS sort_date, f.name AS sort_name,
  CASE WHEN (f.start_date).edtf IS NOT NULL OR (f.end_date).edtf IS NOT NULL THEN
    daterange((f.start_date).earliest, (f.end_date).latest, '[]') END AS possible,
  NULL::daterange AS attested, NULL::daterange AS certain, NULL::point AS location,
  false AS contested,
  json_strip_nulls(json_build_object(
    'id', actor_public_id(f.id), 'kind', 'actor', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'actor_kind', f.actor_kind, 'name', f.name,
    'names', COALESCE((
      SELECT json_agg(json_build_object('name', n.name, 'kind', n.kind, 'language', n.language,
        'script', n.script, 'evidence', COALESCE(x.evidence, '[]'::json)) ORDER BY n.ordinal)
      FROM actor_names AS n
      LEFT JOIN LATERAL (
        SELECT y.evidence FROM evidence_lists AS y
        WHERE y.fact_id = n.actor_id AND y.name_ordinal = n.ordinal OFFSET 0
      ) AS x ON true
      WHERE n.actor_id = f.id), '[]'::json),
    'countries', f.countries,
    'identifiers', COALESCE((
      SELECT json_agg(json_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.ordinal)
      FROM actor_identifiers AS i WHERE i.actor_id = f.id), '[]'::json),
    'start', fuzzy_date_json(f.start_date), 'end', fuzzy_date_json(f.end_date),
    'description', f.description,
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM actors AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
COMMENT ON VIEW actor_bodies IS 'Actors as they are served, with the columns to find them by.';

CREATE VIEW statement_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.act AS code, NULL::text AS country,
  COALESCE((f.said).earliest, '-infinity') AS sort_date, '' AS sort_name,
  possible_days(f.said) AS possible, certain_days(f.said) AS attested,
  certain_days(f.said) AS certain, NULL::point AS location, false AS contested,
  json_strip_nulls(json_build_object(
    'id', statement_public_id(f.id), 'kind', 'statement', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'act', f.act,
    'speakers', (
      SELECT json_agg(json_build_object('actor', actor_public_id(s.actor_id), 'title', s.title,
        'on_behalf_of', actor_public_id(s.on_behalf_of_id)) ORDER BY s.ordinal)
      FROM statement_speakers AS s WHERE s.statement_id = f.id),
    'content', f.content, 'quote', f.quote, 'language', f.language,
    'said', fuzzy_date_json(f.said), 'medium', f.medium,
    'addressee', actor_public_id(f.addressee_id),
    'via', COALESCE((
      SELECT json_agg(json_build_object('actor', actor_public_id(v.actor_id), 'mode', v.mode,
        'medium', v.medium, 'date', fuzzy_date_json(v.passed_on)) ORDER BY v.ordinal)
      FROM statement_hops AS v WHERE v.statement_id = f.id), '[]'::json),
    'about', COALESCE((
      SELECT json_agg(
        CASE WHEN a.role IS NOT NULL AND a.participation_id IS NULL THEN json_build_object(
          'event', event_public_id(a.event_id), 'actor', actor_public_id(a.actor_id),
          'role', a.role, 'stance', a.stance, 'modality', a.modality)
        ELSE json_build_object(
          'record', COALESCE(participation_public_id(a.participation_id),
            event_public_id(a.event_id), affiliation_public_id(a.affiliation_id),
            statement_public_id(a.target_statement_id), actor_public_id(a.actor_id)),
          'stance', a.stance, 'relation', a.relation, 'modality', a.modality) END
        ORDER BY a.ordinal)
      FROM statement_about AS a WHERE a.statement_id = f.id), '[]'::json),
    'figures', COALESCE(g.figures, '[]'::json),
    'evidence', COALESCE(e.evidence, '[]'::json)))::text AS body
FROM statements AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id
LEFT JOIN LATERAL (SELECT * FROM figure_lists AS x WHERE x.owner_id = f.id OFFSET 0) AS g ON true
LEFT JOIN LATERAL (
  SELECT x.evidence FROM evidence_lists AS x WHERE x.fact_id = f.id AND x.name_ordinal = 0 OFFSET 0
) AS e ON true;
COMMENT ON VIEW statement_bodies IS 'Statements as they are served, with the columns to find them by.';

CREATE VIEW source_bodies AS
SELECT f.id, h.dataset_id, h.kind, h.status, f.source_kind AS code, NULL::text AS country,
  COALESCE((f.published).earliest, '-infinity') AS sort_date, left(f.title, 500) AS sort_name,
  possible_days(f.published) AS possible, certain_days(f.published) AS attested,
  certain_days(f.published) AS certain, NULL::point AS location, false AS contested,
  json_strip_nulls(json_build_object(
    'id', source_public_id(f.id), 'kind', 'source', 'dataset', h.dataset, 'key', h.key,
    'status', h.status, 'reason', h.reason,
    'source_kind', f.source_kind, 'title', f.title,
    'publisher', actor_public_id(f.publisher_id), 'url', f.url, 'archive_url', f.archive_url,
    'published', fuzzy_date_json(f.published),
    'retrieved_at', to_char(f.retrieved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'language', f.language, 'licence', f.licence,
    'republishes', source_public_id(f.republishes_id),
    'text', CASE WHEN f.policy IS NOT NULL THEN json_build_object(
      'sha256', encode(f.text_sha256, 'hex'), 'length', f.text_length, 'policy', f.policy) END,
    'note', f.note))::text AS body
FROM sources AS f
JOIN record_heads AS h ON h.dataset_id = f.dataset_id AND h.id = f.id;
COMMENT ON VIEW source_bodies IS 'Sources as they are served, with the columns to find them by.';

-- Every id in a document, by the field that it stands in, as often as it stands there: joined to
-- what is asked for, each branch is looked up or read as a whole, as the planner sees fit.
-- `dataset_id` and `document_id` select; the branches each have an index for them.
CREATE VIEW event_mentions AS
SELECT dataset_id, id AS document_id, 'parent' AS field, parent_id AS value, '' AS qualifier
FROM events WHERE parent_id IS NOT NULL
UNION ALL SELECT dataset_id, event_id, 'actor', actor_id, role FROM participations
WHERE ordinal IS NOT NULL
UNION ALL SELECT dataset_id, fact_id, 'source', source_id, '' FROM evidence
UNION ALL SELECT p.dataset_id, p.event_id, 'source', x.source_id, ''
FROM participations AS p JOIN evidence AS x ON x.fact_id = p.id
WHERE p.ordinal IS NOT NULL
UNION ALL SELECT dataset_id, owner_id, 'figure', party_id, '' FROM figures WHERE party_id IS NOT NULL
UNION ALL SELECT dataset_id, fact_id, 'party', party_id, stance FROM standings
UNION ALL SELECT p.dataset_id, p.event_id, 'party', s.party_id, s.stance
FROM participations AS p JOIN standings AS s ON s.fact_id = p.id
WHERE p.ordinal IS NOT NULL
UNION ALL SELECT f.dataset_id, f.id, 'coded_by', d.publisher_id, ''
FROM events AS f JOIN datasets AS d ON d.id = f.dataset_id
WHERE d.publisher_id IS NOT NULL
  AND (f.coded OR EXISTS (
    SELECT FROM participations AS p
    WHERE p.event_id = f.id AND p.ordinal IS NOT NULL AND p.coded));
COMMENT ON VIEW event_mentions IS 'The ids in an event''s document.';

CREATE VIEW affiliation_mentions AS
SELECT dataset_id, id AS document_id, 'subject' AS field, subject_id AS value, type AS qualifier
FROM affiliations
UNION ALL SELECT dataset_id, id, 'object', object_id, type FROM affiliations
UNION ALL SELECT dataset_id, fact_id, 'source', source_id, '' FROM evidence
UNION ALL SELECT dataset_id, fact_id, 'party', party_id, stance FROM standings
UNION ALL SELECT f.dataset_id, f.id, 'coded_by', d.publisher_id, ''
FROM affiliations AS f JOIN datasets AS d ON d.id = f.dataset_id
WHERE f.coded AND d.publisher_id IS NOT NULL;
COMMENT ON VIEW affiliation_mentions IS 'The ids in an affiliation''s document.';

CREATE VIEW actor_mentions AS
SELECT dataset_id, fact_id AS document_id, 'source' AS field, source_id AS value, '' AS qualifier
FROM evidence
UNION ALL SELECT dataset_id, id, 'country', md5(c.code)::uuid, ''
FROM actors CROSS JOIN LATERAL unnest(countries) AS c (code);
COMMENT ON VIEW actor_mentions IS 'The ids in an actor''s document, and its countries.';

CREATE VIEW statement_mentions AS
SELECT dataset_id, statement_id AS document_id, 'speaker' AS field, actor_id AS value,
  '' AS qualifier
FROM statement_speakers
UNION ALL SELECT dataset_id, statement_id, 'party', party_id, '' FROM statement_speakers
UNION ALL SELECT dataset_id, statement_id, 'reported_by', actor_id, mode FROM statement_hops
UNION ALL SELECT dataset_id, id, 'addressee', addressee_id, ''
FROM statements WHERE addressee_id IS NOT NULL
UNION ALL SELECT a.dataset_id, a.statement_id, 'about', t.id, COALESCE(a.stance, a.relation)
FROM statement_about AS a
CROSS JOIN LATERAL unnest(
  ARRAY[a.event_id, a.participation_id, a.affiliation_id, a.actor_id, a.target_statement_id]
) AS t (id)
WHERE t.id IS NOT NULL
UNION ALL SELECT dataset_id, owner_id, 'figure', party_id, '' FROM figures WHERE party_id IS NOT NULL
UNION ALL SELECT dataset_id, fact_id, 'source', source_id, '' FROM evidence;
COMMENT ON VIEW statement_mentions IS 'The ids in a statement''s document, and the event and actor of each participation that it is about.';

CREATE VIEW source_mentions AS
SELECT dataset_id, id AS document_id, 'publisher' AS field, publisher_id AS value, '' AS qualifier
FROM sources WHERE publisher_id IS NOT NULL
UNION ALL SELECT dataset_id, id, 'republishes', republishes_id, ''
FROM sources WHERE republishes_id IS NOT NULL;
COMMENT ON VIEW source_mentions IS 'The ids in a source''s document.';

CREATE FUNCTION label_member(id text, label json) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT '"' || id || '":' || json_strip_nulls(label)::text $$;

CREATE VIEW actor_labels AS
SELECT dataset_id, id, label_member(actor_public_id(id), json_build_object('kind', 'actor', 'name', name)) AS label,
  ''::bytea AS also
FROM actors;
CREATE VIEW event_labels AS
SELECT dataset_id, id, label_member(event_public_id(id), json_build_object('kind', 'event', 'name', title)) AS label,
  ''::bytea AS also
FROM events;
CREATE VIEW source_labels AS
SELECT dataset_id, id, label_member(source_public_id(id), json_build_object('kind', 'source', 'name', title,
    'publisher', actor_public_id(publisher_id), 'url', url)) AS label,
  COALESCE(uuid_send(publisher_id), '') AS also
FROM sources;
CREATE VIEW participation_labels AS
SELECT dataset_id, id, label_member(participation_public_id(id), json_build_object('kind', 'participation',
    'event', event_public_id(event_id), 'actor', actor_public_id(actor_id), 'role', role)) AS label,
  uuid_send(event_id) || uuid_send(actor_id) AS also
FROM participations;
COMMENT ON VIEW actor_labels IS 'How to show an actor.';
COMMENT ON VIEW event_labels IS 'How to show an event.';
COMMENT ON VIEW source_labels IS 'How to show a source.';
COMMENT ON VIEW participation_labels IS 'How to show a participation.';

-- Standing (who affirms, denies, questions). Denying a role denies every role below it, and
-- questions likewise; affirming one affirms those above it. Confirming or repeating a statement
-- takes its stances over, disputing it questions its facts. A party that retracts or corrects
-- its own statement takes its weight away.
CREATE FUNCTION standings_of(facts uuid[])
RETURNS TABLE (fact_id uuid, party_id uuid, stance text, statement_ids uuid[])
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE stances (dataset_id, statement_id, fact_id, stance) AS (
    SELECT direct.dataset_id, direct.statement_id, direct.fact_id, direct.stance
    FROM (
      SELECT a.dataset_id, a.statement_id, f.id AS fact_id, a.stance
      FROM unnest(facts) AS f (id)
      JOIN statement_about AS a ON a.event_id = f.id
      WHERE a.role IS NULL
      UNION ALL
      SELECT a.dataset_id, a.statement_id, f.id, a.stance
      FROM unnest(facts) AS f (id)
      JOIN statement_about AS a ON a.affiliation_id = f.id
      UNION ALL
      SELECT a.dataset_id, a.statement_id, p.id, a.stance
      FROM unnest(facts) AS f (id)
      JOIN participations AS p ON p.event_id = f.id AND p.ordinal IS NOT NULL
      JOIN statement_about AS a ON a.event_id = p.event_id AND a.actor_id = p.actor_id
      JOIN role_closure AS c
        ON (a.stance = 'affirms' AND c.role = a.role AND c.ancestor = p.role)
        OR (a.stance <> 'affirms' AND c.role = p.role AND c.ancestor = a.role)
    ) AS direct
    WHERE direct.stance IN ('affirms', 'denies', 'questions')
    UNION
    SELECT a.dataset_id, a.statement_id, s.fact_id,
      CASE a.relation WHEN 'disputes' THEN 'questions' ELSE s.stance END
    FROM stances AS s
    JOIN statement_about AS a ON a.target_statement_id = s.statement_id
    WHERE a.relation IN ('confirms', 'repeats', 'disputes')
  ),
  -- What is said to take these statements back, and what is said to take that back.
  takings (dataset_id, taken_id, taker_id, relation) AS (
    SELECT a.dataset_id, a.target_statement_id, a.statement_id, a.relation
    FROM (SELECT DISTINCT statement_id FROM stances) AS s
    CROSS JOIN LATERAL (
      SELECT x.* FROM statement_about AS x
      WHERE x.target_statement_id = s.statement_id AND x.relation IN ('retracts', 'corrects') OFFSET 0) AS a
    UNION
    SELECT a.dataset_id, a.target_statement_id, a.statement_id, a.relation
    FROM takings AS t
    CROSS JOIN LATERAL (
      SELECT x.* FROM statement_about AS x
      WHERE x.target_statement_id = t.taker_id AND x.relation IN ('retracts', 'corrects') OFFSET 0) AS a
  ),
  takes AS MATERIALIZED (
    SELECT row_number() OVER () AS number, t.taken_id, t.taker_id, t.relation, k.party_id
    FROM takings AS t
    JOIN records AS r ON r.dataset_id = t.dataset_id AND r.id = t.taker_id AND r.status = 'active'
    JOIN statements AS taken ON taken.dataset_id = t.dataset_id AND taken.id = t.taken_id
    JOIN statements AS taker ON taker.dataset_id = t.dataset_id AND taker.id = t.taker_id
    JOIN statement_speakers AS k ON k.statement_id = t.taker_id
    -- Only what is earlier is taken back; where a date is unknown, so it is meant.
    WHERE COALESCE((taker.said).latest >= (taken.said).earliest, true)
  ),
  -- Which take may undo which. By windows: of a join the planner cannot know how much there is.
  -- A correction of a correction stands in its place: what that took back does not come back.
  undoings AS MATERIALIZED (
    SELECT w.number,
      unnest(CASE WHEN w.relation = 'retracts' THEN w.taking ELSE w.retracting END || NULL::bigint) AS by_number
    FROM (
      SELECT e.number, e.relation, e.outward,
        array_agg(e.number) FILTER (WHERE NOT e.outward) OVER same AS taking,
        array_agg(e.number) FILTER (WHERE NOT e.outward AND e.relation = 'retracts') OVER same AS retracting
      FROM (
        SELECT number, relation, party_id, taker_id AS id, true AS outward FROM takes
        UNION ALL
        SELECT number, relation, party_id, taken_id, false FROM takes
      ) AS e
      WINDOW same AS (PARTITION BY e.id, e.party_id)
    ) AS w
    WHERE w.outward
  ),
  -- By number, whether a take is undone by one that is not undone itself. Each round adds those of
  -- which that is sure by the round before, so that it ends even where takes undo each other in a
  -- circle, by which nothing is undone.
  undone (round, flags) AS (
    SELECT 0, ARRAY(SELECT false FROM takes)
    UNION ALL
    SELECT d.round + 1, n.flags
    FROM undone AS d
    CROSS JOIN LATERAL (
      SELECT ARRAY(
        SELECT COALESCE(bool_or(NOT d.flags[u.by_number]), false)
        FROM undoings AS u GROUP BY u.number ORDER BY u.number) AS flags
    ) AS may
    CROSS JOIN LATERAL (
      SELECT ARRAY(
        SELECT COALESCE(bool_or(NOT may.flags[u.by_number]), false)
        FROM undoings AS u GROUP BY u.number ORDER BY u.number) AS flags
    ) AS n
    WHERE n.flags <> d.flags
  ),
  taken AS MATERIALIZED (
    SELECT t.taken_id, t.party_id
    FROM takes AS t
    WHERE NOT (SELECT flags FROM undone ORDER BY round DESC LIMIT 1)[t.number]
  ),
  voices AS (
    SELECT DISTINCT s.fact_id, k.party_id, s.stance, s.statement_id, (t.said).earliest AS said
    FROM stances AS s
    JOIN statements AS t ON t.dataset_id = s.dataset_id AND t.id = s.statement_id
    JOIN records AS r ON r.dataset_id = t.dataset_id AND r.id = t.id AND r.status = 'active'
    JOIN statement_speakers AS k ON k.statement_id = s.statement_id
    -- Always hashed; NOT EXISTS would be a nested loop, since little is expected.
    WHERE (s.statement_id, k.party_id) NOT IN (SELECT x.taken_id, x.party_id FROM taken AS x)
  )
  SELECT v.fact_id, v.party_id, v.stance,
    array_agg(v.statement_id ORDER BY v.said NULLS LAST, v.statement_id)
  FROM voices AS v
  GROUP BY v.fact_id, v.party_id, v.stance
$$;
COMMENT ON FUNCTION standings_of IS 'The sides that parties take on these events (with their participations) and affiliations.';
