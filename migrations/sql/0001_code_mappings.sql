-- Nearest codes elsewhere. exact: the same; close: much the same; broad: theirs covers more;
-- narrow: theirs covers less. Where ours and theirs merely overlap there is no mapping.

INSERT INTO code_mappings (scheme, code, vocabulary, their_code, match)
SELECT 'act', code, vocabulary, their_code, match
FROM (VALUES
  ('claim_of_responsibility', 'CAMEO', '015', 'broad'),
  ('denial', 'CAMEO', '016', 'narrow'),
  ('accusation', 'CAMEO', '112', 'close'),
  ('announcement', 'CAMEO', '01', 'broad'),
  ('appeal', 'CAMEO', '02', 'close'),
  ('threat', 'CAMEO', '13', 'close'),
  ('threat', 'PLOVER', 'THREATEN', 'close'),
  ('demand', 'CAMEO', '10', 'close'),
  ('promise', 'CAMEO', '03', 'close'),
  ('promise', 'PLOVER', 'AGREE', 'broad'),
  ('no_comment', 'CAMEO', '011', 'close')
) AS list (code, vocabulary, their_code, match);

-- UCDP: values of type_of_violence. ACLED: event_type or sub_event_type.
INSERT INTO code_mappings (scheme, code, vocabulary, their_code, match)
SELECT 'category', code, vocabulary, their_code, match
FROM (VALUES
  ('armed_incursion', 'CAMEO', '19', 'broad'),
  ('armed_incursion', 'PLOVER', 'ASSAULT', 'broad'),
  ('battle', 'CAMEO', '19', 'broad'),
  ('battle', 'PLOVER', 'ASSAULT', 'broad'),
  ('battle', 'ACLED', 'Battles', 'close'),
  ('battle', 'ACLED', 'Armed clash', 'narrow'),
  ('battle', 'UCDP', '1', 'close'),
  ('battle', 'UCDP', '2', 'close'),
  ('shelling', 'CAMEO', '19', 'broad'),
  ('shelling', 'CAMEO', '194', 'close'),
  ('shelling', 'PLOVER', 'ASSAULT', 'broad'),
  ('shelling', 'ACLED', 'Explosions/Remote violence', 'broad'),
  ('shelling', 'ACLED', 'Shelling/artillery/missile attack', 'close'),
  ('air_attack', 'CAMEO', '19', 'broad'),
  ('air_attack', 'CAMEO', '195', 'close'),
  ('air_attack', 'PLOVER', 'ASSAULT', 'broad'),
  ('air_attack', 'ACLED', 'Explosions/Remote violence', 'broad'),
  ('air_attack', 'ACLED', 'Air/drone strike', 'close'),
  ('bombing', 'CAMEO', '183', 'close'),
  ('bombing', 'PLOVER', 'ASSAULT', 'broad'),
  ('bombing', 'ACLED', 'Explosions/Remote violence', 'broad'),
  ('bombing', 'ACLED', 'Remote explosive/landmine/IED', 'narrow'),
  ('bombing', 'ACLED', 'Suicide bomb', 'narrow'),
  ('bombing', 'ACLED', 'Grenade', 'narrow'),
  ('attack_on_civilians', 'CAMEO', '202', 'narrow'),
  ('attack_on_civilians', 'PLOVER', 'ASSAULT', 'broad'),
  ('attack_on_civilians', 'ACLED', 'Violence against civilians', 'broad'),
  ('attack_on_civilians', 'ACLED', 'Attack', 'close'),
  ('attack_on_civilians', 'UCDP', '3', 'close'),
  ('assassination', 'CAMEO', '18', 'broad'),
  ('assassination', 'CAMEO', '185', 'narrow'),
  ('assassination', 'CAMEO', '186', 'narrow'),
  ('assassination', 'PLOVER', 'ASSAULT', 'broad'),
  ('abduction', 'CAMEO', '181', 'broad'),
  ('abduction', 'PLOVER', 'ASSAULT', 'broad'),
  ('abduction', 'ACLED', 'Abduction/forced disappearance', 'close'),
  ('sabotage', 'CAMEO', '171', 'broad'),
  ('protest', 'CAMEO', '14', 'broad'),
  ('protest', 'CAMEO', '141', 'narrow'),
  ('protest', 'CAMEO', '142', 'narrow'),
  ('protest', 'CAMEO', '143', 'narrow'),
  ('protest', 'CAMEO', '144', 'narrow'),
  ('protest', 'PLOVER', 'PROTEST', 'broad'),
  ('protest', 'ACLED', 'Protests', 'close'),
  ('riot', 'CAMEO', '145', 'close'),
  ('riot', 'ACLED', 'Riots', 'close'),
  ('riot', 'ACLED', 'Violent demonstration', 'narrow'),
  ('riot', 'ACLED', 'Mob violence', 'narrow'),
  ('arrest', 'CAMEO', '173', 'broad'),
  ('arrest', 'PLOVER', 'COERCE', 'broad'),
  ('arrest', 'ACLED', 'Arrests', 'close'),
  ('legal_designation', 'CAMEO', '1722', 'narrow'),
  ('legal_designation', 'PLOVER', 'COERCE', 'broad'),
  ('sanction', 'CAMEO', '163', 'broad'),
  ('sanction', 'PLOVER', 'SANCTION', 'broad'),
  ('agreement', 'CAMEO', '057', 'narrow'),
  ('agreement', 'ACLED', 'Agreement', 'narrow'),
  ('negotiation', 'CAMEO', '04', 'broad'),
  ('negotiation', 'CAMEO', '046', 'close'),
  ('negotiation', 'PLOVER', 'CONSULT', 'broad'),
  ('formation', 'ACLED', 'Change to group/activity', 'broad'),
  ('announcement', 'CAMEO', '01', 'broad'),
  ('aid', 'CAMEO', '07', 'close'),
  ('aid', 'CAMEO', '071', 'narrow'),
  ('aid', 'CAMEO', '072', 'narrow'),
  ('aid', 'CAMEO', '073', 'narrow'),
  ('aid', 'PLOVER', 'AID', 'close'),
  ('displacement', 'CAMEO', '201', 'narrow'),
  ('cyber_operation', 'CAMEO', '176', 'narrow')
) AS list (code, vocabulary, their_code, match);

-- UCDP: values of where_prec. ACLED: values of geo_precision, whose 1 is a town and not a point.
INSERT INTO code_mappings (scheme, code, vocabulary, their_code, match)
SELECT 'precision', code, vocabulary, their_code, match
FROM (VALUES
  ('exact', 'UCDP', '1', 'exact'),
  ('near', 'UCDP', '2', 'exact'),
  ('admin2', 'UCDP', '3', 'exact'),
  ('admin1', 'UCDP', '4', 'exact'),
  ('area', 'UCDP', '5', 'exact'),
  ('country', 'UCDP', '6', 'exact'),
  ('international', 'UCDP', '7', 'exact'),
  ('exact', 'ACLED', '1', 'close'),
  ('near', 'ACLED', '2', 'close'),
  ('admin1', 'ACLED', '3', 'close')
) AS list (code, vocabulary, their_code, match);

-- ACLED: numbers of inter1 and inter2.
INSERT INTO code_mappings (scheme, code, vocabulary, their_code, match)
VALUES
  ('actor_kind', 'armed_group', 'ACLED', '2', 'narrow'),
  ('actor_kind', 'armed_group', 'ACLED', '3', 'narrow'),
  ('actor_kind', 'armed_group', 'ACLED', '4', 'narrow');
