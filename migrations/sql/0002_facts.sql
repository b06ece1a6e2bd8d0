-- What is claimed, denied or coded: ties between actors, events, and parts in them.

CREATE TABLE affiliations (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  type text COLLATE "C" NOT NULL REFERENCES affiliation_type_codes (code),
  object_id uuid NOT NULL CHECK (object_id <> subject_id),
  title text,
  start_date fuzzy_date,
  end_date fuzzy_date,
  possible daterange NOT NULL,
  attested daterange,
  certain daterange,
  coded boolean NOT NULL DEFAULT false,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, subject_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, object_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE affiliations IS 'Ties between two actors, read subject type object, that somebody claims, denies or codes.';
COMMENT ON COLUMN affiliations.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN affiliations.id IS 'Its record''s.';
COMMENT ON COLUMN affiliations.subject_id IS 'Actor that the type is said of.';
COMMENT ON COLUMN affiliations.type IS 'The tie, read: subject, type, object.';
COMMENT ON COLUMN affiliations.object_id IS 'Actor that the subject is tied to.';
COMMENT ON COLUMN affiliations.title IS 'Post or rank that comes with it.';
COMMENT ON COLUMN affiliations.start_date IS 'When it began; null: not said.';
COMMENT ON COLUMN affiliations.end_date IS 'When it ended; null: not said.';
COMMENT ON COLUMN affiliations.possible IS
  'Days on which it may have held; unbounded where a start or end is not known.';
COMMENT ON COLUMN affiliations.attested IS 'Days between which it was attested or certain; empty: none.';
COMMENT ON COLUMN affiliations.certain IS 'Days on which it held for certain; empty: none.';
COMMENT ON COLUMN affiliations.coded IS 'True only where the dataset itself asserts it.';
COMMENT ON COLUMN affiliations.first_source_id IS 'Source of its first evidence: no fact without a source.';

CREATE TABLE affiliation_attestations (
  dataset_id integer NOT NULL,
  affiliation_id uuid NOT NULL,
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  attested fuzzy_date NOT NULL,
  PRIMARY KEY (affiliation_id, ordinal),
  FOREIGN KEY (dataset_id, affiliation_id) REFERENCES affiliations DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE affiliation_attestations IS 'Dates on which a source shows an affiliation in force.';
COMMENT ON COLUMN affiliation_attestations.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN affiliation_attestations.affiliation_id IS 'What was in force.';
COMMENT ON COLUMN affiliation_attestations.ordinal IS 'Place among the affiliation''s dates, from 1.';
COMMENT ON COLUMN affiliation_attestations.attested IS 'When a source shows it in force.';

CREATE TABLE events (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  category text COLLATE "C" NOT NULL REFERENCES category_codes (code),
  summary text,
  happened fuzzy_date,
  place_name text,
  country country_code,
  place_precision text COLLATE "C" REFERENCES precision_codes (code),
  lat numeric(9, 6) CHECK (lat BETWEEN -90 AND 90),
  lon numeric(9, 6) CHECK (lon BETWEEN -180 AND 180),
  parent_id uuid CHECK (parent_id <> id),
  coded boolean NOT NULL DEFAULT false,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  FOREIGN KEY (dataset_id, id) REFERENCES records DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, parent_id) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT events_point_check CHECK (num_nonnulls(lat, lon) <> 1),
  CONSTRAINT events_place_check
    CHECK ((place_precision IS NULL) = (num_nonnulls(place_name, country, lat) = 0))
);
COMMENT ON TABLE events IS 'What happened; neutral titles, judgements only as statements.';
COMMENT ON COLUMN events.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN events.id IS 'Its record''s.';
COMMENT ON COLUMN events.title IS 'What happened, where and when, in neutral words: no author, no adjective.';
COMMENT ON COLUMN events.category IS 'Sort of event.';
COMMENT ON COLUMN events.summary IS 'The course of it in neutral words.';
COMMENT ON COLUMN events.happened IS 'When it happened, as days at the place; null: unknown.';
COMMENT ON COLUMN events.place_name IS 'The place as people call it.';
COMMENT ON COLUMN events.country IS 'Where the place is today.';
COMMENT ON COLUMN events.place_precision IS 'How well the place is known; null: nothing is known of it.';
COMMENT ON COLUMN events.lat IS 'Degrees north, WGS 84, to a tenth of a metre; null with lon.';
COMMENT ON COLUMN events.lon IS 'Degrees east, WGS 84; null with lat.';
COMMENT ON COLUMN events.parent_id IS 'Longer event that it is part of.';
COMMENT ON COLUMN events.coded IS 'True only where the dataset itself asserts it.';
COMMENT ON COLUMN events.first_source_id IS 'Source of its first evidence: no fact without a source.';

CREATE TABLE participations (
  dataset_id integer NOT NULL,
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  ordinal smallint CHECK (ordinal > 0),
  actor_id uuid NOT NULL,
  role text COLLATE "C" NOT NULL REFERENCES role_codes (code),
  coded boolean NOT NULL DEFAULT false,
  first_source_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, id),
  CONSTRAINT participations_part_key UNIQUE (id, event_id, actor_id, role),
  CONSTRAINT participations_event_ordinal_key UNIQUE (event_id, ordinal) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, id, event_id) REFERENCES records (dataset_id, id, event_id)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, event_id) REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, actor_id) REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (dataset_id, first_source_id) REFERENCES sources DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE participations IS 'Parts that actors had in events, as somebody claims, denies or codes.';
COMMENT ON COLUMN participations.dataset_id IS 'The dataset that it is part of.';
COMMENT ON COLUMN participations.id IS 'Its record''s, which carries the event too.';
COMMENT ON COLUMN participations.event_id IS 'The event that it is part of, for ever.';
COMMENT ON COLUMN participations.ordinal IS
  'Its place in the event, from 1; null once the event has it no longer: retracted statements may still name it.';
COMMENT ON COLUMN participations.actor_id IS 'Who had the part.';
COMMENT ON COLUMN participations.role IS 'Which part it was.';
COMMENT ON COLUMN participations.coded IS 'True only where the dataset itself asserts it.';
COMMENT ON COLUMN participations.first_source_id IS 'Source of its first evidence: no fact without a source.';
