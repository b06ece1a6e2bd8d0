"""What somebody sends to break the writer is refused with its place, and leaves nothing behind."""

import json
import time
from typing import Any

import pytest

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from tests.conftest import Write
from tests.records import Operation, actor, cited, event, part, source, statement
from tests.state import refused, row_counts

BASE = [source(), actor("russia"), actor("ukraine")]
HEAD: dict[str, Any] = {"dataset": "test", "reason": "x"}
UNSEEN = "has format characters, which nobody sees; leave them out"


async def attempt(connection: Connection, operation: str) -> list[tuple[str, str]]:
    """The faults of a change set with one operation, given as JSON."""
    body = json.dumps(HEAD)[:-1] + f', "operations": [{operation}]}}'
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write_change_set(connection, read_json(body.encode()), Writing(key_name="x"))
    return [(fault.pointer, fault.detail[:90]) for fault in caught.value.faults]


def put(record: str, more: str = "") -> str:
    return f'{{"op": "put", "kind": "source", "key": "a", "record": {record}{more}}}'


def titled(title: str) -> str:
    return put(f'{{"source_kind": "post", "title": {title}}}')


AT = "/operations/0/record"
NO_JSON = "this is no JSON: "
#: An operation as JSON, and the place and the beginning of its fault.
HOSTILE: dict[str, tuple[str, str, str]] = {
    "NaN": (titled("NaN"), f"{AT}/title", "NaN is no number in JSON; leave the field out"),
    "an infinity": (titled("-Infinity"), f"{AT}/title", "-Infinity is no number in JSON"),
    "a float for an integer": (
        put('{"source_kind": "post", "title": "x"}', ', "expect_version": 1.5'),
        "/operations/0/expect_version",
        "1.5: Expected `int`, got `float`",
    ),
    "an integer beyond all": (
        put('{"source_kind": "post", "title": "x"}', f', "expect_version": {10**400}'),
        "/operations/0/expect_version",
        f"{str(10**400)[:80]}…: ",
    ),
    "an exponent beyond all": (
        titled("1e99999"),
        f"{AT}/title",
        "1e99999 is out of range; no field takes a number of that size",
    ),
    "an integer of too many digits": (
        titled("1" * 5_000),
        f"{AT}/title",
        f"{'1' * 80}… is out of range",
    ),
    "half of a pair": (
        titled('"\\ud800"'),
        f"{AT}/title",
        "it has a lone surrogate (\\ud800), half of a character",
    ),
    "half of a pair before a fault of JSON": (titled('"\\ud800",'), "", NO_JSON),
    "a comment": (titled('"x"') + "//", "", NO_JSON),
    "a comma too many": (put('{"title": "x",}'), "", NO_JSON),
    "depth where a text belongs": (
        titled("[" * 400 + "]" * 400),
        f"{AT}/title",
        f"{'[' * 80}…: Expected `str`, got `array`",
    ),
    "depth without end": (
        titled("[" * 100_000 + "]" * 100_000),
        "",
        "it is nested more than 400 levels deep; no change set needs more than ten",
    ),
    "null for a record": (put("null"), AT, "null: Expected `object`, got `null`"),
    "null for nothing": (
        put('{"source_kind": "post", "title": "x", "url": null}'),
        f"{AT}/url",
        "null: Expected `str`, got `null`",
    ),
    "a text of digits": (
        put('{"source_kind": "post", "title": "x", "text": {"sha256": "x", "length": "9"}}'),
        f"{AT}/text/length",
        "'9': Expected `int`, got `str`",
    ),
    "true for a text": (titled("true"), f"{AT}/title", "true: Expected `str`, got `bool`"),
    "a name of 10 MB": (titled(f'"{"x" * 10_000_000}"'), f"{AT}/title", f"'{'x' * 79}…: Expect"),
    "a field of 10 MB": (
        put(f'{{"{"x" * 10_000_000}": 1}}'),
        f"{AT}/{'x' * 200}…",
        f"there is no field '{'x' * 80}'"[:90],
    ),
}


async def test_hostile_operations_are_refused_with_their_place(
    write: Write, connection: Connection
) -> None:
    await write(*BASE)
    before = await row_counts(connection)
    for name, (operation, pointer, detail) in HOSTILE.items():
        found = await attempt(connection, operation)
        places = [at for at, told in found if told.startswith(detail[:90])]
        assert (name, pointer in places) == (name, True), found
    assert await row_counts(connection) == before


async def test_what_is_blank_says_nothing(write: Write) -> None:
    await write(*BASE)
    blank = "it is blank; write something, or leave the field out"
    found = await refused(
        write,
        source("a", title=" \u3000", note="\n"),
        actor("b", name="\t", description=" ", names=[{"name": " ", "kind": "alias"}]),
        statement("c", "russia", content="\u00a0", quote=" "),
        event("d", summary=" ", when={"edtf": "2023", "note": " "}, title="  "),
        actor(" ", name="B"),
        reason=" ",
    )
    told = [(at, detail.partition(": ")[2]) for at, detail in found if "blank" in detail]
    assert told == [
        ("/operations/0/record/note", blank),
        ("/operations/0/record/title", blank),
        ("/operations/1/record/description", blank),
        ("/operations/1/record/name", blank),
        ("/operations/1/record/names/0/name", blank),
        ("/operations/2/record/content", blank),
        ("/operations/2/record/quote", blank),
        ("/operations/3/record/summary", blank),
        ("/operations/3/record/title", "has not the form of this field: One line, not blank."),
        ("/operations/3/record/when/note", blank),
        ("/operations/4/key", ""),
        ("/reason", blank),
    ]
    assert ("/operations/4/key", "the key ' ' is blank") in found


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("a\u202eb", UNSEEN),
        ("a\u200bb", UNSEEN),
        ("a\u00adb", UNSEEN),
        ("\ufeffa", UNSEEN),
        ("a\u2066b", UNSEEN),
        ("a\u2028b", "has control characters"),
        ("a\x85b", "has control characters"),
        ("\u3000", "is blank"),
    ],
)
async def test_a_key_is_what_it_looks_like(write: Write, key: str, fault: str) -> None:
    at = [("/operations/0/key", f"the key {key!r} {fault}")]
    assert await refused(write, source(key)) == at
    inner = event(participations=[part(key, "russia", "target")])
    at = [("/operations/0/record/participations/0/key", f"the key {key!r} {fault}")]
    await write(*BASE)
    assert await refused(write, inner) == at


