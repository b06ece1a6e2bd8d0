"""What must never be so is refused by the database itself, whoever writes to it."""

import asyncpg
import pytest

from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, event, source


def at(kind: str, key: str, dataset: str = "test") -> str:
    """The id of a record as SQL has it."""
    return f"'{record_id(dataset, kind, key)}'"


PAGE, LEGION, RAID, WAR = (
    at("source", "page"),
    at("actor", "legion"),
    at("event", "raid"),
    at("event", "war"),
)
PART, CLAIM = at("participation", "raid-ukraine"), at("statement", "claim")
LINK, MOLE = at("link", "legion-russia"), at("actor", "mole", "desk")
INTERNAL = {"title": "Desk", "licence": "CC0-1.0", "distribution": "internal"}
TIE = at("affiliation", "legion-ukraine")
THEIR_PAGE, THEIR_ACTOR = at("source", "page", "other"), at("actor", "theirs", "other")
THEIR_EVENT = at("event", "raid", "other")
NEW = "'00000000-0000-0000-0000-000000000009'"
EVIDENCE = "INSERT INTO evidence (dataset_id, fact_id, ordinal, source_id"
DOCUMENT = (
    "INSERT INTO documents (id, version, kind, dataset_id, seq, ordinal, status, render,"
    " content_hash, code, sort_date, sort_name, contested, labelled, body, superseded_seq)"
    " SELECT {id}, {version}, kind, {dataset}, {seq}, 99, status, render, content_hash, code,"
    " sort_date, sort_name, contested, labelled, body, {superseded}"
    f" FROM documents WHERE id = {RAID}"
)

