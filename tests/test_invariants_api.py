"""What must never be so cannot be had over HTTP either, and what is tried there leaves no trace."""

from collections.abc import AsyncIterator
from typing import Any, get_args

import pytest

from api.database import Connection
from schemas.codes import Category
from tests.conftest import Write
from tests.everything import EVERYTHING, META
from tests.records import actor, affiliation, event, part, passage, retract, source, statement
from tests.serving import Served, served
from tests.state import row_counts
from tests.writing import NOTHING, change_set, post

RECORD = "/operations/0/record"
EMPTY = "it is empty; at least 1 is right"
HEAD = "id, dataset, reason, edition, dataset_meta, operations"
ACTOR = "actor_kind, name, names, countries, identifiers, start, end, description, evidence"
EVENT = "title, category, summary, when, place, parent, figures, participations, coded, evidence"
CATEGORIES = ", ".join(get_args(Category))


def no_field(name: str, fields: str) -> str:
    return f"there is no field {name!r} here; there are {fields}"


#: What is tried → all the faults that are told.
REFUSED: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    # 1. No fact without a source.
    **{
        f"{what} without evidence": (change_set(fact), {f"{RECORD}/evidence": EMPTY})
        for what, fact in {
            "an actor": actor("new", evidence=[]),
            "an event": event("new", evidence=[]),
            "an affiliation": affiliation("new", "legion", "part_of", "ukraine", evidence=[]),
            "a statement": statement(
                "new", "russia", {"event": "raid", "stance": "denies"}, evidence=[]
            ),
        }.items()
    },
    "a participation without evidence": (
        change_set(event("new", participations=[part("p", "legion", "witness", evidence=[])])),
        {f"{RECORD}/participations/0/evidence": EMPTY},
    ),
    # 2. Judgements are always someone's.
    "a judgement of nobody": (
        change_set(actor("legion", terrorist=True)),
        {f"{RECORD}/terrorist": no_field("terrorist", ACTOR)},
    ),
    "a judgement as a category": (
        change_set(event("new", category="terrorism")),
        {
            f"{RECORD}/category": "'terrorism': Invalid enum value 'terrorism'; "
            f"right is one of {CATEGORIES}"
        },
    ),
    "a statement that nobody makes": (
        change_set(statement("new", "russia", {"event": "raid", "stance": "denies"}, speakers=[])),
        {f"{RECORD}/speakers": EMPTY},
    ),
    # 5. All or nothing, and 10. An id never changes its meaning.
    "one that is right beside one that moves a participation": (
        change_set(
            event("new"), event("war", participations=[part("raid-russia", "russia", "target")])
        ),
        {
            "/operations/1/record/participations/0/key": "the participation 'raid-russia' belongs "
            "to 'raid' and never moves; take another key"
        },
    ),
    "a figure of an actor": (
        change_set(actor("legion", figures=[{"measure": "followers", "best": 1}])),
        {f"{RECORD}/figures": no_field("figures", ACTOR)},
    ),
    "a record that says its own id": (
        change_set(actor("legion", id="act_x")),
        {f"{RECORD}/id": no_field("id", ACTOR)},
    ),
    "a source retracted under its facts": (
        change_set(retract("source", "copy")),
        {
            "/operations/0": "the source 'copy' is still named by the link 'copies'; "
            "change or retract that too"
        },
    ),
    # 6. One order.
    "a change set that says its place": (
        change_set(event("new"), seq=1, recorded_at="2000-01-01T00:00:00Z"),
        {f"/{name}": no_field(name, HEAD) for name in ("seq", "recorded_at")},
    ),
    # 7. A document is its record.
    "a record that brings its document": (
        change_set(event("new", version=7, body="{}", content_hash="ab" * 32)),
        {f"{RECORD}/{name}": no_field(name, EVENT) for name in ("version", "body", "content_hash")},
    ),
    # 8. A document depends only on records of its own dataset.
    "another dataset's actor": (
        change_set(event("new", participations=[part("p", "theirs", "witness")])),
        {
            f"{RECORD}/participations/0/actor": "the actor 'theirs' is neither in the dataset nor "
            "in this change set"
        },
    ),
    # 11. Text leaves only as its licence allows.
    "words of a text whose policy is none": (
        change_set(event("new", evidence=passage(prefix="words"))),
        {
            f"{RECORD}/evidence/0/passage": "a passage of the event 'new' shows words of the "
            "source 'page', whose policy is none: leave out exact, prefix and suffix"
        },
    ),
    "a quote of a text whose policy is none": (
        change_set(
            statement("new", "russia", {"event": "raid", "stance": "denies"}, quote="words")
        ),
        {
            f"{RECORD}/quote": "the policy of the source 'page' lets no quote of 'new' out; "
            "paraphrase it in `content`"
        },
    ),
    "a passage beyond its text": (
        change_set(event("new", evidence=passage(end=999_999))),
        {
            f"{RECORD}/evidence/0/passage": "a passage of the event 'new' ends at 999999, beyond "
            "the text of the source 'page', which has 400 code points"
        },
    ),
    "a text that gets shorter than its passages": (
        change_set(source(text={"sha256": "0f" * 32, "length": 3})),
        {
            f"{RECORD}/text": "a passage of the link 'legion-russia' ends at 12, beyond the text "
            "of the source 'page', which has 3 code points"
        },
    ),
}


@pytest.fixture
async def app(dsn: str) -> AsyncIterator[Served]:
    async with served(dsn) as running:
        yield running


async def test_a_change_set_that_would_break_an_invariant_is_refused_whole(
    app: Served, key: str, write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    await write(source(), actor("theirs"), event(), dataset="other")
    before = await row_counts(connection)
    found = {}
    for name, (body, _) in REFUSED.items():
        answer = await post(app, key, body)
        faults = {fault["pointer"]: fault["detail"] for fault in answer.json()["errors"]}
        found[name] = (answer.status_code, faults)
    assert found == {name: (422, faults) for name, (_, faults) in REFUSED.items()}
    assert await row_counts(connection) == before


async def test_the_same_change_set_twice_changes_nothing(
    app: Served, key: str, write: Write, connection: Connection
) -> None:
    await write(*EVERYTHING, dataset_meta=META)
    before = await row_counts(connection)
    answer = await post(app, key, change_set(*EVERYTHING, dataset_meta=META))
    counts = NOTHING | {"unchanged": 15}
    assert answer.status_code == 200
    assert answer.json() == {"id": answer.json()["id"], "counts": counts}
    assert await row_counts(connection) == before
