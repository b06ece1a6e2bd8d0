-- What is contested is found by a term, too, which a merge leads on to the record that answers, as of
-- any seq. Rows for whatever is contested or was; those of merges begin at the latest seq, as other
-- terms of merges did: as of an earlier one, lists are what they were then. Writers wait meanwhile, readers go on.
SELECT pg_advisory_xact_lock(7769186243);

INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq, superseded_seq)
SELECT d.id, 'contested', md5('contested')::uuid, '', d.kind, d.sort_date, d.seq, d.superseded_seq
FROM documents AS d
WHERE d.contested
ORDER BY d.kind, d.sort_date, d.id;

INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq, merged, merged_id)
SELECT s.survivor_id, 'contested', md5('contested')::uuid, '', x.kind, x.sort_date, c.seq, true, s.id
FROM survivors AS s
CROSS JOIN counters AS c
JOIN documents AS d ON d.id = s.id AND d.superseded_seq = 9223372036854775807 AND d.contested
JOIN documents AS x ON x.id = s.survivor_id AND x.superseded_seq = 9223372036854775807
WHERE s.to_seq = 9223372036854775807;

COMMENT ON COLUMN document_terms.field IS
  'actor, source, speaker, party, about, reported_by, subject, object, addressee, publisher, parent, republishes, record, figure, merged_into, country, contested.';
COMMENT ON COLUMN document_terms.value IS
  'An id; of a country the MD5 of its code, of what is contested that of the word.';
COMMENT ON COLUMN documents.contested IS
  'Whether, in it, one party affirms and another denies the same fact; it is found by its term.';

-- squawk-ignore require-concurrent-index-creation
CREATE INDEX document_terms_merged ON document_terms (field, kind, document_id)
  WHERE merged_id IS NOT NULL;
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX documents_contested;
