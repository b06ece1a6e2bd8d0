-- Who says what of it, and through whom.

CREATE TABLE statements (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  act text COLLATE "C" NOT NULL REFERENCES act_codes (code),
  content text NOT NULL,
  quote text,
  language language_tag,
  said fuzzy_date,
  medium text COLLATE "C" REFERENCES medium_codes (code),
  addressee_id uuid,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, addressee_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE statements IS 'Speech acts, each of one or more speakers.';
COMMENT ON COLUMN statements.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN statements.id IS 'Its record''s.';
COMMENT ON COLUMN statements.act IS 'What the speakers do by saying it.';
COMMENT ON COLUMN statements.content IS 'What they say, as a paraphrase.';
COMMENT ON COLUMN statements.quote IS 'What they say in their words, where a source''s policy lets it out.';
COMMENT ON COLUMN statements.language IS 'Language in which it was said; null: not said.';
COMMENT ON COLUMN statements.said IS 'When it was said; null: unknown.';
COMMENT ON COLUMN statements.medium IS 'Where it was said first; null: not said.';
COMMENT ON COLUMN statements.addressee_id IS 'Actor to whom it was said; null: nobody in particular.';
COMMENT ON COLUMN statements.first_source_id IS 'Source of its first evidence: no fact without a source.';
-- What a source's policy is checked against when it changes.
CREATE INDEX statements_quoted ON statements (id) WHERE quote IS NOT NULL;

CREATE TABLE statement_speakers (
  dataset_id integer NOT NULL,
  statement_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  actor_id uuid NOT NULL,
  title text,
  on_behalf_of_id uuid,
  party_id uuid NOT NULL GENERATED ALWAYS AS (COALESCE(on_behalf_of_id, actor_id)) STORED,
  PRIMARY KEY (statement_id, ordinal),
  FOREIGN KEY (dataset_id, statement_id) REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, on_behalf_of_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE statement_speakers IS 'Who spoke, and whose word it is.';
COMMENT ON COLUMN statement_speakers.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN statement_speakers.statement_id IS 'What they said.';
COMMENT ON COLUMN statement_speakers.ordinal IS 'Place among the speakers, from 1.';
COMMENT ON COLUMN statement_speakers.actor_id IS 'Who spoke.';
COMMENT ON COLUMN statement_speakers.title IS 'Post in which they spoke, as the source has it.';
COMMENT ON COLUMN statement_speakers.on_behalf_of_id IS 'Actor for whom they spoke; null: for themselves.';
COMMENT ON COLUMN statement_speakers.party_id IS
  'Whose word it is: on whose behalf they speak, else the speaker.';

CREATE TABLE statement_hops (
  dataset_id integer NOT NULL,
  statement_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  actor_id uuid NOT NULL,
  mode text COLLATE "C" NOT NULL REFERENCES via_mode_codes (code),
  medium text COLLATE "C" REFERENCES medium_codes (code),
  passed_on fuzzy_date,
  PRIMARY KEY (statement_id, ordinal),
  FOREIGN KEY (dataset_id, statement_id) REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE statement_hops IS 'The reporting chain of a statement, from the speaker outward.';
COMMENT ON COLUMN statement_hops.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN statement_hops.statement_id IS 'What was passed on.';
COMMENT ON COLUMN statement_hops.ordinal IS 'Place in the chain, from 1, nearest to the speaker first.';
COMMENT ON COLUMN statement_hops.actor_id IS 'Who passed it on.';
COMMENT ON COLUMN statement_hops.mode IS 'How it was passed on.';
COMMENT ON COLUMN statement_hops.medium IS 'Where it was passed on; null: not said.';
COMMENT ON COLUMN statement_hops.passed_on IS 'When it was passed on; null: not said.';

CREATE TABLE statement_about (
  dataset_id integer NOT NULL,
  statement_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  event_id uuid,
  actor_id uuid,
  role text COLLATE "C" REFERENCES role_codes (code),
  participation_id uuid,
  affiliation_id uuid,
  target_statement_id uuid CHECK (target_statement_id <> statement_id),
  stance text COLLATE "C" REFERENCES stance_codes (code),
  relation text COLLATE "C" REFERENCES relation_codes (code),
  modality text COLLATE "C" REFERENCES modality_codes (code),
  PRIMARY KEY (statement_id, ordinal),
  FOREIGN KEY (dataset_id, statement_id) REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, event_id) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, affiliation_id) REFERENCES affiliations DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, target_statement_id) REFERENCES statements
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT statement_about_participation_fkey
    FOREIGN KEY (participation_id, event_id, actor_id, role)
    REFERENCES participations (id, event_id, actor_id, role)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT statement_about_side_check
    CHECK ((target_statement_id IS NULL) = (relation IS NULL) AND num_nonnulls(stance, relation) = 1),
  CONSTRAINT statement_about_target_check CHECK (
    CASE
      WHEN target_statement_id IS NOT NULL OR affiliation_id IS NOT NULL THEN
        num_nonnulls(target_statement_id, affiliation_id) = 1
        AND num_nonnulls(event_id, actor_id, role, participation_id) = 0
      WHEN event_id IS NOT NULL THEN num_nonnulls(actor_id, role) IN (0, 2)
        AND (participation_id IS NULL OR role IS NOT NULL)
      ELSE actor_id IS NOT NULL AND num_nonnulls(role, participation_id) = 0
    END
  )
);
COMMENT ON TABLE statement_about IS
  'What a statement is about: an event, a part in one (event, actor, role, with or without a participation), an affiliation, an actor, or another statement.';
COMMENT ON COLUMN statement_about.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN statement_about.statement_id IS 'The statement that takes sides.';
COMMENT ON COLUMN statement_about.ordinal IS 'Place among what the statement is about, from 1.';
COMMENT ON COLUMN statement_about.event_id IS 'The event, or that of the part.';
COMMENT ON COLUMN statement_about.actor_id IS 'The actor, or who has the part.';
COMMENT ON COLUMN statement_about.role IS
  'The part in the event. Of a participation these three columns follow it (ON UPDATE CASCADE).';
COMMENT ON COLUMN statement_about.participation_id IS
  'The participation that was named; null where event, actor and role were.';
COMMENT ON COLUMN statement_about.affiliation_id IS 'The affiliation.';
COMMENT ON COLUMN statement_about.target_statement_id IS 'The other statement.';
COMMENT ON COLUMN statement_about.stance IS 'Side taken on a fact; null where it is about another statement.';
COMMENT ON COLUMN statement_about.relation IS
  'What it does to the other statement; null where it is about a fact.';
COMMENT ON COLUMN statement_about.modality IS 'How sure the speakers say to be; null: not said.';

CREATE INDEX statement_about_event ON statement_about (event_id, actor_id);
CREATE INDEX statement_about_participation ON statement_about (participation_id, event_id, actor_id, role);
CREATE INDEX statement_about_affiliation ON statement_about (affiliation_id);
CREATE INDEX statement_about_statement ON statement_about (target_statement_id);
