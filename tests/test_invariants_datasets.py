"""Nothing but links refers across datasets, and links show nothing internal, whoever writes."""

from api.database import Connection
from tests.conftest import Write
from tests.constraints import (
    CLAIM,
    DOCUMENT,
    EVIDENCE,
    LEGION,
    LINK,
    MOLE,
    NEW,
    PAGE,
    PART,
    RAID,
    THEIR_ACTOR,
    THEIR_EVENT,
    THEIR_PAGE,
    TIE,
    Refusals,
    refused_otherwise,
)

REFUSED: Refusals = {
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
        "actor_id of statement_speakers names",
    ),
    "a statement about another dataset's event": (
        f"UPDATE statement_about SET event_id = {THEIR_EVENT}, participation_id = NULL,"
        f" actor_id = NULL, role = NULL WHERE statement_id = {CLAIM}",
        "event_id of statement_about names",
    ),
    "another dataset's party": (
        f"UPDATE standings SET party_id = {THEIR_ACTOR} WHERE fact_id = {TIE}",
        "standings_",
    ),
    "another dataset's publisher": (
        f"UPDATE datasets SET publisher_id = {THEIR_ACTOR} WHERE id = 1",
        "is no actor of it",
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
}


async def test_direct_sql_across_datasets_is_refused_by_a_constraint(
    write: Write, connection: Connection
) -> None:
    assert await refused_otherwise(write, connection, REFUSED) == {}
