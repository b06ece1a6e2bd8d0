-- The ids that a document has labels for are those in its body, as long as that is served. Who has the
-- participation that a statement is about, and in which event, its label says, as of any seq. Readers
-- go on meanwhile; writers wait for the lock that is theirs.
SELECT pg_advisory_xact_lock(7769186243);

CREATE OR REPLACE VIEW statement_mentions AS
SELECT dataset_id, statement_id AS document_id, 'speaker' AS field, actor_id AS value,
  '' AS qualifier
FROM statement_speakers
UNION ALL SELECT dataset_id, statement_id, 'party', party_id, '' FROM statement_speakers
UNION ALL SELECT dataset_id, statement_id, 'reported_by', actor_id, mode FROM statement_hops
UNION ALL SELECT dataset_id, id, 'addressee', addressee_id, ''
FROM statements WHERE addressee_id IS NOT NULL
UNION ALL SELECT a.dataset_id, a.statement_id, 'about', t.id, COALESCE(a.stance, a.relation)
FROM statement_about AS a
CROSS JOIN LATERAL unnest(CASE WHEN a.participation_id IS NULL
  THEN ARRAY[a.event_id, a.affiliation_id, a.actor_id, a.target_statement_id]
  ELSE ARRAY[a.participation_id] END
) AS t (id)
WHERE t.id IS NOT NULL
UNION ALL SELECT dataset_id, owner_id, 'figure', party_id, '' FROM figures WHERE party_id IS NOT NULL
UNION ALL SELECT dataset_id, fact_id, 'source', source_id, '' FROM evidence;
COMMENT ON VIEW statement_mentions IS 'The ids in a statement''s document.';

CREATE VIEW participation_mentions AS
SELECT a.dataset_id, a.statement_id AS document_id, 'about' AS field, t.id AS value,
  a.stance AS qualifier
FROM statement_about AS a
CROSS JOIN LATERAL unnest(ARRAY[a.event_id, a.actor_id]) AS t (id)
WHERE a.participation_id IS NOT NULL;
COMMENT ON VIEW participation_mentions IS
  'The event and the actor of each participation that a statement is about: it is found by them, and its document does not name them.';

-- What was served before, too: its label had the event and the actor of then, beside those of now.
ALTER TABLE documents DISABLE TRIGGER documents_superseded;
UPDATE documents AS d
SET labelled = (
  SELECT string_agg(uuid_send(x.id), '' ORDER BY uuid_send(x.id))
  FROM unnest(ids_in(d.labelled)) AS x (id)
  WHERE strpos(d.body, concat('_', crockford(uuid_send(x.id)), '"')) > 0)
WHERE d.kind = 'statement' AND strpos(d.body, '{"record":"par_') > 0;
ALTER TABLE documents ENABLE TRIGGER documents_superseded;

CREATE OR REPLACE TRIGGER documents_kept BEFORE DELETE OR UPDATE OF id, version, kind, dataset_id, seq,
  ordinal, op, status, render, content_hash, code, country, sort_date, sort_name, possible, attested,
  certain, location, contested, labelled, body ON documents
FOR EACH ROW EXECUTE FUNCTION keep_document();
CREATE OR REPLACE TRIGGER documents_superseded BEFORE UPDATE OF superseded_seq ON documents
FOR EACH ROW WHEN (OLD.superseded_seq <> 9223372036854775807) EXECUTE FUNCTION keep_document();
