-- Words leave a source only as its policy allows, and passages lie within its text: the meaning of
-- faulty_passages, overdrawn_sources and quotes_without_leave in api/changesets/sql/check_texts.sql, which
-- tell a writer of all faults with their places. Here what could break it is noted set by set as it
-- is written, mostly nothing, and judged once, when the transaction ends.

CREATE TABLE text_checks (id uuid PRIMARY KEY);
COMMENT ON TABLE text_checks IS
  'What this transaction must judge before it ends: sources, and statements with a quote. Empty to everybody else.';
COMMENT ON COLUMN text_checks.id IS 'Id of the source or statement.';

CREATE FUNCTION text_faults() RETURNS TABLE (fault text) LANGUAGE sql STABLE AS $$
  -- OFFSET 0: by look-up, whatever the planner thinks of a table that is empty when it is counted.
  WITH passages AS MATERIALIZED (
    SELECT s.id AS source_id, k.key AS source_key, s.policy, s.text_length, f.kind, f.key,
      f.status, x.end_at, x.exact, x.prefix, x.suffix
    FROM text_checks AS c
    JOIN records AS k ON k.id = c.id
    JOIN sources AS s ON s.dataset_id = k.dataset_id AND s.id = k.id
    CROSS JOIN LATERAL (
      SELECT e.* FROM evidence AS e WHERE e.source_id = s.id AND e.passage_type = 'text' OFFSET 0
    ) AS x
    JOIN records AS f ON f.id = x.fact_id
  ),
  -- All quotes are looked through only for a source that does not let everything out.
  quoted AS (
    SELECT c.id FROM text_checks AS c
    UNION
    SELECT t.id
    FROM statements AS t
    CROSS JOIN LATERAL (
      SELECT FROM evidence AS x JOIN text_checks AS c ON c.id = x.source_id
      WHERE x.fact_id = t.id LIMIT 1
    ) AS noted
    WHERE t.quote IS NOT NULL AND EXISTS (
      SELECT FROM text_checks AS c
      JOIN records AS k ON k.id = c.id
      JOIN sources AS s ON s.dataset_id = k.dataset_id AND s.id = k.id
      WHERE s.policy IS DISTINCT FROM 'full')
  ),
  quotes AS MATERIALIZED (
    SELECT t.id, r.key, r.status, t.quote, l.outright, l.briefly
    FROM quoted AS q
    JOIN records AS r ON r.id = q.id AND r.kind = 'statement'
    JOIN statements AS t ON t.dataset_id = r.dataset_id AND t.id = r.id AND t.quote IS NOT NULL
    CROSS JOIN LATERAL (
      SELECT COALESCE(bool_or(s.policy = 'full'), false) AS outright,
        COALESCE(bool_or(s.policy = 'excerpt'), false) AS briefly
      FROM evidence AS x
      JOIN sources AS s ON s.dataset_id = x.dataset_id AND s.id = x.source_id
      WHERE x.fact_id = t.id OFFSET 0
    ) AS l
  ),
  words AS (
    SELECT p.source_id, w.words
    FROM passages AS p
    CROSS JOIN LATERAL (VALUES (p.exact), (p.prefix), (p.suffix)) AS w (words)
    WHERE p.policy = 'excerpt' AND w.words IS NOT NULL
    UNION
    SELECT c.id, q.quote
    FROM quotes AS q
    JOIN evidence AS x ON x.fact_id = q.id
    JOIN text_checks AS c ON c.id = x.source_id
    WHERE NOT q.outright
  )
  SELECT format('a passage of the %s %s ends at %s, beyond the text of the source %s, which has %s code points',
    p.kind, p.key, p.end_at, p.source_key, p.text_length)
  FROM passages AS p
  WHERE p.end_at > p.text_length AND p.status = 'active'
  UNION ALL
  SELECT format('a passage of the %s %s shows words of the source %s, whose policy is none',
    p.kind, p.key, p.source_key)
  FROM passages AS p
  WHERE num_nonnulls(p.exact, p.prefix, p.suffix) > 0 AND COALESCE(p.policy, 'none') = 'none'
  UNION ALL
  SELECT format('a passage of the %s %s shows more than the 300 code points that the source %s allows',
    p.kind, p.key, p.source_key)
  FROM passages AS p
  WHERE p.policy = 'excerpt' AND char_length(concat(p.prefix, p.exact, p.suffix)) > 300
  UNION ALL
  SELECT format('no source of the statement %s lets its quote out', q.key)
  FROM quotes AS q
  WHERE q.status = 'active'
    AND NOT (q.outright OR (q.briefly AND char_length(q.quote) <= 300))
  UNION ALL
  SELECT format('passages and quotes of the source %s show %s of its %s code points; its policy lets a tenth out',
    k.key, sum(char_length(w.words)), s.text_length)
  FROM words AS w
  JOIN records AS k ON k.id = w.source_id
  JOIN sources AS s ON s.dataset_id = k.dataset_id AND s.id = k.id AND s.policy = 'excerpt'
  GROUP BY s.id, k.key, s.text_length
  HAVING sum(char_length(w.words)) * 10 > s.text_length
