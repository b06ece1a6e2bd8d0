-- The codes and what they mean, scheme by scheme, in the order in which they are shown.

INSERT INTO codes (scheme, ordinal, code, broader, definition)
SELECT 'role', ordinal, code, broader, definition
FROM (VALUES
  (1, 'involved', NULL, 'The actor had some part in bringing the event about, whichever it was. To deny it is to deny every role below it.'),
  (2, 'perpetrator', 'involved', 'The actor carried the act out itself or through its own people. Ordering, aiding or approving from outside does not count.'),
  (3, 'director', 'involved', 'The actor ordered the act or controlled those who carried it out. Knowing of it, approving it or agreeing on it between equals does not count.'),
  (4, 'coordinator', 'involved', 'The actor arranged the act with those who carried it out: timing, plans, information or consent. Giving orders is director.'),
  (5, 'supporter', 'involved', 'The actor helped those who carried the act out, before or during it, in whatever way. Sympathy voiced only afterwards does not count.'),
  (6, 'supplier', 'supporter', 'The actor gave arms, vehicles, money, training or other means that were used in the act. Means that got there against its will do not count.'),
  (7, 'encourager', 'supporter', 'The actor urged or encouraged those who carried the act out. It neither ordered the act nor supplied its means by that.'),
  (8, 'target', NULL, 'The act was aimed at the actor or at what belongs to it, whether or not it was harmed.'),
  (9, 'victim', NULL, 'The actor, or people it stands for, was killed, hurt, driven out or otherwise harmed, whether aimed at or not.'),
  (10, 'responder', NULL, 'The actor reacted to the event while it lasted or just after: by fighting back, rescue, policing or evacuation.'),
  (11, 'mediator', NULL, 'The actor stood between the parties and helped them to talk or agree. It is no party itself.'),
  (12, 'witness', NULL, 'The actor saw or heard the event itself. Knowing of it from others does not count.'),
  (13, 'organizer', NULL, 'The actor called or prepared a gathering, campaign or other event that is no attack. For attacks the roles under involved are used.'),
  (14, 'participant', NULL, 'The actor took part in an event that has no sides of attacker and attacked: a negotiation, an agreement, a protest, a founding.'),
  (15, 'authority', NULL, 'The court, office or state that performed a legal act: banned, listed, charged, sentenced, sanctioned.'),
  (16, 'subject', NULL, 'The actor to whom a legal act applies: the banned, listed, charged, sentenced or sanctioned one. It says nothing of guilt.')
) AS list (ordinal, code, broader, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'affiliation_type', ordinal, code, definition
FROM (VALUES
  (1, 'commands', 'The subject has military or operational command of the object. Political or formal leadership alone is leads.'),
  (2, 'leads', 'The subject heads the object: as its leader, president, director or chair, with or without command in the field.'),
  (3, 'member_of', 'The subject belongs to the object as one of its members or fighters, without a statement of rank.'),
  (4, 'spokesperson_for', 'The subject speaks publicly for the object, appointed or in fact. Praising or defending it does not suffice.'),
  (5, 'founded', 'The subject founded the object, alone or with others. It need not belong to it any longer.'),
  (6, 'employed_by', 'The subject works for the object for pay or holds a post there, an academic chair or honorary post included.'),
  (7, 'represents', 'The subject acts for the object with its mandate: as envoy, lawyer, agent or political wing. Speaking to the press is spokesperson_for.'),
  (8, 'part_of', 'The subject is a unit, branch or organ of the object. For persons it is member_of or employed_by.'),
  (9, 'under_command_of', 'The subject takes its orders from the object in the field, without necessarily being a part of it.'),
  (10, 'controlled_by', 'The object decides what the subject does, by whatever means and whether admitted or not. Influence that can be refused does not count.'),
  (11, 'armed_by', 'The object gives the subject weapons, vehicles or other military means. It need not control their use.'),
  (12, 'recognized_by', 'The object has declared that it holds the subject for what the subject says it is: a state, a government, an official force.'),
  (13, 'fights_for', 'The subject fights on the side of the object, as volunteer, ally or hired force, without necessarily standing under its command.'),
  (14, 'allied_with', 'The subject and the object have agreed to act together, or do so lastingly, as equals. It holds in both directions.'),
  (15, 'opposes', 'The subject acts against the object or has declared itself its adversary. It does not say that the object does likewise.'),
  (16, 'owns', 'The subject owns the object or a share that lets it decide.'),
  (17, 'split_from', 'The subject came into being by leaving the object, which went on existing.'),
  (18, 'succeeds', 'The subject continues the object, which ended, under another name or form.'),
  (19, 'merged_into', 'The subject ceased to exist separately and became a part of the object.'),
  (20, 'related_to', 'The subject and the object have a tie that the source does not name more closely, or one that no other code covers.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'act', ordinal, code, definition
FROM (VALUES
  (1, 'claim_of_responsibility', 'The speaker says that it, or those it speaks for, did the act. Admitting a mistake without an act to claim does not count.'),
  (2, 'denial', 'The speaker says that something alleged is not so, its own part above all. Declining to answer is no_comment.'),
  (3, 'accusation', 'The speaker says that another did something wrong or unlawful. A court charge is an event; its announcement is an announcement.'),
  (4, 'confirmation', 'The speaker says, of its own knowledge or authority, that what another said or what was in doubt is so.'),
  (5, 'assessment', 'The speaker gives a conclusion drawn from evidence or expertise about what happened or who is behind it. It does not claim to have seen it.'),
  (6, 'characterization', 'The speaker says what sort of person, group or event something is: its views, nature or worth. A legal listing is designation.'),
  (7, 'announcement', 'The speaker makes known what it has done, is doing or plans. A plan to harm, spoken to the one to be harmed, is threat.'),
  (8, 'appeal', 'The speaker asks or calls on others to do something, without stating a consequence.'),
  (9, 'threat', 'The speaker says that it will harm somebody, or will do so unless something is done.'),
  (10, 'demand', 'The speaker requires something as its due or as a condition. With harm held out it is threat, without insistence appeal.'),
  (11, 'promise', 'The speaker commits itself to do something that those addressed, or its own side, would welcome.'),
  (12, 'designation', 'The speaker, having authority to do so, declares somebody to be of a certain status, such as terrorist, wanted or banned. The legal act itself is an event.'),
  (13, 'testimony', 'The speaker tells what it itself saw, heard or lived through, in court or outside it.'),
  (14, 'report', 'The speaker tells what happened without saying how it knows, or as told by others it does not name.'),
  (15, 'casualty_report', 'The speaker gives a number of people killed, wounded, captured or missing, its own side or another.'),
  (16, 'retraction', 'The speaker takes back an earlier statement of its own. Saying that another was wrong is denial.'),
  (17, 'correction', 'The speaker replaces a part of an earlier statement of its own by something else and lets the rest stand.'),
  (18, 'no_comment', 'The speaker was asked and declined to answer or did not answer. It neither affirms nor denies anything by that.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'category', ordinal, code, definition
FROM (VALUES
  (1, 'armed_incursion', 'An armed force crosses into territory that the other side holds, on the ground, and may leave again. Fire across a line without crossing it does not count.'),
  (2, 'battle', 'Fighting between two or more armed sides at one place and over one span of time. Fire that the other side cannot answer is shelling, air_attack or bombing.'),
  (3, 'shelling', 'Fire of artillery, mortars, tanks, rockets or missiles launched from the ground or from ships. Aircraft and drones are air_attack.'),
  (4, 'air_attack', 'An attack from aircraft, helicopters or drones, manned or not, that struck or was brought down on its way.'),
  (5, 'bombing', 'An explosive device placed, carried, driven or thrown by hand goes off, mines and suicide attacks included. Bombs dropped from the air are air_attack.'),
  (6, 'attack_on_civilians', 'An armed actor deliberately harms people who do not fight. Where the means is a bomb, shell or aircraft, that category is used, and the victims are named as such.'),
  (7, 'assassination', 'A person chosen for who he or she is, or for an office held, is killed or attacked in order to kill. Attempts count.'),
  (8, 'abduction', 'People are seized or held against their will without lawful process, as hostages or without a trace. An arrest by an authority is arrest.'),
  (9, 'sabotage', 'Installations, transport, supplies or equipment are covertly destroyed or put out of use. Harm done through computers alone is cyber_operation.'),
  (10, 'protest', 'People gather, march, picket, strike, block or refuse food to object to or demand something, without violence of their own.'),
  (11, 'riot', 'A crowd uses violence against people or property, whether it began as a protest or not. Armed groups that fight are battle.'),
  (12, 'arrest', 'An authority takes people into custody or keeps them there. The charge that follows is criminal_case.'),
  (13, 'criminal_case', 'A criminal proceeding against a known or unknown person is opened, carried on or decided. Custody alone is arrest, a wanted listing legal_designation.'),
  (14, 'legal_designation', 'An authority gives somebody a legal status: banned, terrorist, extremist, foreign agent, wanted. Freezing assets or trade is sanction.'),
  (15, 'sanction', 'A state or international body restricts trade, money, travel or relations in order to press somebody. A ban on an organization at home is legal_designation.'),
  (16, 'agreement', 'Two or more parties agree on something: a treaty, ceasefire, exchange or contract. Talks without result are negotiation.'),
  (17, 'negotiation', 'Parties talk with each other, directly or through a mediator, in order to reach an agreement.'),
  (18, 'formation', 'A group, unit, organization or office is founded, merged, split or renamed.'),
  (19, 'announcement', 'Something is made public whose publication is itself the event, such as a manifesto or declaration of war. What somebody said of an event is a statement.'),
  (20, 'aid', 'Money, goods, arms, people or shelter are given to somebody. A pledge not yet carried out is announcement or agreement.'),
  (21, 'displacement', 'People leave their homes because of violence or disaster, or are made to leave: flight, evacuation, deportation.'),
  (22, 'cyber_operation', 'Computers or networks are broken into, disturbed, spied on or destroyed.'),
  (23, 'disinformation_operation', 'Somebody spreads, in an organized way, content made to deceive or under a false identity. That it is one is somebody''s statement; a single error is none.'),
  (24, 'conflict', 'A long confrontation, such as a war, that other events are parts of. A single clash is battle.'),
  (25, 'other', 'An event that no other category covers.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'precision', ordinal, code, definition
FROM (VALUES
  (1, 'exact', 'The place itself is known: a village, town, street, site or point. The coordinates are of that place.'),
  (2, 'near', 'The event was near a known place, within about 25 kilometres. The coordinates are of that place.'),
  (3, 'admin2', 'Only the district or municipality (second administrative level) is known. The coordinates stand for it.'),
  (4, 'admin1', 'Only the region, province or federal state (first administrative level) is known. The coordinates stand for it.'),
  (5, 'area', 'Only a line or an area without administrative bounds is known: a river, road, border, front, forest. The coordinates stand for it.'),
  (6, 'country', 'Only the country is known. The coordinates stand for the whole of it.'),
  (7, 'international', 'The event was in international waters or airspace. The coordinates are an estimate.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'measure', ordinal, code, definition
FROM (VALUES
  (1, 'killed', 'People who died by the event, later deaths of wounds included. Missing people do not count.'),
  (2, 'wounded', 'People who were hurt and lived. Those who died later count as killed.'),
  (3, 'captured', 'Fighters taken prisoner by the other side. Civilians and suspects held are detained.'),
  (4, 'missing', 'People whose fate is not known. They count neither as killed nor as captured.'),
  (5, 'displaced', 'People who left their homes or were brought away, for however short a time.'),
  (6, 'detained', 'People held by an authority or armed actor other than as prisoners of war.'),
  (7, 'participants', 'People who took part in the event: fighters in a raid, people at a protest.'),
  (8, 'members', 'People who belong to a group at a time, whether or not they took part in anything.'),
  (9, 'followers', 'Subscribers or followers of a channel or account. They are not members.'),
  (10, 'vehicles', 'Vehicles used, lost or destroyed, military or civilian, aircraft and ships included; the unit says which.'),
  (11, 'damage', 'Damage to property, in money or in a number of objects; the unit says which.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'actor_kind', ordinal, code, definition
FROM (VALUES
  (1, 'person', 'One human being, known by name or nickname. Somebody of whom no name is known is unnamed.'),
  (2, 'armed_group', 'A group that fights or is armed to fight and is no regular force of a state: rebels, volunteers, militia. Whether lawful or not is not said by this.'),
  (3, 'organization', 'A lasting body with members or staff that is none of the other kinds: party, company, association, university.'),
  (4, 'state', 'A country as an actor. Its ministries, agencies and forces are government_body.'),
  (5, 'government_body', 'A ministry, agency, parliament, army, police or other organ of a state, region or town. Courts are court.'),
  (6, 'media', 'A publisher, broadcaster, news agency, newspaper or news page, as the one who reports.'),
  (7, 'court', 'A court or tribunal, national or international.'),
  (8, 'informal_group', 'People who act or are spoken of together without lasting organization: a crowd, a circle, several experts.'),
  (9, 'population', 'The people of a place or sort as a whole: residents, civilians, an ethnic group. Nobody in it acts by being counted in it.'),
  (10, 'unnamed', 'A speaker or doer whom the source does not name: a senior official, a witness, unknown gunmen.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'source_kind', ordinal, code, definition
FROM (VALUES
  (1, 'article', 'A written piece of a newspaper, agency, magazine or news site, in print or online.'),
  (2, 'post', 'An entry in a social network, messenger channel or forum, with what is attached to it.'),
  (3, 'broadcast', 'A radio or television programme, live or recorded, or its transcript.'),
  (4, 'video', 'A film or recording published by itself, outside a programme.'),
  (5, 'document', 'A letter, order, manifesto, statute or other paper that is neither a court decision nor a report.'),
  (6, 'court_decision', 'A judgment, order or other decision of a court, as published.'),
  (7, 'report', 'An account of an inquiry or study by an organization, office or scholar, with findings of its own.'),
  (8, 'data_file', 'A file of structured records, such as an edition of an event dataset or a sanctions list.'),
  (9, 'webpage', 'A page of a website that is none of the others: a group''s own site, a profile, a register entry.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'name_kind', ordinal, code, definition
FROM (VALUES
  (1, 'primary', 'The name under which the actor is shown here. It is a choice of the dataset, not a judgement on the others.'),
  (2, 'alias', 'Another full name that the actor uses or is called by, at the same time as the primary one.'),
  (3, 'nickname', 'A byname, call sign or pet name that does not pass for a full name.'),
  (4, 'former', 'A name that the actor bore earlier and has given up.'),
  (5, 'transliteration', 'The same name written in another script or by other rules of spelling it there.'),
  (6, 'acronym', 'A name made of initials or shortened words.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'via_mode', ordinal, code, definition
FROM (VALUES
  (1, 'direct', 'The actor carried the speaker''s own words in the speaker''s own form: a full recording, a text printed whole.'),
  (2, 'quoted', 'The actor gave words of the speaker in quotation marks or as a recorded excerpt, inside a text of its own.'),
  (3, 'paraphrased', 'The actor told in its own words what was said.'),
  (4, 'translated', 'The actor gave what was said in another language.'),
  (5, 'republished', 'The actor took over a publication of another, whole or nearly so, without adding to what was said.'),
  (6, 'anonymous', 'The actor passed on what was said and withheld or did not know who said it.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'medium', ordinal, code, definition
FROM (VALUES
  (1, 'interview', 'Said in answer to a journalist or researcher, in person, by telephone or in writing.'),
  (2, 'press_conference', 'Said before several journalists who were called or had gathered.'),
  (3, 'press_release', 'Given out in writing to the press in the name of an organization or office.'),
  (4, 'social_media', 'Posted in a social network, messenger channel or forum. A film that is posted there is video.'),
  (5, 'video', 'Said in a film that the speaker or its side made or let be made for publication.'),
  (6, 'manifesto', 'Written in a programme or declaration of aims that stands for the group as a whole.'),
  (7, 'website', 'Written on a site that the speaker or its organization runs.'),
  (8, 'speech', 'Said aloud before an audience or assembly that is not the press.'),
  (9, 'court', 'Said or filed in a court proceeding, as party, witness, expert or judge.'),
  (10, 'broadcast', 'Said on radio or television, other than in an interview or press conference that was broadcast.'),
  (11, 'print', 'Written by the speaker for a newspaper, magazine or book.'),
  (12, 'official_record', 'Entered in a register, gazette, list or minutes kept by an authority.'),
  (13, 'unknown', 'The source does not say where or how it was said.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'stance', ordinal, code, definition
FROM (VALUES
  (1, 'affirms', 'The party says or plainly implies that the fact is so. Affirming a role affirms the roles above it.'),
  (2, 'denies', 'The party says that the fact is not so. Denying a role denies the roles below it.'),
  (3, 'questions', 'The party doubts the fact or calls it unproven, without saying that it is not so.'),
  (4, 'mentions', 'The statement speaks of the fact without taking a side on it. It never counts in a standing.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'relation', ordinal, code, definition
FROM (VALUES
  (1, 'confirms', 'The party says, on its own authority, that the other statement is true. It thereby takes over that statement''s stances.'),
  (2, 'disputes', 'The party contradicts the other statement as a whole. It thereby questions the facts that the other is about; a plain denial of a fact is a stance of its own.'),
  (3, 'retracts', 'The party takes back its own earlier statement, which counts no longer from then on.'),
  (4, 'corrects', 'The party replaces its own earlier statement by this one. The earlier one counts no longer from then on.'),
  (5, 'repeats', 'The party says the same again as its own word and takes over the stances. Passing it on as a reporter is a hop of the chain instead.'),
  (6, 'answers', 'The statement reacts to the other without confirming or disputing it. It never counts in a standing.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'modality', ordinal, code, definition
FROM (VALUES
  (1, 'certain', 'The speaker puts it as beyond doubt or simply as so. It does not make it so.'),
  (2, 'probable', 'The speaker puts it as likely: appears, suggests, most likely, it is believed.'),
  (3, 'possible', 'The speaker puts it as something that may be so: could, might, cannot be ruled out.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'status', ordinal, code, definition
FROM (VALUES
  (1, 'active', 'The record stands as it is shown.'),
  (2, 'retracted', 'The dataset no longer stands by the record. Its last state is still shown, with the reason.'),
  (3, 'merged', 'The record was found to be the same as another, which answers in its place. It can be undone.'),
  (4, 'purged', 'The content was removed everywhere. The id, the time and the reason remain.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'reason', ordinal, code, definition
FROM (VALUES
  (1, 'error', 'The record was wrong when it was written.'),
  (2, 'superseded', 'The record was right and other records now say it better or in more detail.'),
  (3, 'withdrawn_by_source', 'The publisher withdrew what the record rests on.'),
  (4, 'duplicate', 'The same thing is recorded a second time under another key.'),
  (5, 'licence', 'The licence of the source does not allow the record to be published.'),
  (6, 'legal', 'A law, a court order or the rights of a person require it.'),
  (7, 'other', 'None of the others; the change set explains it.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'polarity', ordinal, code, definition
FROM (VALUES
  (1, 'supports', 'The source, at the place cited, speaks for the fact or the fields named.'),
  (2, 'disputes', 'The source, at the place cited, speaks against the fact or the fields named.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'policy', ordinal, code, definition
FROM (VALUES
  (1, 'none', 'No words of the text leave: passages are positions and digests only, and nothing is quoted.'),
  (2, 'excerpt', 'Short excerpts may leave: at most 300 characters a passage and a tenth of the text in all.'),
  (3, 'full', 'The licence allows any part of the text to be shown. The whole text is not kept here even so.')
) AS list (ordinal, code, definition);

INSERT INTO codes (scheme, ordinal, code, definition)
SELECT 'distribution', ordinal, code, definition
FROM (VALUES
  (1, 'public', 'Anybody may read the dataset and download its releases.'),
  (2, 'internal', 'Only keys that were given the right to read the dataset see it. It has no public release.')
) AS list (ordinal, code, definition);
