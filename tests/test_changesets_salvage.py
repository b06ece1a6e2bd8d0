"""What can be read of a faulty record is checked in the same round, and nothing else is blamed."""

import hashlib

from api.database import Connection
from tests.conftest import Write
from tests.records import (
    SHA,
    Operation,
    actor,
    cited,
    event,
    part,
    passage,
    source,
    statement,
)
from tests.state import refused, row_counts

MISSING = "is neither in the dataset nor in this change set"
TEXT = {"sha256": SHA, "length": 100}
BASE = [source(text=TEXT), actor("russia"), actor("ukraine")]


def at(place: str, detail: str) -> tuple[str, str]:
    return f"/operations/0/record/{place}", detail


def no_code(code: str) -> str:
    return f"{code!r}: Invalid enum value {code!r}"


def shorten(faults: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without the lists of codes and fields that there are."""
    return [(at, text.split("; right is")[0].split(" here; there")[0]) for at, text in faults]


#: A record with a fault that hid others, and all of its faults by their places.
HIDING: dict[str, tuple[Operation, list[tuple[str, str]]]] = {
    "references": (
        event(
            category="raids",
            parent="war",
            participations=[part("p", "nobody", "shooter", evidence=cited("lost"))],
        ),
        [
            at("category", no_code("raids")),
            at("parent", f"the event 'war' {MISSING}"),
            at("participations/0/actor", f"the actor 'nobody' {MISSING}"),
            at("participations/0/evidence/0/source", f"the source 'lost' {MISSING}"),
            at("participations/0/role", no_code("shooter")),
        ],
    ),
    "a passage that does not say its type": (
        event(
            evidence=[
                {"source": "page", "passage": {"start": 9, "end": 5, "sha256": "x", "page": 1}},
                {"source": "page", "passage": {"page": 0}},
                {"source": "page", "passage": {}},
            ]
        ),
        [
            at("evidence/0/passage", "the field 'type' is missing"),
            at(
                "evidence/0/passage/end",
                "the passage ends at 5, before or where it starts (9); the end is the code point "
                "after the last one",
            ),
            at("evidence/0/passage/page", "there is no field 'page'"),
            at(
                "evidence/0/passage/sha256",
                "'x': has not the form of this field: SHA-256 in lower-case hexadecimal.",
            ),
            at("evidence/1/passage", "the field 'type' is missing"),
            at("evidence/1/passage/page", "0: Expected `str`, got `int`"),
            at("evidence/2/passage", "{}: Object missing required field `type`"),
        ],
    ),
    "a passage": (
        event(colour="red", evidence=passage(end=101)),
        [
            at("colour", "there is no field 'colour'"),
            at(
                "evidence/0/passage",
                "a passage of the event 'raid' ends at 101, beyond the text of the source "
                "'page', which has 100 code points",
            ),
        ],
    ),
    "words against the policy and their digest": (
        event(evidence=passage(exact="words")),
        [
            at(
                "evidence/0/passage",
                "a passage of the event 'raid' shows words of the source 'page', whose policy is "
                "none: leave out exact, prefix and suffix",
            ),
            at("evidence/0/passage/sha256", "this is not the SHA-256 of the passage's `exact`"),
        ],
    ),
    "words of a passage with a start that is none": (
        event(evidence=passage(start="x", exact="words", end=300)),
        [
            at(
                "evidence/0/passage",
                "a passage of the event 'raid' ends at 300, beyond the text of the source "
                "'page', which has 100 code points",
            ),
            at(
                "evidence/0/passage",
                "a passage of the event 'raid' shows words of the source 'page', whose policy is "
                "none: leave out exact, prefix and suffix",
            ),
            at("evidence/0/passage/sha256", "this is not the SHA-256 of the passage's `exact`"),
            at("evidence/0/passage/start", "'x': Expected `int`, got `str`"),
        ],
    ),
    "a quote, a date and what it is about": (
        statement(
            "word",
            "russia",
            {"participation": "p", "stance": "agrees"},
            {"actor": "russia", "relation": "confirms"},
            {"event": 5, "actor": "nobody", "role": "target", "stance": "affirms"},
            quote="so it was",
            said={"edtf": "2023-02-30", "inferred": "yes"},
        ),
        [
            at("about/0/participation", f"the participation 'p' {MISSING}"),
            at("about/0/stance", no_code("agrees")),
            at("about/1", "with 'actor' it takes the field 'stance', and no 'relation'"),
            at("about/2/actor", f"the actor 'nobody' {MISSING}"),
            at("about/2/event", "5: Expected `str`, got `int`"),
            at(
                "quote",
                "the policy of the source 'page' lets no quote of 'word' out; paraphrase it in "
                "`content`",
            ),
            at(
                "said/edtf",
                "'2023-02-30' is not an EDTF date: there is no day 30; 2023-02 has the days 01 "
                "to 28",
            ),
            at("said/inferred", "'yes': Expected `bool`, got `str`"),
        ],
    ),
    "figures, a place and countries": (
        event(
            title="",
            place={"precision": "street", "country": "ZZ", "lat": 5},
            figures=[
                {"measure": "dead", "low": 9, "best": 3, "party": "nobody"},
                {"measure": "killed", "best": "many"},
                {"measure": "wounded", "low": 9, "best": -1, "high": 3},
            ],
        ),
        [
            at("figures/0/best", "3 is below low, which is 9"),
            at("figures/0/measure", no_code("dead")),
            at("figures/0/party", f"the actor 'nobody' {MISSING}"),
            at("figures/1/best", "'many': Expected `int`, got `str`"),
            at("figures/2/best", "-1: Expected `int` >= 0"),
            at("figures/2/high", "3 is below low, which is 9"),
            at("place", "lat and lon come together"),
            at("place/country", "'ZZ' is no ISO 3166-1 alpha-2 code of a country, as RU is"),
            at("place/precision", no_code("street")),
            at("title", "'': Expected `str` of length >= 1"),
        ],
    ),
    "a life, a NUL and a name's evidence": (
        actor(
            "legion",
            actor_kind="army",
            start={"edtf": "2022"},
            end={"edtf": "2021"},
            description="a\0b",
            names=[{"name": "L", "kind": "short", "evidence": passage(end=101)}],
        ),
        [
            at("actor_kind", no_code("army")),
            at("description", "it has a NUL character (\\u0000); leave it out"),
            at("end", "it ends by 2021-12-31, before it starts (2022-01-01 or later)"),
            at(
                "names/0/evidence/0/passage",
                "a passage of the actor 'legion' ends at 101, beyond the text of the source "
                "'page', which has 100 code points",
            ),
            at("names/0/kind", no_code("short")),
        ],
    ),
    "a coded fact, a participation twice, and the key": (
        event(
            "e\u0301",
            title=5,
            coded=True,
            participations=[part("p", "russia", "target"), part("p", "russia", "victim")],
        ),
        [
            (
                "/operations/0",
                "'e\u0301' is coded, but the dataset has no publisher to code it; dataset_meta "
                "names one",
            ),
            ("/operations/0/key", "the key 'e\u0301' is not in NFC; '\u00e9' is right"),
            at(
                "participations/1/key",
                "the key 'p' stands at /operations/0/record/participations/0 too",
            ),
            at("title", "5: Expected `str`, got `int`"),
        ],
    ),
    "an operation": (
        event(title=5, parent="war") | {"expect_version": -1, "reason": "error", "more": 1},
        [
            ("/operations/0/expect_version", "-1: Expected `int` >= 0"),
            ("/operations/0/more", "there is no field 'more'"),
            ("/operations/0/reason", "a put has no reason; the change set has"),
            at("parent", f"the event 'war' {MISSING}"),
            at("title", "5: Expected `str`, got `int`"),
        ],
    ),
    "a key that is none": (
        event("", parent="war"),
        [
            ("/operations/0/key", "'': Expected `str` of length >= 1"),
            at("parent", f"the event 'war' {MISSING}"),
        ],
    ),
}


async def test_a_fault_hides_no_other(write: Write, connection: Connection) -> None:
    await write(*BASE)
    before = await row_counts(connection)
    found = {name: shorten(await refused(write, given)) for name, (given, _) in HIDING.items()}
    assert found == {name: faults for name, (_, faults) in HIDING.items()}
    assert await row_counts(connection) == before


async def test_a_second_record_of_one_key_is_judged_too(write: Write) -> None:
    await write(*BASE)
    twin = event(parent="war", evidence=passage(end=101), participations=[part("p", "x", "target")])
    found = await refused(write, event(participations=[part("p", "russia", "target")]), twin)
    assert found == [
        ("/operations/1", "the event 'raid' stands at /operations/0 too"),
        (
            "/operations/1/record/evidence/0/passage",
            "a passage of the event 'raid' ends at 101, beyond the text of the source 'page', "
            "which has 100 code points",
        ),
        ("/operations/1/record/parent", f"the event 'war' {MISSING}"),
        ("/operations/1/record/participations/0/actor", f"the actor 'x' {MISSING}"),
    ]


async def test_words_shown_by_faulty_records_count_against_the_source(write: Write) -> None:
    words = "x" * 11
    digest = hashlib.sha256(words.encode()).hexdigest()
    shown = passage(end=11, sha256=digest, exact=words)
    found = await refused(
        write, source(text=TEXT | {"policy": "excerpt"}, url="x"), event(title=5, evidence=shown)
    )
    assert (
        "/operations/0/record/text",
        "passages and quotes of the source 'page' show 11 of its 100 code points; its policy "
        "lets a tenth out",
    ) in found


async def test_participations_that_a_faulty_event_drops_are_gone(write: Write) -> None:
    word = statement("word", "russia", {"participation": "p", "stance": "denies"})
    await write(*BASE, event(participations=[part("p", "russia", "target")]), word)
    parted = (
        "/operations/0/record",
        "the participation 'p' leaves the event 'raid', but the statement 'word' is about it; "
        "change that too",
    )
    other = statement("other", "russia", {"participation": "p", "stance": "affirms"})
    found = shorten(await refused(write, event(category="raids"), other))
    assert found == [
        parted,
        at("category", no_code("raids")),
        ("/operations/1/record/about/0/participation", "the participation 'p' is retracted"),
    ]


async def test_a_participation_that_a_faulty_event_takes_is_told(write: Write) -> None:
    await write(*BASE, event(participations=[part("p", "russia", "target")]))
    found = await refused(write, event("march", title=5, participations=[part("p", "x", "target")]))
    assert (
        "/operations/0/record/participations/0/key",
        "the participation 'p' belongs to 'raid' and never moves; take another key",
    ) in found