$$;
COMMENT ON FUNCTION text_faults IS 'What is wrong with what text_checks notes, a sentence each.';

CREATE FUNCTION judge_texts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first_fault text;
BEGIN
  -- The first that is judged is judged with all others.
  IF EXISTS (SELECT FROM text_checks AS c WHERE c.id = NEW.id) THEN
    SELECT f.fault INTO first_fault FROM text_faults() AS f ORDER BY f.fault LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION '%', first_fault USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    DELETE FROM text_checks;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION judge_texts IS 'Ends the transaction where words leave against the policy of their source.';
CREATE CONSTRAINT TRIGGER text_checks_judged AFTER INSERT ON text_checks
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_texts();

CREATE FUNCTION note_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO text_checks (id) VALUES (OLD.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_source IS 'What is cited of a source is held to its new policy and length.';
CREATE TRIGGER sources_text AFTER UPDATE OF policy, text_length ON sources FOR EACH ROW
WHEN (OLD.policy IS DISTINCT FROM NEW.policy OR OLD.text_length IS DISTINCT FROM NEW.text_length)
EXECUTE FUNCTION note_source();
CREATE TRIGGER sources_gone AFTER DELETE ON sources FOR EACH ROW EXECUTE FUNCTION note_source();

CREATE FUNCTION note_citations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO text_checks (id)
  SELECT DISTINCT a.source_id
  FROM added AS a
  LEFT JOIN LATERAL (
    SELECT s.id, s.policy, s.text_length FROM sources AS s
    WHERE s.dataset_id = a.dataset_id AND s.id = a.source_id OFFSET 0
  ) AS s ON true
  WHERE a.passage_type = 'text' AND (
    s.id IS NULL OR a.end_at > s.text_length
    OR (num_nonnulls(a.exact, a.prefix, a.suffix) > 0 AND s.policy IS DISTINCT FROM 'full'))
  ON CONFLICT DO NOTHING;
  -- A quote is laid to every source of its statement that lets excerpts out.
  IF EXISTS (SELECT FROM statements AS t WHERE t.quote IS NOT NULL) THEN
    INSERT INTO text_checks (id)
    SELECT DISTINCT a.source_id
    FROM added AS a
    CROSS JOIN LATERAL (
      SELECT FROM statements AS t WHERE t.id = a.fact_id AND t.quote IS NOT NULL OFFSET 0) AS q
    CROSS JOIN LATERAL (
      SELECT FROM sources AS s
      WHERE s.dataset_id = a.dataset_id AND s.id = a.source_id AND s.policy = 'excerpt' OFFSET 0) AS s
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_citations IS 'Notes sources of which new evidence may show too much.';
CREATE TRIGGER evidence_added AFTER INSERT ON evidence
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_citations();
CREATE TRIGGER evidence_changed AFTER UPDATE ON evidence
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_citations();

CREATE FUNCTION note_losses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM statements AS t WHERE t.quote IS NOT NULL) THEN
    INSERT INTO text_checks (id)
    SELECT u.id
    FROM (SELECT DISTINCT r.fact_id FROM removed AS r) AS r
    CROSS JOIN LATERAL (
      SELECT FROM statements AS t WHERE t.id = r.fact_id AND t.quote IS NOT NULL OFFSET 0) AS q
    CROSS JOIN LATERAL (
      SELECT r.fact_id AS id UNION SELECT x.source_id FROM evidence AS x WHERE x.fact_id = r.fact_id
    ) AS u
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_losses IS 'Notes statements whose quote lost a source that may have let it out.';
CREATE TRIGGER evidence_removed AFTER DELETE ON evidence
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION note_losses();
CREATE TRIGGER evidence_replaced AFTER UPDATE ON evidence
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION note_losses();

CREATE FUNCTION note_quotes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO text_checks (id)
  SELECT u.id
  FROM added AS a
  CROSS JOIN LATERAL (
    SELECT a.id UNION SELECT x.source_id FROM evidence AS x WHERE x.fact_id = a.id
  ) AS u (id)
  WHERE a.quote IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_quotes IS 'Notes statements with a quote, and what they cite.';
CREATE TRIGGER statements_added AFTER INSERT ON statements
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_quotes();
CREATE TRIGGER statements_changed AFTER UPDATE ON statements
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_quotes();

CREATE FUNCTION note_revival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO text_checks (id)
  SELECT x.source_id FROM evidence AS x WHERE x.fact_id = NEW.id AND x.passage_type = 'text'
  UNION
  SELECT t.id FROM statements AS t WHERE t.id = NEW.id AND t.quote IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_revival IS 'What was retracted may show what its sources no longer let out.';
CREATE TRIGGER records_revived AFTER UPDATE OF status ON records FOR EACH ROW
WHEN (OLD.status <> 'active' AND NEW.status = 'active') EXECUTE FUNCTION note_revival();
