"""Statements that the database itself must refuse, tried on a filled one."""

import asyncpg
import pytest

from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, event, source

#: What is tried → its SQL, and the constraint that refuses it.
Refusals = dict[str, tuple[str, str]]


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
#: Ends what came so far with an error of another kind.
NOT_REFUSED = "BEGIN RAISE case_not_found; END"


async def refused_otherwise(
    write: Write, connection: Connection, refusals: Refusals
) -> dict[str, str]:
    """Those of the statements that something else refuses, with what that said."""
    await write(*EVERYTHING, dataset_meta=META)
    await write(source(), actor("theirs"), event(), dataset="other")
    await write(source(), actor("mole"), dataset="desk", dataset_meta=INTERNAL)
    found = {}
    for name, (sql, _) in refusals.items():
        transaction = connection.transaction()
        await transaction.start()
        with pytest.raises(asyncpg.IntegrityConstraintViolationError) as caught:
            await connection.execute(f"{sql}; SET CONSTRAINTS ALL IMMEDIATE; DO '{NOT_REFUSED}'")
        found[name] = str(caught.value)
        await transaction.rollback()
    return {name: found[name] for name, (_, by) in refusals.items() if by not in found[name]}
