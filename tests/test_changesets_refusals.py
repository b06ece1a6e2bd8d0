"""What is no change set at all, and what is wrong with several of its operations at once."""

import pytest

from api.changesets.heads import MalformedError
from api.changesets.operations import parse_operation
from api.changesets.submission import read_json
from api.database import Connection
from schemas.changesets import Counts
from tests.conftest import Write
from tests.records import Operation, actor, cited, event, retract, source, statement
from tests.state import refused, row_counts

NOT_UTF8 = "it has bytes that are no UTF-8 (0xff); send the text as UTF-8"
SURROGATE = (
    "it has a lone surrogate (\\ud800), half of a character; write the whole character, or "
    "leave it out"
)
TOO_DEEP = "it is nested more than 400 levels deep; no change set needs more than ten"
TWICE = "the field '{}' stands twice in this object; keep one of the two"
NO_SLUG = (
    "has not the form of this field: A dataset's name in ids and addresses, which never changes: "
    "lower-case letters, digits and hyphens, at most 63."
)
BASE = [source(), actor("russia"), actor("ukraine")]


async def test_all_faults_of_a_change_set_come_at_once(write: Write) -> None:
    await write(*BASE)
    found = await refused(
        write,
        {"op": "mend", "kind": "actor", "key": "", "more": 1},
        {"op": "put", "kind": "group", "key": "x", "record": {"name": ""}},
        retract("source", "lost"),
        actor("legion", evidence=cited("lost")),
        actor("legion"),
        dataset="other",
        dataset_meta={"publisher": "nobody"},
    )
    missing = "is neither in the dataset nor in this change set"
    assert found == [
        ("/dataset_meta/licence", "the dataset 'other' is new: dataset_meta gives its licence"),
        (
            "/dataset_meta/publisher",
            "the dataset's publisher, the actor 'nobody', is neither in the dataset nor in this "
            "change set",
        ),
        ("/dataset_meta/title", "the dataset 'other' is new: dataset_meta gives its title"),
        ("/operations/0/key", "'': Expected `str` of length >= 1"),
        (
            "/operations/0/more",
            "there is no field 'more' here; there are op, kind, key, expect_version, reason, into, "
            "record",
        ),
        (
            "/operations/0/op",
            "'mend': Invalid enum value 'mend'; right is one of put, retract, merge, unmerge, "
            "link, unlink",
        ),
        (
            "/operations/1/kind",
            "'group': Invalid enum value 'group'; right is one of actor, affiliation, event, "
            "statement, source, link",
        ),
        ("/operations/2", "there is no source 'lost' to retract"),
        ("/operations/3/record/evidence/0/source", f"the source 'lost' {missing}"),
        ("/operations/4", "the actor 'legion' stands at /operations/3 too"),
        ("/operations/4/record/evidence/0/source", f"the source 'page' {missing}"),
    ]


async def test_circular_statements_and_events_are_refused(
    write: Write, connection: Connection
) -> None:
    def relating(key: str, relation: str, target: str) -> Operation:
        return statement(key, "russia", {"statement": target, "relation": relation})

    await write(
        *BASE,
        statement("c", "russia"),
        relating("b", "repeats", "c"),
        relating("a", "disputes", "b"),
        event("war"),
        event("raid", parent="war"),
    )
    before = await row_counts(connection)
    circular = await refused(
        write, relating("c", "corrects", "a"), event("war", parent="raid"), source("other")
    )
    assert circular == [
        (
            "/operations/0/record/about/0/statement",
            "the statement 'c' comes back to itself by its relations: 'c' corrects 'a' disputes "
            "'b' repeats 'c'",
        ),
        (
            "/operations/1/record/parent",
            "the event 'war' comes back to itself by its parents: 'war' is part of 'raid' is part "
            "of 'war'",
        ),
    ]
    assert await row_counts(connection) == before
    answered = await write(relating("c", "answers", "a"))
    assert answered.counts == Counts(created=0, changed=1, retracted=0, unchanged=0, rendered=0)


async def test_a_literal_backslash_u0000_is_no_nul(write: Write) -> None:
    result = await write(source(title="\\u0000 and \\\\u0000"))
    assert result.counts.created == 1


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (b"", [("", "this is no JSON: Input data was truncated")]),
        (b"[]", [("", "[]: Expected `object`, got `array`")]),
        (b"[" * 100_000, [("", TOO_DEEP)]),
        (
            b'{"dataset": "\xff", "reason": "\xff"}',
            [
                ("/dataset", NOT_UTF8),
                ("/reason", NOT_UTF8),
                ("", "the field 'operations' is missing"),
            ],
        ),
        (
            b'{"dataset": "\\ud800", "reason": "x", '
            b'"operations": [{"op": "put", "key": "\\ud800"}]}',
            [
                ("/dataset", SURROGATE),
                ("/operations/0/key", SURROGATE),
                ("/operations/0", "the field 'kind' is missing"),
                ("/operations/0", "a put needs the field 'record'"),
            ],
        ),
        (b'{"dataset": "A", "reason":', [("", "this is no JSON: Input data was truncated")]),
        (
            b'{"dataset": "A", "reason": "", "id": "7", "operations": {}}',
            [
                ("/id", "'7': Invalid UUID"),
                (
                    "/dataset",
                    f"'A': {NO_SLUG}",
                ),
                ("/reason", "'': Expected `str` of length >= 1"),
                ("/operations", "{}: Expected `array`, got `object`"),
            ],
        ),
        (
            b'{"dataset": "A", "dataset": "a", "reason": "x", "operations": []}',
            [("/dataset", TWICE.format("dataset"))],
        ),
    ],
)
def test_a_body_that_is_no_change_set_is_malformed(
    body: bytes, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(MalformedError) as caught:
        read_json(body)
    assert [(fault.pointer, fault.detail) for fault in caught.value.faults] == faults


async def test_a_nul_in_the_head_is_refused(write: Write, connection: Connection) -> None:
    before = await row_counts(connection)
    nul = "it has a NUL character (\\u0000); leave it out"
    assert await refused(write, reason="a\0", dataset_meta={"title": "\0", "licence": "x"}) == [
        ("/dataset_meta/title", nul),
        ("/reason", nul),
    ]
    assert await row_counts(connection) == before


@pytest.mark.parametrize(
    ("operation", "fault"),
    [
        (b"{", "this is no JSON: Input data was truncated"),
        (b'{"op": "mend", "kind":', "this is no JSON: Input data was truncated"),
        (b'{"op": "mend", "kind": "\xff', "this is no JSON: Input data was truncated"),
        (b"[" * 100_000, TOO_DEEP),
    ],
)
def test_an_operation_that_cannot_be_read_is_a_fault(operation: bytes, fault: str) -> None:
    parsed = parse_operation("test", operation, "/lines/2")
    assert [(found.pointer, found.detail) for found in parsed.faults] == [("/lines/2", fault)]
