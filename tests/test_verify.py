"""`whence verify` sees every way in which what is served can differ from what it is made of."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import asyncpg
import pytest
from click.testing import CliRunner, Result

from api.commands.verify import parting, verify
from api.database import Connection
from api.errors import WhenceError
from api.ids import record_id
from tests.conftest import Write
from tests.everything import AWKWARD, EVERYTHING, META
from tests.records import event, retract, source
from tests.state import differences, own

Run = Callable[..., Awaitable[Result]]
Seen = set[tuple[str | None, str]]
RAID, WAR = record_id("test", "event", "raid"), record_id("test", "event", "war")
LEGION = record_id("test", "actor", "legion")
PART = record_id("test", "participation", "raid-ukraine")
raid, war, legion = own("event", "raid"), own("event", "war"), own("actor", "legion")
part = own("participation", "raid-ukraine")
NOBODY = "00000000-0000-0000-0000-000000000007"

#: What holds the database back from being broken: everything that is no key.
UNGUARDED = ";".join(
    f"ALTER TABLE {table} DISABLE TRIGGER USER"
    for table in (
        *("records", "actors", "change_sets", "counters"),
        *("documents", "document_terms", "labels", "digests", "datasets"),
    )
)
DIGEST: tuple[None, str] = (None, "digest of test")
#: How to break it, and what is then reported: id and what differs.
BREAKS: dict[str, tuple[str, Seen]] = {
    "a fact changed behind the writer": (
        f"UPDATE events SET title = 'Other', category = 'riot' WHERE id = '{RAID}'",
        {(raid, "body"), (raid, "code"), (raid, "sort_name"), (raid, "label")},
    ),
    "a body changed": (
        f"UPDATE documents SET body = replace(body, 'A raid', 'B raid') WHERE id = '{RAID}'",
        {(raid, "body"), (raid, "content_hash")},
    ),
    "a space in a body": (
        f"UPDATE documents SET body = replace(body, ',', ', ') WHERE id = '{WAR}' AND version = 1",
        {(war, "content_hash"), (war, "shape")},
    ),
    "a field that the struct does not have": (
        'UPDATE documents SET body = replace(body, \'{"id"\', \'{"zeal":1,"id"\')'
        f" WHERE id = '{WAR}' AND version = 1",
        {(war, "content_hash"), (war, "shape"), DIGEST},
    ),
    "a field that is missing": (
        "UPDATE documents SET body = replace(body, '\"figures\":[],', '')"
        f" WHERE id = '{WAR}' AND version = 1",
        {(war, "content_hash"), (war, "shape")},
    ),
    "another hash": (
        "UPDATE documents SET content_hash = sha256('x'::bytea)"
        f" WHERE id = '{WAR}' AND version = 1",
        {(war, "content_hash"), DIGEST},
    ),
    "other columns to find it by": (
        "UPDATE documents SET status = 'retracted', country = 'UA', sort_date = '2000-01-01',"
        " possible = 'empty', attested = NULL, certain = NULL, location = '(1,2)',"
        " contested = false, code = 'x', sort_name = ''"
        f" WHERE id = '{RAID}' AND superseded_seq > 100",
        {
            (raid, column)
            for column in (
                *("status", "code", "country", "sort_date", "sort_name", "possible"),
                *("attested", "certain", "location", "contested", "term"),
            )
        },
    ),
    "another kind": (
        f"UPDATE documents SET kind = 'actor' WHERE id = '{WAR}' AND version = 1",
        {(f"act_{war[4:]}", "shape"), DIGEST},
    ),
    "other ids to label": (
        f"UPDATE documents SET labelled = '' WHERE id = '{LEGION}'",
        {(legion, "labelled")},
    ),
    "a side that nobody takes": (
        "INSERT INTO standings (dataset_id, fact_id, party_id, stance, statement_ids)"
        f" VALUES (1, '{LEGION}', '{LEGION}', 'denies', '{{{NOBODY}}}')",
        {(legion, "standing")},
    ),
    "a side that is missing": (
        f"DELETE FROM standings WHERE fact_id = '{PART}' AND stance = 'denies'",
        {
            (part, "standing"),
            (raid, "body"),
            (raid, "contested"),
            (raid, "term"),
        },
    ),
    "a term that is missing": (
        f"DELETE FROM document_terms WHERE document_id = '{WAR}' AND field = 'source'",
        {(war, "term")},
    ),
    "a term twice": (
        "INSERT INTO document_terms SELECT * FROM document_terms"
        f" WHERE document_id = '{WAR}' AND field = 'source' AND superseded_seq > 100",
        {(war, "term")},
    ),
    "a term of another day": (
        f"UPDATE document_terms SET sort_date = '2001-01-01' WHERE document_id = '{LEGION}'"
        f" AND field = 'source' AND value = '{record_id('test', 'source', 'copy')}'",
        {(legion, "term")},
    ),
    "a term of no record": (
        "INSERT INTO document_terms (document_id, field, value, qualifier, kind, sort_date, seq)"
        f" VALUES ('{NOBODY}', 'source', '{NOBODY}', '', 'event', '-infinity', 1)",
        {(NOBODY, "term")},
    ),
    "another label": (
        f"UPDATE labels SET label = replace(label, 'Legion', 'legion') WHERE id = '{LEGION}'",
        {(legion, "label")},
    ),
    "a label that is missing": (
        f"DELETE FROM labels WHERE id = '{PART}'",
        {(part, "label")},
    ),
    "a label of no record": (
        f"INSERT INTO labels (id, from_seq, label, also) VALUES ('{NOBODY}', 1, '', '')",
        {(NOBODY, "label")},
    ),
    "a version that is missing": (
        f"DELETE FROM documents WHERE id = '{WAR}' AND version = 1",
        {(war, "version"), (None, "ordinals of seq 1"), DIGEST},
    ),
    "versions that do not join": (
        f"UPDATE documents SET superseded_seq = 3 WHERE id = '{WAR}' AND version = 1",
        {(war, "superseded_seq"), DIGEST},
    ),
    "a version of another change set": (
        f"UPDATE documents SET seq = 1, ordinal = 99 WHERE id = '{WAR}' AND version = 2",
        {(war, "superseded_seq"), (None, "ordinals of seq 1"), DIGEST},
    ),
    "a record without a document": (
        "INSERT INTO records (dataset_id, id, kind, key)"
        f" VALUES (1, '{record_id('test', 'actor', 'x')}', 'actor', 'x')",
        {(own("actor", "x"), "document")},
    ),
    "a document without a record's fields": (
        f"DELETE FROM actor_names; DELETE FROM actors WHERE id = '{LEGION}'",
        {(legion, "body"), (legion, "label")},
    ),
    "another status": (
        f"UPDATE records SET status = 'retracted', reason = 'error' WHERE id = '{LEGION}'",
        {(legion, "body"), (legion, "status")},
    ),
    "a participation of another status": (
        f"UPDATE records SET status = 'retracted', reason = 'error' WHERE id = '{PART}'",
        {(part, "status")},
    ),
    "an id of another record": (
        f"UPDATE records SET key = 'x' WHERE id = '{PART}'",
        {(part, "id"), (raid, "body")},
    ),
    "another digest": ("UPDATE digests SET digest = digest + 1 WHERE kind = 'actor'", {DIGEST}),
    "a digest that is missing": ("DELETE FROM digests WHERE kind = 'actor'", {DIGEST}),
    "a title that no change set gave": (
        "UPDATE datasets SET title = 'Other' WHERE slug = 'test'",
        {(None, "field of test")},
    ),
    "a gap in the order": (
        "INSERT INTO change_sets (seq, id, dataset_id, key_name, reason, counts, recorded_at)"
        f" VALUES (9, '{NOBODY}', 1, 'x', 'x', '{{}}', 'infinity')",
        {(None, "seq"), (None, "counter")},
    ),
    "a change set before the one before": (
        "UPDATE change_sets SET recorded_at = '2000-01-01' WHERE seq = 2",
        {(None, "recorded_at of seq 2")},
    ),
    "a change set of another dataset": (
        "UPDATE change_sets SET dataset_id = 2 WHERE seq = 2",
        {(war, "dataset")},
    ),
}


@pytest.fixture
async def history(write: Write) -> None:
    """Everything there can be, a second version, a retraction and a second dataset."""
    await write(*EVERYTHING, dataset_meta=META)
    await write(event("war", title="War", when={"edtf": "2014"}))
    await write(retract("event", "nowhere"))
    await write(source(title=AWKWARD), dataset="other")


async def test_what_the_writer_wrote_is_as_rendered(history: None, connection: Connection) -> None:
    assert await differences(connection) == []


async def test_every_kind_of_difference_is_reported(history: None, connection: Connection) -> None:
    seen: dict[str, Seen] = {}
    for name, (sql, _) in BREAKS.items():
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute(f"{UNGUARDED};{sql}")
        found = await differences(connection)
        seen[name] = {(each.id, each.what.partition(":")[0]) for each in found}
        await transaction.rollback()
    assert seen == {name: expected for name, (_, expected) in BREAKS.items()}
    assert await differences(connection) == []


@pytest.fixture
def run(dsn: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `whence verify`, which has an event loop of its own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)

    async def invoke(*arguments: str) -> Result:
        result = await asyncio.to_thread(
            CliRunner().invoke, verify, arguments, standalone_mode=False
        )
        if result.exception:
            raise result.exception
        return result

    return invoke


async def execute(dsn: str, sql: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(sql)
    await connection.close()


async def test_the_command_says_how_much_is_as_rendered(history: None, run: Run) -> None:
    result = await run()
    assert (result.return_value, result.output) == (0, "16 records, 18 versions, all as rendered\n")
    result = await run("--dataset", "other")
    assert (result.return_value, result.output) == (0, "1 records, 1 versions, all as rendered\n")
    result = await run("--json")
    expected = {"records": 16, "versions": 18, "differences": 0}
    assert (result.return_value, json.loads(result.output)) == (0, expected)


async def test_the_command_shows_each_difference_and_ends_with_1(
    history: None, run: Run, dsn: str
) -> None:
    await execute(dsn, UNGUARDED)
    await execute(dsn, f"UPDATE labels SET label = '\"x\":1' WHERE id = '{LEGION}'")
    await execute(dsn, "UPDATE counters SET seq = 9")
    result = await run()
    head, label, counter, last = result.stdout.splitlines()
    assert result.return_value == 1
    assert head.split() == ["record", "version", "what", "stored", "as", "it", "should", "be"]
    rendered = f'"{legion}":{{"kin…'
    assert label.split(maxsplit=5) == [legion, "-", "label", '"x":1', "{}", rendered]
    assert counter.split()[:4] == ["-", "-", "counter", "9"]
    assert last == "16 records, 18 versions, 2 differences"
    shown = await run("--dataset", "test", "--json")
    assert (shown.return_value, [json.loads(line) for line in shown.stdout.splitlines()]) == (
        1,
        [
            {
                "id": legion,
                "what": "label",
                "stored": '"x":1 {}',
                "rendered": f'"{legion}":{{"kind":"actor","name":"Legion"}} {{}}',
            },
            {"records": 15, "versions": 17, "differences": 1},
        ],
    )


async def test_a_dataset_that_there_is_not_is_named_beside_those_there_are(
    history: None, run: Run
) -> None:
    with pytest.raises(WhenceError) as caught:
        await run("--dataset", "belgorod")
    assert str(caught.value) == "there is no dataset 'belgorod'; there are: other, test"


def test_long_texts_are_shown_from_where_they_part() -> None:
    one, other = "a" * 50 + "b" + "c" * 50, "a" * 50 + "d"
    assert parting(one, other) == ("…" + one[38:76] + "…", "…" + other[38:])
    assert parting(None, "short") == ("(none)", "short")
