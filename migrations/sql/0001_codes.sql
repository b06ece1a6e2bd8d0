-- The code lists: what every coded column may say, and what it means. One table for reading,
-- one partition a scheme, so that a column can refer to the codes of its own scheme alone.

CREATE TABLE codes (
  scheme text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]*$'),
  -- squawk-ignore prefer-bigint-over-smallint
  ordinal smallint NOT NULL CHECK (ordinal > 0),
  definition text NOT NULL CHECK (definition <> ''),
  broader text COLLATE "C" CHECK (broader <> code),
  PRIMARY KEY (scheme, code),
  UNIQUE (scheme, ordinal),
  FOREIGN KEY (scheme, broader) REFERENCES codes (scheme, code)
) PARTITION BY LIST (scheme);
COMMENT ON TABLE codes IS 'Every code of every scheme, with its definition. A code is added, never given another meaning.';
COMMENT ON COLUMN codes.scheme IS 'Name of the code list, as in /v1/codes/{scheme}.';
COMMENT ON COLUMN codes.code IS 'The code as records say it.';
COMMENT ON COLUMN codes.ordinal IS 'Place in the list as shown, from 1.';
COMMENT ON COLUMN codes.definition IS 'What counts under the code and what does not.';
COMMENT ON COLUMN codes.broader IS 'The code above it in the same scheme; null at the top and in flat lists.';

CREATE TABLE role_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('role');
CREATE TABLE affiliation_type_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('affiliation_type');
CREATE TABLE act_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('act');
CREATE TABLE category_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('category');
CREATE TABLE precision_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('precision');
CREATE TABLE measure_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('measure');
CREATE TABLE actor_kind_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('actor_kind');
CREATE TABLE source_kind_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('source_kind');
CREATE TABLE name_kind_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('name_kind');
CREATE TABLE via_mode_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('via_mode');
CREATE TABLE medium_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('medium');
CREATE TABLE stance_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('stance');
CREATE TABLE relation_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('relation');
CREATE TABLE modality_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('modality');
CREATE TABLE status_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('status');
CREATE TABLE reason_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('reason');
CREATE TABLE polarity_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('polarity');
CREATE TABLE policy_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('policy');
CREATE TABLE distribution_codes PARTITION OF codes (UNIQUE (code)) FOR VALUES IN ('distribution');
COMMENT ON TABLE role_codes IS 'Roles of an actor in an event: a tree.';
COMMENT ON TABLE affiliation_type_codes IS 'Ties between two actors, read: subject, type, object.';
COMMENT ON TABLE act_codes IS 'What somebody does by making a statement.';
COMMENT ON TABLE category_codes IS 'Sorts of event.';
COMMENT ON TABLE precision_codes IS 'How precisely the place of an event is known.';
COMMENT ON TABLE measure_codes IS 'What a figure counts.';
COMMENT ON TABLE actor_kind_codes IS 'Sorts of actor.';
COMMENT ON TABLE source_kind_codes IS 'Sorts of published document.';
COMMENT ON TABLE name_kind_codes IS 'Sorts of name that an actor bears.';
COMMENT ON TABLE via_mode_codes IS 'How one hop of the reporting chain passed a statement on.';
COMMENT ON TABLE medium_codes IS 'Where something was said.';
COMMENT ON TABLE stance_codes IS 'Side that a statement takes on a fact.';
COMMENT ON TABLE relation_codes IS 'What a statement does to another statement.';
COMMENT ON TABLE modality_codes IS 'How sure a speaker says to be.';
COMMENT ON TABLE status_codes IS 'States of a record.';
COMMENT ON TABLE reason_codes IS 'Reasons of a retraction or purge.';
COMMENT ON TABLE polarity_codes IS 'Whether a citation speaks for or against what it is cited for.';
COMMENT ON TABLE policy_codes IS 'How much of the text of a source may leave.';
COMMENT ON TABLE distribution_codes IS 'Who may read a dataset.';

-- Partitions do not take over the comments on the columns of their parent.
DO $$
DECLARE
  own record;
BEGIN
  FOR own IN
    SELECT i.inhrelid::regclass AS partition, a.attname AS name, col_description(i.inhparent, a.attnum) AS comment
    FROM pg_inherits AS i
    INNER JOIN pg_attribute AS a ON a.attrelid = i.inhparent AND a.attnum > 0 AND NOT a.attisdropped
    WHERE i.inhparent = 'codes'::regclass
  LOOP
    EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', own.partition, own.name, own.comment);
  END LOOP;
END
$$;

CREATE TABLE code_mappings (
  scheme text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  vocabulary text COLLATE "C" NOT NULL CHECK (vocabulary IN ('CAMEO', 'PLOVER', 'ACLED', 'UCDP')),
  their_code text COLLATE "C" NOT NULL CHECK (their_code <> ''),
  match text COLLATE "C" NOT NULL CHECK (match IN ('exact', 'close', 'broad', 'narrow')),
  PRIMARY KEY (scheme, code, vocabulary, their_code),
  FOREIGN KEY (scheme, code) REFERENCES codes (scheme, code)
);
COMMENT ON TABLE code_mappings IS 'Nearest codes of other vocabularies, where one exists; docs/codes.md says how they were chosen.';
COMMENT ON COLUMN code_mappings.scheme IS 'Scheme of our code.';
COMMENT ON COLUMN code_mappings.code IS 'Our code.';
COMMENT ON COLUMN code_mappings.vocabulary IS 'The other vocabulary: CAMEO (GDELT codes events in it), PLOVER, ACLED or UCDP.';
COMMENT ON COLUMN code_mappings.their_code IS 'The code there, as written there (CAMEO keeps its leading zeros).';
COMMENT ON COLUMN code_mappings.match IS 'SKOS mapping relation, read from our code to theirs: broad means that theirs covers more.';

CREATE TABLE role_closure (
  role text COLLATE "C" NOT NULL REFERENCES role_codes (code),
  ancestor text COLLATE "C" NOT NULL REFERENCES role_codes (code),
  PRIMARY KEY (role, ancestor)
);
COMMENT ON TABLE role_closure IS 'Every role with itself and all roles above it. A migration that adds a role fills it anew.';
COMMENT ON COLUMN role_closure.role IS 'A role.';
COMMENT ON COLUMN role_closure.ancestor IS 'The role itself or one above it: affirming the role affirms this one, denying this one denies the role.';
