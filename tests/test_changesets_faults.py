"""What is wrong with a change set is told all at once, each fault with its place."""

from typing import Any

from api.database import Connection
from tests.conftest import Write
from tests.records import (
    SHA,
    Operation,
    actor,
    affiliation,
    cited,
    event,
    part,
    passage,
    put,
    retract,
    source,
    statement,
)
from tests.state import refused, row_counts

LONG = "x" * 10_000_000
BASE = [source(text={"sha256": SHA, "length": 100}), actor("russia"), actor("ukraine")]


def about(**fields: Any) -> Operation:
    """A statement about something."""
    return statement("word", "russia", fields)


NO_ABOUT = (
    "; name one of event, participation, affiliation, actor, statement, "
    "or event, actor and role together"
)
#: The operation beside BASE, and its faults by their places in it.
FAULTY: dict[str, tuple[Operation, dict[str, str]]] = {
    "a fact without evidence": (
        event(evidence=[]),
        {"/record/evidence": "it is empty; at least 1 is right"},
    ),
    "a field that there is not": (
        source("other", titel="x"),
        {
            "/record/titel": "there is no field 'titel' here; there are source_kind, title, "
            "publisher, url, archive_url, published, retrieved_at, language, licence, "
            "republishes, text, note"
        },
    ),
    "fields that are missing": (
        put("source", "other", source_kind="post"),
        {
            "/record": "the field 'title' is missing",
        },
    ),
    "a code that there is not": (
        source("other", source_kind="blog"),
        {
            "/record/source_kind": "'blog': Invalid enum value 'blog'; right is one of article, "
            "post, broadcast, video, document, court_decision, report, data_file, webpage"
        },
    ),
    "a string of 10 MB": (
        source("other", title=LONG),
        {"/record/title": f"'{'x' * 79}…: Expected `str` of length <= 1000"},
    ),
    "a line break after a language": (
        source("other", language="en\n"),
        {"/record/language": "'en\\n': has not the form of this field: BCP 47 language tag."},
    ),
    "a NUL": (
        source("other", title="a\0b", note="a\\\\u0000b"),
        {"/record/title": "it has a NUL character (\\u0000); leave it out"},
    ),
    "a key that is not in NFC": (
        actor("e\u0301"),
        {"/key": "the key 'e\u0301' is not in NFC; '\u00e9' is right"},
    ),
    "a key with a control character": (
        source("a\tb"),
        {"/key": "the key 'a\\tb' has control characters"},
    ),
    "a key with a NUL": (
        source("a\0b", title="x"),
        {"/key": "the key 'a\\x00b' has control characters"},
    ),
    "a key with a character that is none yet": (
        source("a\U00040000"),
        {"/key": "the key 'a\\U00040000' has characters that are not assigned"},
    ),
    "a put without a record": (
        {"op": "put", "kind": "source", "key": "other"},
        {"": "a put needs the field 'record'"},
    ),
    "a put with a reason": (
        source("other") | {"reason": "error"},
        {"/reason": "a put has no reason; the change set has"},
    ),
    "a retraction without a reason": (
        {"op": "retract", "kind": "actor", "key": "russia"},
        {"": "a retract needs the field 'reason'"},
    ),
    "a retraction with a record": (
        retract("actor", "ukraine", record={}),
        {"/record": "a retract has no record"},
    ),
    "a version that cannot be": (
        source("other") | {"expect_version": 2**31},
        {"/expect_version": "2147483648: Expected `int` <= 2147483647"},
    ),
    "references to nothing": (
        event(parent="war", participations=[part("p", "nobody", "target", evidence=cited("no"))]),
        {
            "/record/parent": "the event 'war' is neither in the dataset nor in this change set",
            "/record/participations/0/actor": "the actor 'nobody' is neither in the dataset nor "
            "in this change set",
            "/record/participations/0/evidence/0/source": "the source 'no' is neither in the "
            "dataset nor in this change set",
        },
    ),
    "a reference with a NUL": (
        event(parent="a\0b"),
        {"/record/parent": "it has a NUL character (\\u0000); leave it out"},
    ),
    "a date that cannot be": (
        event(when={"edtf": "2023-02-30"}),
        {
            "/record/when/edtf": "'2023-02-30' is not an EDTF date: there is no day 30; "
            "2023-02 has the days 01 to 28"
        },
    ),
    "a life that ends before it begins": (
        actor("legion", start={"edtf": "2022"}, end={"edtf": "2021-05"}),
        {"/record/end": "it ends by 2021-05-31, before it starts (2022-01-01 or later)"},
    ),
    "an affiliation that ends before it begins": (
        affiliation(
            "tie", "russia", "leads", "ukraine", start={"edtf": "0009"}, end={"edtf": "0008"}
        ),
        {"/record/end": "it ends by 0008-12-31, before it starts (0009-01-01 or later)"},
    ),
    "a moment that is none in UTC": (
        source("other", retrieved_at="0001-01-01T00:00:00+14:00"),
        {
            "/record/retrieved_at": "0001-01-01T00:00:00+14:00 is in UTC not within the years "
            "1 to 9999"
        },
    ),
    "a passage that ends before it starts": (
        event(evidence=passage(start=9, end=9)),
        {
            "/record/evidence/0/passage/end": "the passage ends at 9, before or where it starts "
            "(9); the end is the code point after the last one"
        },
    ),
    "a passage beyond the text": (
        event(participations=[part("p", "russia", "target", evidence=passage(end=101))]),
        {
            "/record/participations/0/evidence/0/passage": "a passage of the participation 'p' "
            "ends at 101, beyond the text of the source 'page', which has 100 code points"
        },
    ),
    "a name's passage beyond the text": (
        actor("legion", names=[{"name": "L", "kind": "acronym", "evidence": passage(end=102)}]),
        {
            "/record/names/0/evidence/0/passage": "a passage of the actor 'legion' ends at 102, "
            "beyond the text of the source 'page', which has 100 code points"
        },
    ),
    "a digest that is none": (
        event(evidence=passage(sha256="AB" * 32)),
        {
            "/record/evidence/0/passage/sha256": f"'{'AB' * 32}': has not the form "
            "of this field: SHA-256 in lower-case hexadecimal."
        },
    ),
    "a passage of another kind": (
        event(evidence=passage(type="page")),
        {
            "/record/evidence/0/passage": "{'type': 'page', 'start': 0, 'end': 5, "
            f"'sha256': '{SHA[:30]}…: Invalid value 'page'"
        },
    ),
    "a locator that names nothing": (
        event(evidence=[{"source": "page", "passage": {"type": "locator"}}]),
        {
            "/record/evidence/0/passage": "a locator names a page, row, sentence, time or note",
        },
    ),
    "about nothing": (
        about(stance="affirms"),
        {"/record/about/0": f"it names nothing{NO_ABOUT}"},
    ),
    "about a role without its event": (
        about(actor="russia", role="target", stance="affirms"),
        {"/record/about/0": f"it names actor and role{NO_ABOUT}"},
    ),
    "about a fact with a relation": (
        about(actor="russia", relation="confirms"),
        {"/record/about/0": "with 'actor' it takes the field 'stance', and no 'relation'"},
    ),
    "about itself": (
        about(statement="word", relation="repeats"),
        {"/record/about/0/statement": "a statement is not about itself"},
    ),
    "an event of which it is part": (
        event("raid", parent="raid"),
        {"/record/parent": "an event is not part of itself"},
    ),
    "a source that it republishes": (
        source("other", republishes="other"),
        {"/record/republishes": "a source does not republish itself"},
    ),
    "an affiliation to itself": (
        affiliation("tie", "russia", "opposes", "russia"),
        {"/record/object": "'russia' is the subject too; name two actors"},
    ),
    "figures that fall": (
        event(
            figures=[
                {"measure": "killed", "low": 9, "best": 3, "high": 2},
                {"measure": "killed"},
                {"measure": "wounded", "low": 9, "high": 8},
            ]
        ),
        {
            "/record/figures/0/best": "3 is below low, which is 9",
            "/record/figures/0/high": "2 is below best, which is 3",
            "/record/figures/2/high": "8 is below low, which is 9",
            "/record/figures/1": "a figure gives at least one of low, best and high",
        },
    ),
    "a place nowhere": (
        event(place={"precision": "near", "lat": 50.5}),
        {"/record/place": "lat and lon come together"},
    ),
    "a point off the globe": (
        event(place={"precision": "near", "lat": 91, "lon": 0}),
        {"/record/place/lat": "91: Expected `float` <= 90.0"},
    ),
    "a participation twice": (
        event(participations=[part("p", "russia", "target"), part("p", "russia", "victim")]),
        {
            "/record/participations/1/key": "the key 'p' stands at "
            "/operations/0/record/participations/0 too"
        },
    ),
    "a coded fact without a publisher": (
        event(coded=True),
        {
            "": "'raid' is coded, but the dataset has no publisher to code it; "
            "dataset_meta names one"
        },
    ),
    "words of a source whose policy is none": (
        event(evidence=passage(prefix="so")),
        {
            "/record/evidence/0/passage": "a passage of the event 'raid' shows words of the "
            "source 'page', whose policy is none: leave out exact, prefix and suffix"
        },
    ),
    "a quote of a source whose policy is none": (
        statement("word", "russia", quote="so it was"),
        {
            "/record/quote": "the policy of the source 'page' lets no quote of 'word' out; "
            "paraphrase it in `content`"
        },
    ),
    "more names than there may be": (
        actor("legion", names=[{"name": "L", "kind": "alias"}] * 1001),
        {"/record/names": "it has 1001 entries; at most 1000 are right"},
    ),
}


async def test_each_fault_is_told_with_its_place_and_nothing_is_written(
    write: Write, connection: Connection
) -> None:
    await write(*BASE)
    before = await row_counts(connection)
    found = {name: await refused(write, operation) for name, (operation, _) in FAULTY.items()}
    assert found == {
        name: sorted((f"/operations/0{at}", detail) for at, detail in faults.items())
        for name, (_, faults) in FAULTY.items()
    }
    assert await row_counts(connection) == before
