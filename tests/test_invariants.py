"""What must never be so is refused by the database itself, whoever writes to it."""

from api.database import Connection
from tests.conftest import Write
from tests.constraints import (
    CLAIM,
    DOCUMENT,
    EVIDENCE,
    LEGION,
    NEW,
    PAGE,
    PART,
    RAID,
    TIE,
    WAR,
    Refusals,
    refused_otherwise,
)

REFUSED: Refusals = {
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
        "stance of statement_about is confirms",
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


async def test_direct_sql_is_refused_by_a_constraint(write: Write, connection: Connection) -> None:
    assert await refused_otherwise(write, connection, REFUSED) == {}
