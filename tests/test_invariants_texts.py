"""Words leave a source only as its policy allows, whoever writes them to the tables."""

import hashlib
from typing import Any

import asyncpg
import pytest

from api.database import Connection
from api.ids import record_id
from tests.conftest import Write
from tests.records import SHA, Operation, actor, event, part, retract, source, statement

RAID, PAST = record_id("test", "event", "raid"), record_id("test", "event", "past")
CLOSED, BRIEF, OPEN, LOOSE = (
    record_id("test", "source", key) for key in ("closed", "brief", "open", "loose")
)
BARE, BRIEFLY = record_id("test", "statement", "bare"), record_id("test", "statement", "briefly")
WHOLLY, BOTH = record_id("test", "statement", "wholly"), record_id("test", "statement", "both")
OLD = record_id("test", "statement", "old")
EVIDENCE = "INSERT INTO evidence (dataset_id, fact_id, ordinal, source_id"
AT = "passage_type, start_at, end_at, passage_sha256"
HERE = "'text', 0, 5, sha256('x'::bytea)"


def text(key: str, policy: str, length: int = 5_000) -> Operation:
    return source(key, text={"sha256": SHA, "length": length, "policy": policy})


def at(key: str, words: str = "", end: int = 10) -> dict[str, Any]:
    """A citation of a passage, perhaps with its words."""
    passage: dict[str, Any] = {"type": "text", "start": 0, "end": end, "sha256": SHA}
    if words:
        digest = hashlib.sha256(words.encode()).hexdigest()
        passage |= {"end": len(words), "sha256": digest, "exact": words}
    return {"source": key, "passage": passage}


def said(key: str, quote: str, *sources: str) -> Operation:
    more = {"quote": quote} if quote else {}
    return statement(key, "russia", evidence=[{"source": each} for each in sources], **more)


#: Sources of every policy, what is cited of them, and what was retracted.
BASE = [
    *(text("closed", "none"), text("brief", "excerpt"), text("open", "full"), source("loose")),
    actor("russia", evidence=[{"source": "loose"}]),
    event(
        evidence=[at("closed"), at("brief", "a" * 200), at("open", "b" * 400)],
        participations=[part("raid-russia", "russia", "target", evidence=[at("closed", end=99)])],
    ),
    event("past", evidence=[at("open", end=4_000)]),
    said("bare", "", "closed"),
    said("briefly", "c" * 100, "brief"),
    said("wholly", "d" * 400, "open"),
    said("both", "e" * 600, "open", "brief"),
    said("old", "f" * 90, "open"),
]
BEYOND = "beyond the text of the source {}, which has {} code points"
TENTH = (
    "passages and quotes of the source brief show {} of its {} code points; "
    "its policy lets a tenth out"
)
NO_WORDS = "a passage of the event raid shows words of the source {}, whose policy is none"
QUOTE = "no source of the statement {} lets its quote out"
REFUSED: dict[str, tuple[str, str]] = {
    **{
        f"the {column} of a passage": (
            f"UPDATE evidence SET {column} = 'abc' WHERE source_id = '{CLOSED}' AND end_at = 10",
            NO_WORDS.format("closed"),
        )
        for column in ("exact", "prefix", "suffix")
    },
    "words of a source that says nothing of its text": (
        f"{EVIDENCE}, {AT}, exact) VALUES (1, '{RAID}', 9, '{LOOSE}', {HERE}, 'words')",
        NO_WORDS.format("loose"),
    ),
    "more words than an excerpt has": (
        f"UPDATE evidence SET prefix = repeat('x', 101) WHERE source_id = '{BRIEF}'"
        " AND passage_type = 'text'",
        "a passage of the event raid shows more than the 300 code points that the source brief"
        " allows",
    ),
    "more excerpts than a tenth": (
        f"{EVIDENCE}, {AT}, exact) SELECT 1, '{RAID}', 8 + n, '{BRIEF}', {HERE},"
        " repeat(n::text, 101) FROM generate_series(1, 2) AS n",
        TENTH.format(502, 5000),
    ),
    "a quote beyond a tenth": (
        f"UPDATE statements SET quote = repeat('x', 301) WHERE id = '{BRIEFLY}'",
        QUOTE.format("briefly"),
    ),
    "a quote that takes the rest and more": (
        f"{EVIDENCE}, {AT}, exact) VALUES (1, '{RAID}', 9, '{BRIEF}', {HERE}, repeat('x', 150));"
        f"UPDATE statements SET quote = repeat('x', 151) WHERE id = '{BRIEFLY}'",
        TENTH.format(501, 5000),
    ),
    "a quote laid to an excerpt": (
        f"UPDATE statements SET quote = repeat('x', 201) WHERE id = '{BARE}';"
        f"{EVIDENCE}) VALUES (1, '{BARE}', 9, '{BRIEF}')",
        TENTH.format(501, 5000),
    ),
    "a passage beyond its text": (
        f"UPDATE evidence SET end_at = 999999 WHERE fact_id = '{PAST}'",
        f"a passage of the event past ends at 999999, {BEYOND.format('open', 5000)}",
    ),
    "a passage moved to a shorter text": (
        f"UPDATE sources SET text_length = 3999 WHERE id = '{CLOSED}';"
        f"UPDATE evidence SET source_id = '{CLOSED}' WHERE fact_id = '{PAST}'",
        f"a passage of the event past ends at 4000, {BEYOND.format('closed', 3999)}",
    ),
    "a text that gets shorter": (
        f"UPDATE sources SET text_length = 98 WHERE id = '{CLOSED}'",
        f"a passage of the participation raid-russia ends at 99, {BEYOND.format('closed', 98)}",
    ),
    "a text whose tenth gets less": (
        f"UPDATE sources SET text_length = 2999 WHERE id = '{BRIEF}'",
        TENTH.format(300, 2999),
    ),
    "a policy that gets stricter than its passages": (
        f"UPDATE sources SET policy = 'none' WHERE id = '{BRIEF}'",
        NO_WORDS.format("brief"),
    ),
    "a policy that gets stricter than its quotes": (
        f"DELETE FROM evidence WHERE fact_id = '{RAID}';"
        f"UPDATE sources SET policy = 'none' WHERE id = '{OPEN}'",
        QUOTE.format("both"),
    ),
    "a quote of a source whose policy is none": (
        f"UPDATE statements SET quote = 'abc' WHERE id = '{BARE}'",
        QUOTE.format("bare"),
    ),
    "a quote whose source is gone": (
        f"DELETE FROM evidence WHERE fact_id = '{WHOLLY}'",
        QUOTE.format("wholly"),
    ),
    "a quote whose source is another": (
        f"UPDATE evidence SET source_id = '{CLOSED}' WHERE fact_id = '{WHOLLY}'",
        QUOTE.format("wholly"),
    ),
    "a quote that only excerpts are left for": (
        f"DELETE FROM evidence WHERE fact_id = '{BOTH}' AND source_id = '{OPEN}';"
        f"UPDATE statements SET quote = repeat('e', 300) WHERE id = '{BOTH}'",
        TENTH.format(600, 5000),
    ),
    "a retracted quote revived": (
        f"DELETE FROM evidence WHERE fact_id = '{OLD}';"
        f"UPDATE records SET status = 'active', reason = NULL WHERE id = '{OLD}'",
        QUOTE.format("old"),
    ),
    "a retracted passage revived": (
        f"DELETE FROM evidence WHERE fact_id = '{RAID}' AND source_id = '{OPEN}';"
        f"UPDATE sources SET text_length = 3999 WHERE id = '{OPEN}';"
        f"UPDATE records SET status = 'active', reason = NULL WHERE id = '{PAST}'",
        f"a passage of the event past ends at 4000, {BEYOND.format('open', 3999)}",
    ),
}
REFUSAL = asyncpg.IntegrityConstraintViolationError