#: What is tried → the constraint that refuses it.
REFUSED: dict[str, tuple[str, str]] = {
    # 1. No fact without a source.
    **{
        f"a row of {table} without a source": (
            f"UPDATE {table} SET first_source_id = NULL",
            "first_source_id",
        )
        for table in ("actors", "affiliations", "events", "participations", "statements", "links")
    },
    "a fact from a source that there is not": (
        f"UPDATE events SET first_source_id = {NEW}",
        "first_source_id of events names",
    ),
    "evidence without a source": (
        f"UPDATE evidence SET source_id = NULL WHERE fact_id = {RAID}",
        "source_id",
    ),
    "a source deleted under its facts": (
        f"DELETE FROM sources WHERE id = {PAGE}",
        "of sources stays",
    ),
    "an actor deleted under its facts": (
        f"DELETE FROM actors WHERE id = {LEGION}",
        "of actors stays",
    ),
    "an event deleted under its participations": (
        f"DELETE FROM events WHERE id = {RAID}",
        "of events stays",
    ),
    # 2. Judgements are always someone's.
    "a statement about nothing": (
        f"UPDATE statement_about SET event_id = NULL, actor_id = NULL, role = NULL,"
        f" participation_id = NULL WHERE statement_id = {CLAIM}",
        "statement_about_target_check",
    ),
    "a statement on two things at once": (
        f"UPDATE statement_about SET affiliation_id = {TIE} WHERE statement_id = {CLAIM}",
        "statement_about_target_check",
    ),
    "a stance and a relation": (
        f"UPDATE statement_about SET relation = 'confirms' WHERE statement_id = {CLAIM}",
        "statement_about_side_check",
    ),
    "a statement on itself": (
        "UPDATE statement_about SET target_statement_id = statement_id"
        f" WHERE statement_id = {CLAIM}",
        "statement_about_",
    ),
    "a part in an event that is not as its participation": (
        f"UPDATE statement_about SET role = 'victim' WHERE participation_id = {PART}",
        "statement_about_participation_fkey",
    ),
    # Codes are those of their own list.
    "a category that there is not": (
        "UPDATE events SET category = 'terror'",
        "category of events is terror, which is no code",
    ),
    "a role that is an act": (
        "UPDATE participations SET role = 'denial'",
        "role of participations is denial, which is no code",
    ),
    "a precision that is a category": (
        "UPDATE events SET place_name = 'x', place_precision = 'battle'",
        "place_precision of events is battle, which is no code",
    ),
    "a figure of what nobody counts": (
        "INSERT INTO figures (dataset_id, owner_id, ordinal, measure, best)"
        f" VALUES (1, {RAID}, 9, 'heroes', 1)",
        "measure of figures is heroes, which is no code",
    ),
    "a code taken back": (
        "DELETE FROM codes WHERE scheme = 'measure' AND code = 'followers'",
        "the code followers of the scheme measure stays",
    ),
    "a code renamed": (
        "UPDATE codes SET code = 'fans' WHERE scheme = 'measure' AND code = 'followers'",
        "the code followers of the scheme measure stays",
    ),
    "a stance that is a relation": (
        f"UPDATE statement_about SET stance = 'confirms' WHERE statement_id = {CLAIM}",
        "statement_about_stance_fkey",
    ),
    "a polarity that there is not": (
        "UPDATE evidence SET polarity = 'doubts'",
        "evidence_polarity_check",
    ),
    "a standing that nobody can have": (
        "UPDATE standings SET stance = 'mentions'",
        "standings_stance_check",
    ),
    "a judgement that there is not": (
        "UPDATE links SET judgement = 'perhaps'",
        "links_judgement_fkey",
    ),
    "a judgement of nobody's": (
        "UPDATE links SET judged_by = ''",
        "links_judged_by_check",
    ),
    # 3 and 10. Nothing is lost; an id never changes its meaning.
    "a record forgotten": (f"DELETE FROM records WHERE id = {LEGION}", "for ever"),
    "a record renamed": (f"UPDATE records SET key = 'x' WHERE id = {LEGION}", "for ever"),
    "a participation moved": (
        f"UPDATE records SET event_id = {WAR} WHERE id = {PART};"
        f"UPDATE participations SET event_id = {WAR}, ordinal = 1 WHERE id = {PART}",
        "for ever",
    ),
    "a participation in another event than its record's": (
        f"UPDATE participations SET event_id = {WAR}, ordinal = 9 WHERE id = {PART}",
        "names no participation in the event",
    ),
    "a participation without an event": (
        f"INSERT INTO records (dataset_id, id, kind, key) VALUES (1, {NEW}, 'participation', 'x')",
        "records_check",
    ),
    "an id in two datasets": (
        f"INSERT INTO records (dataset_id, id, kind, key) VALUES (2, {LEGION}, 'actor', 'legion')",
        "records_id_key",
    ),
    "a key twice": (
        f"INSERT INTO records (dataset_id, id, kind, key) VALUES (1, {NEW}, 'actor', 'legion')",
        "records_key_key",
    ),
    **{
        f"the key {key}": (
            f"INSERT INTO records (dataset_id, id, kind, key) VALUES (1, {NEW}, 'actor', {key})",
            "records_key_check",
        )
        for key in ("''", "E'a\\nb'", "U&'e\\0301'", "repeat('x', 201)")
    },
    "a status that there is not": (
        f"UPDATE records SET status = 'gone' WHERE id = {LEGION}",
        "records_status_check",
    ),
    "a retraction without a reason": (
        f"UPDATE records SET status = 'retracted' WHERE id = {LEGION}",
        "records_reason_check",
    ),
    "a reason without a retraction": (
        f"UPDATE records SET reason = 'error' WHERE id = {LEGION}",
        "records_reason_check",
    ),
    "a version twice": (
        DOCUMENT.format(id=RAID, version=1, dataset=1, seq=2, superseded=3),
        "documents_render_key",
    ),
    "two current versions": (
        DOCUMENT.format(id=RAID, version=2, dataset=1, seq=1, superseded="superseded_seq"),
        "documents_pkey",
    ),
    "a version superseded before it was": (
        DOCUMENT.format(id=RAID, version=2, dataset=1, seq=2, superseded=2),
        "documents_seq_check",
    ),
    # 6. One order.
    "a document of no change set": (
        DOCUMENT.format(id=RAID, version=2, dataset=1, seq=99, superseded=100),
        "documents_seq_fkey",
    ),
    "two documents in one place": (
        DOCUMENT.format(id=RAID, version=2, dataset=1, seq=1, superseded=2).replace(" 99,", " 1,"),
        "documents_seq_key",
    ),
    "two counters": (
        "INSERT INTO counters (seq, purge_seq, recorded_at) VALUES (1, 1, now())",
        "counters_pkey",
    ),
    "a second counter": (
        "INSERT INTO counters (singleton, seq, purge_seq, recorded_at) VALUES (false, 1, 1, now())",
        "counters_singleton_check",
    ),
    # 8. A document depends only on records of its own dataset.
    "another dataset's source": (
        f"UPDATE events SET first_source_id = {THEIR_PAGE} WHERE id = {RAID}",
        "first_source_id of events names",
    ),
    "another dataset's evidence": (
        f"{EVIDENCE}) VALUES (1, {RAID}, 99, {THEIR_PAGE})",
        "source_id of evidence names",
    ),
    "evidence for another dataset's fact": (
        f"{EVIDENCE}) VALUES (2, {RAID}, 99, {THEIR_PAGE})",
        "fact_id of evidence names",
    ),
    "another dataset's actor in an event": (
        f"UPDATE participations SET actor_id = {THEIR_ACTOR} WHERE id = {PART}",
        "actor_id of participations names",
    ),
    "another dataset's source of a participation": (
        f"UPDATE participations SET first_source_id = {THEIR_PAGE} WHERE id = {PART}",
        "first_source_id of participations names",
    ),
    "a participation in an event that there is not": (
        f"INSERT INTO records (dataset_id, id, kind, key, event_id)"
        f" VALUES (1, {NEW}, 'participation', 'x', {NEW});"
        "INSERT INTO participations (dataset_id, id, event_id, ordinal, actor_id, role,"
        f" first_source_id) VALUES (1, {NEW}, {NEW}, 1, {LEGION}, 'participant', {PAGE})",
        "event_id of participations names",
    ),
    "another dataset's party of a figure": (
        "INSERT INTO figures (dataset_id, owner_id, ordinal, measure, party_id, best)"
        f" VALUES (1, {RAID}, 9, 'killed', {THEIR_ACTOR}, 1)",
        "party_id of figures names",
    ),
    "another dataset's parent": (
        f"UPDATE events SET parent_id = {THEIR_EVENT} WHERE id = {RAID}",
        "events_dataset_id_parent_id_fkey",
    ),
    "another dataset's speaker": (
        f"UPDATE statement_speakers SET actor_id = {THEIR_ACTOR} WHERE statement_id = {CLAIM}",
        "statement_speakers_dataset_id_actor_id_fkey",
    ),
    "a statement about another dataset's event": (
        f"UPDATE statement_about SET event_id = {THEIR_EVENT}, participation_id = NULL,"
        f" actor_id = NULL, role = NULL WHERE statement_id = {CLAIM}",
        "statement_about_dataset_id_event_id_fkey",
    ),
    "another dataset's party": (
        f"UPDATE standings SET party_id = {THEIR_ACTOR} WHERE fact_id = {TIE}",
        "standings_",
    ),
    "another dataset's publisher": (
        f"UPDATE datasets SET publisher_id = {THEIR_ACTOR} WHERE id = 1",
        "datasets_publisher_fkey",
    ),
    "a document in another dataset": (
        DOCUMENT.format(id=RAID, version=2, dataset=2, seq=1, superseded=2),
        "id of documents names",
    ),
    "a link to what was never issued": (
        f"UPDATE links SET other_id = {NEW} WHERE id = {LINK}",
        "links_other_id_fkey",
    ),
    "a link of a record to itself": (
        f"UPDATE links SET other_id = one_id WHERE id = {LINK}",
        "links_ends_check",
    ),
    "a link between records of two kinds": (
        f"UPDATE links SET other_id = {THEIR_EVENT} WHERE id = {LINK}",
        "is between records of kind actor",
    ),
    "a link of participations": (
        f"UPDATE links SET records_kind = 'participation' WHERE id = {LINK}",
        "links_records_kind_check",
    ),
    "a link under an actor's id": (
        f"INSERT INTO links SELECT 1, {LEGION}, records_kind, one_id, other_id, judgement,"
        f" judged_by, judged, why, first_source_id FROM links WHERE id = {LINK}",
        "names the actor legion, no link",
    ),
    "a link made another's": (
        f"UPDATE links SET id = {NEW} WHERE id = {LINK}",
        "stays under its id",
    ),
    "a public link to what is internal": (
        f"UPDATE links SET other_id = {MOLE} WHERE id = {LINK}",
        "of an internal dataset",
    ),
    "a dataset made public whose link names what is internal": (
        "UPDATE datasets SET distribution = 'internal';"
        f"UPDATE links SET other_id = {MOLE} WHERE id = {LINK};"
        "UPDATE datasets SET distribution = 'public' WHERE id = 1",
        "names or named a record of an internal one",
    ),
    "a dataset made internal that a public link names": (
        f"UPDATE links SET other_id = {THEIR_ACTOR} WHERE id = {LINK};"
        "SET CONSTRAINTS ALL IMMEDIATE;"
        "UPDATE datasets SET distribution = 'internal' WHERE slug = 'other'",
        "names or named a record of an internal one",
    ),
    "another dataset's source for a link": (
        f"UPDATE links SET first_source_id = {THEIR_PAGE} WHERE id = {LINK}",
        "links_dataset_id_first_source_id_fkey",
    ),
    # 11. Passages are whole, and a locator says nothing of a text.
    "a passage that ends before it starts": (
        f"{EVIDENCE}, passage_type, start_at, end_at, passage_sha256)"
        f" VALUES (1, {RAID}, 99, {PAGE}, 'text', 5, 5, sha256('x'::bytea))",
        "evidence_passage_check",
    ),
    "a passage without a digest": (
        f"{EVIDENCE}, passage_type, start_at, end_at) VALUES (1, {RAID}, 99, {PAGE}, 'text', 0, 5)",
        "evidence_passage_check",
    ),
    "a locator with words of the text": (
        f"{EVIDENCE}, passage_type, page, exact)"
        f" VALUES (1, {RAID}, 99, {PAGE}, 'locator', '1', 'x')",
        "evidence_passage_check",
    ),
    "a text without its policy": (
        f"UPDATE sources SET policy = NULL WHERE id = {PAGE}",
        "sources_text_check",
    ),
}


#: Ends what came so far with an error of another kind.
NOT_REFUSED = "BEGIN RAISE case_not_found; END"


async def test_direct_sql_is_refused_by_a_constraint(write: Write, connection: Connection) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    await write(source(), actor("theirs"), event(), dataset="other")
    await write(source(), actor("mole"), dataset="desk", dataset_meta=INTERNAL)
    found = {}
    for name, (sql, _) in REFUSED.items():
        transaction = connection.transaction()
        await transaction.start()
        with pytest.raises(asyncpg.IntegrityConstraintViolationError) as caught:
            await connection.execute(f"{sql}; SET CONSTRAINTS ALL IMMEDIATE; DO '{NOT_REFUSED}'")
        found[name] = str(caught.value)
        await transaction.rollback()
    wrong = {name: found[name] for name, (_, by) in REFUSED.items() if by not in found[name]}
    assert wrong == {}