async def test_keys_in_any_script_are_taken(write: Write) -> None:
    keys = ["\u043b\u0435\u0433\u0438\u043e\u043d", "\u4e2d\u6587", "a b", "\u0e01\u0e33", "x/y~z"]
    assert (await write(*[source(key) for key in keys])).counts.created == len(keys)


async def test_evidence_speaks_to_fields_that_there_are(write: Write) -> None:
    await write(*BASE)

    def fields(*names: str) -> list[dict[str, Any]]:
        return [{"source": "page", "fields": list(names)}]

    found = await refused(
        write,
        event(
            evidence=fields("when", "Title", "key"),
            participations=[part("p", "russia", "target", evidence=fields("role", "when"))],
        ),
        actor("b", names=[{"name": "B", "kind": "alias", "evidence": fields("title")}]),
    )
    of_event = "title, category, summary, when, place, parent, figures, participations, coded"
    assert found == [
        (
            "/operations/0/record/evidence/0/fields/1",
            f"'Title' is no field of this event; there are {of_event}",
        ),
        (
            "/operations/0/record/evidence/0/fields/2",
            f"'key' is no field of this event; there are {of_event}",
        ),
        (
            "/operations/0/record/participations/0/evidence/0/fields/1",
            "'when' is no field of this participation; there are actor, role, coded",
        ),
        (
            "/operations/1/record/names/0/evidence/0/fields/0",
            "'title' is no field of this name; there are name, kind, language, script",
        ),
    ]


async def test_sources_do_not_republish_in_a_circle(write: Write, connection: Connection) -> None:
    await write(source("a"), source("b", republishes="a"), source("c", republishes="b"))
    before = await row_counts(connection)
    assert await refused(write, source("a", republishes="c")) == [
        (
            "/operations/0/record/republishes",
            "the source 'a' comes back to itself by what it republishes: 'a' republishes 'c' "
            "republishes 'b' republishes 'a'",
        )
    ]
    assert await row_counts(connection) == before
    assert (await write(source("d", republishes="c"))).counts.created == 1


async def test_every_circle_is_told_once(write: Write) -> None:
    def pair(one: str, other: str) -> list[Operation]:
        return [event(one, parent=other), event(other, parent=one)]

    await write(*BASE)
    found = await refused(write, *pair("a", "b"), *pair("c", "d"), event("e", parent="a"))
    assert [at for at, _ in found] == [
        "/operations/0/record/parent",
        "/operations/2/record/parent",
    ]


async def test_a_long_chain_is_walked_once(write: Write) -> None:
    chain = [source(f"{number}", republishes=f"{number + 1}") for number in range(4_000)]
    started = time.monotonic()
    assert (await write(*chain, source("4000"))).counts.created == 4_001
    (found,) = await refused(write, source("4000", republishes="0"))
    assert found[0] == "/operations/0/record/republishes"
    assert found[1].endswith("'16' republishes '17' republishes … '3999' republishes '4000'")
    assert time.monotonic() - started < 60


async def test_the_same_record_is_the_same_by_its_exact_key(write: Write) -> None:
    both = [actor("Legion"), actor("legion")]
    assert (await write(source(), *both)).counts.created == 3
    found = await refused(write, {"op": "PUT", "kind": "Actor", "key": "legion", "record": {}})
    assert [at for at, _ in found] == ["/operations/0/kind", "/operations/0/op"]


async def test_what_has_a_thousand_faults_is_not_read_to_its_end(
    write: Write, connection: Connection
) -> None:
    before = await row_counts(connection)
    wrong = [event(str(number), category="war", evidence=cited("no")) for number in range(1_500)]
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write(*wrong)
    said = (
        "1000 faults in the change set, which was not read to its end: there may be more; the "
        "first, at /operations/0/record/category: 'war': Invalid enum value 'war'; right is one of "
    )
    assert str(caught.value).startswith(said)
    assert len(caught.value.faults) == 1_000
    assert await row_counts(connection) == before


async def test_a_record_of_nothing_but_faults_is_refused_in_little_time(write: Write) -> None:
    await write(*BASE)
    record = {f"field{number}": number for number in range(300_000)}
    parts = [{"key": "\u202e", "actor": "russia", "rôle": number} for number in range(10_000)]
    started = time.process_time()
    for operation in ({**source("a"), "record": record}, event(participations=parts)):
        with pytest.raises(ChangeSetInvalidError) as caught:
            await write(operation)
        assert len(caught.value.faults) == 1_000
    assert time.process_time() - started < 20


async def test_many_unreadable_parts_do_not_slow_the_others(write: Write) -> None:
    await write(*BASE)
    parts = [
        part(f"{n}\u202e", "russia", "target", coded=5 if n % 11 else True) for n in range(990)
    ]
    started = time.process_time()
    found = await refused(write, event(participations=parts))
    assert len([at for at, _ in found if at.endswith("/key")]) == 990
    assert time.process_time() - started < 10