async def test_direct_sql_that_lets_words_out_is_refused(
    write: Write, connection: Connection
) -> None:
    await write(*BASE)
    await write(retract("statement", "old"))
    found = {}
    for name, (sql, _) in REFUSED.items():
        transaction = connection.transaction()
        await transaction.start()
        if "retracted passage" in name:
            await connection.execute(
                "UPDATE records SET status = 'retracted', reason = 'error' WHERE id = $1", PAST
            )
        with pytest.raises(REFUSAL) as caught:
            await connection.execute(f"{sql}; SET CONSTRAINTS ALL IMMEDIATE")
        found[name] = (type(caught.value), str(caught.value))
        await transaction.rollback()
    assert found == {name: (REFUSAL, message) for name, (_, message) in REFUSED.items()}


async def test_what_is_mended_before_the_transaction_ends_is_taken(
    write: Write, connection: Connection
) -> None:
    await write(*BASE)
    async with connection.transaction():
        await connection.execute(
            f"UPDATE statements SET quote = 'abc' WHERE id = '{BARE}';"
            f"UPDATE evidence SET end_at = 999999 WHERE fact_id = '{PAST}';"
            f"UPDATE evidence SET source_id = '{BRIEF}' WHERE fact_id = '{BARE}';"
            f"UPDATE evidence SET end_at = 5000 WHERE fact_id = '{PAST}'"
        )
        assert await connection.fetchval("SELECT count(*) FROM text_checks") > 0
    assert await connection.fetchval("SELECT count(*) FROM text_checks") == 0


async def test_what_lets_no_words_out_is_not_looked_at_again(
    write: Write, connection: Connection
) -> None:
    await write(*BASE)
    async with connection.transaction():
        await connection.execute(
            f"{EVIDENCE}) VALUES (1, '{RAID}', 9, '{CLOSED}');"
            f"{EVIDENCE}, passage_type, page) VALUES (1, '{RAID}', 10, '{CLOSED}', 'locator', '1');"
            f"{EVIDENCE}, {AT}) VALUES (1, '{RAID}', 11, '{CLOSED}', {HERE});"
            f"{EVIDENCE}, {AT}, exact) VALUES (1, '{RAID}', 12, '{OPEN}', {HERE}, 'words')"
        )
        assert await connection.fetchval("SELECT count(*) FROM text_checks") == 0
