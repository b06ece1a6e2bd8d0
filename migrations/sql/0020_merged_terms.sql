-- What finds a merged record finds the one that answers for it: its terms are that one's, too, and
-- say whose they are, so that they go with it when it is purged. Catalogue changes, and rows for what
-- is merged by now. They begin at the latest seq: as of an earlier one, it is found as it was then.

ALTER TABLE document_terms ADD COLUMN merged_id uuid;
COMMENT ON COLUMN document_terms.merged IS
  'Whether the document does not name this id: one that is merged with it, or a record that was merged into the document''s.';
COMMENT ON COLUMN document_terms.merged_id IS
  'The record, merged into the document''s, that is found by it; null: the document is, for itself.';

CREATE OR REPLACE FUNCTION keep_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (is_purged(OLD.document_id, OLD.superseded_seq)
    OR is_purged(OLD.merged_id, OLD.superseded_seq))
  THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the term % of the document % stays as it was from seq % on', OLD.field,
    OLD.document_id, OLD.seq
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
DROP TRIGGER document_terms_kept ON document_terms;
CREATE TRIGGER document_terms_kept BEFORE DELETE
OR UPDATE OF document_id, field, value, qualifier, kind, sort_date, seq, merged, merged_id ON document_terms
FOR EACH ROW EXECUTE FUNCTION keep_term();

INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq, merged, merged_id)
SELECT DISTINCT s.survivor_id, t.field, v.value, t.qualifier, t.kind, d.sort_date, c.seq, true, s.id
FROM survivors AS s
CROSS JOIN counters AS c
CROSS JOIN LATERAL (
  SELECT x.sort_date FROM documents AS x
  WHERE x.id = s.survivor_id AND x.superseded_seq = 9223372036854775807 OFFSET 0) AS d
CROSS JOIN LATERAL (
  SELECT x.* FROM document_terms AS x
  WHERE x.document_id = s.id AND x.superseded_seq = 9223372036854775807 AND NOT x.merged OFFSET 0) AS t
CROSS JOIN LATERAL (
  SELECT t.value
  UNION ALL
  SELECT m.same_id FROM same_records AS m WHERE m.id = t.value) AS v
WHERE s.to_seq = 9223372036854775807 AND t.value <> s.survivor_id AND NOT EXISTS (
  SELECT FROM survivors AS o
  WHERE o.id = t.value AND o.survivor_id = s.survivor_id AND o.to_seq = 9223372036854775807);
