-- Statements that give numbers are few: an index has them alone, so that events are found of which a
-- number is disputed, as of any seq. In a body no text can hold the pattern, for its quotes are escaped.
-- Writers wait meanwhile, readers go on.
SELECT pg_advisory_xact_lock(7769186243);

-- squawk-ignore require-concurrent-index-creation
CREATE INDEX documents_counting ON documents (dataset_id, id, seq, superseded_seq)
  WHERE kind = 'statement' AND body LIKE '%"figures":[{%';

-- Who has an identifier is asked without a name, too, and as people write it.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX actor_identifiers_value ON actor_identifiers (lower(value), actor_id);
