"""Words of a text leave only as its licence allows: none, an excerpt, or in full."""

import hashlib
from typing import Any

from api.database import Connection
from tests.conftest import Write
from tests.records import Operation, actor, event, retract, source, statement
from tests.state import differences, refused, row_counts

LENGTH = 5_000
RECORD = "/operations/0/record"


def page(policy: str | None, length: int = LENGTH) -> Operation:
    if policy is None:
        return source()
    return source(text={"sha256": "ab" * 32, "length": length, "policy": policy})


def shown(start: int, exact: str, **around: str) -> dict[str, Any]:
    """A citation that shows its passage."""
    selector = {
        "type": "text",
        "start": start,
        "end": start + len(exact),
        "sha256": hashlib.sha256(exact.encode()).hexdigest(),
        "exact": exact,
    }
    return {"source": "page", "passage": selector | around}


def citing(*evidence: dict[str, Any]) -> Operation:
    return event(evidence=list(evidence))


async def test_a_policy_of_none_lets_no_words_out(write: Write, connection: Connection) -> None:
    bare = {"type": "text", "start": 0, "end": 5, "sha256": "ab" * 32}
    for policy in ("none", None):
        await write(page(policy), actor("russia"))
        before = await row_counts(connection)
        for words in ({"prefix": "x"}, {"suffix": "x"}, {"exact": "words"}, {"prefix": ""}):
            given = (
                shown(0, "words")
                if "exact" in words
                else {"source": "page", "passage": bare | words}
            )
            assert await refused(write, citing(given)) == [
                (
                    f"{RECORD}/evidence/0/passage",
                    "a passage of the event 'raid' shows words of the source 'page', whose policy "
                    "is none: leave out exact, prefix and suffix",
                )
            ]
        assert await refused(write, statement("word", "russia", quote="said")) == [
            (
                f"{RECORD}/quote",
                "the policy of the source 'page' lets no quote of 'word' out; "
                "paraphrase it in `content`",
            )
        ]
        assert await row_counts(connection) == before
    await write(page("none"), citing({"source": "page", "passage": bare}))


async def test_exact_words_are_those_of_the_digest_and_the_offsets(write: Write) -> None:
    await write(page("full"))
    short, wrong = shown(0, "words"), shown(0, "words")
    short["passage"]["end"] = 4
    wrong["passage"]["sha256"] = "ab" * 32
    assert await refused(write, citing(short, wrong)) == [
        (
            f"{RECORD}/evidence/0/passage/exact",
            "it has 5 code points; start and end span 4",
        ),
        (
            f"{RECORD}/evidence/1/passage/sha256",
            "this is not the SHA-256 of the passage's `exact`",
        ),
    ]
    assert (await write(citing(shown(7, "\U0001f7e5é", prefix="p" * 300)))).counts.created == 1


async def test_an_excerpt_has_at_most_300_code_points(write: Write) -> None:
    await write(page("excerpt", 10_000), actor("russia"))
    too_much = (
        f"{RECORD}/evidence/0/passage",
        "a passage of the event 'raid' shows more than the 300 code points that the source "
        "'page' allows",
    )
    assert await refused(write, citing(shown(0, "é" * 301))) == [too_much]
    assert await refused(write, citing(shown(0, "é" * 290, suffix="x" * 11))) == [too_much]
    assert (await write(citing(shown(0, "é" * 300)))).counts.created == 1
    too_long = (
        "the quote of 'word' has 301 code points; the policy of the source 'page' lets at most 300 "
        "of a quote out, and a tenth of the text in all: shorten it, or paraphrase it in `content`"
    )
    quoted = statement("word", "russia", quote="é" * 301)
    assert await refused(write, quoted) == [(f"{RECORD}/quote", too_long)]
    shut = source("shut", text={"sha256": "ab" * 32, "length": 9, "policy": "none"})
    both = statement(
        "word", "russia", quote="x" * 301, evidence=[{"source": "page"}, {"source": "shut"}]
    )
    assert await refused(write, shut, both) == [("/operations/1/record/quote", too_long)]


async def test_excerpts_are_at_most_a_tenth_of_the_source(write: Write) -> None:
    await write(page("excerpt"), actor("russia"), citing(shown(0, "a" * 300)))
    overdrawn = (
        "passages and quotes of the source 'page' show 501 of its 5000 code points; its policy "
        "lets a tenth out"
    )
    march = event("march", evidence=[shown(300, "b" * 201)])
    assert await refused(write, march) == [(RECORD, overdrawn)]
    quoted = statement("word", "russia", quote="c" * 201)
    assert await refused(write, quoted) == [(RECORD, overdrawn)]
    split = event("march", evidence=[shown(300, "b" * 100, prefix="p" * 100, suffix="q")])
    assert await refused(write, split) == [(RECORD, overdrawn)]
    await write(event("march", evidence=[shown(300, "b" * 200)]))
    await write(event("again", evidence=[shown(0, "a" * 300)]))


async def test_a_source_whose_policy_or_length_shrinks_is_held_to_its_citations(
    write: Write, connection: Connection
) -> None:
    quoted = statement("word", "russia", quote="said so")
    await write(page("full"), actor("russia"), citing(shown(90, "words")), quoted)
    assert await refused(write, page("none")) == [
        (
            f"{RECORD}/text",
            "a passage of the event 'raid' shows words of the source 'page', whose policy is "
            "none: leave out exact, prefix and suffix",
        ),
        (
            f"{RECORD}/text",
            "the policy of the source 'page' lets no quote of 'word' out; paraphrase it in "
            "`content`",
        ),
    ]
    assert await refused(write, page("full", 94)) == [
        (
            f"{RECORD}/text",
            "a passage of the event 'raid' ends at 95, beyond the text of the source 'page', "
            "which has 94 code points",
        )
    ]
    await write(page("full", 94), retract("event", "raid"))
    await write(page("none", 94), statement("word", "russia"), event())
    assert await differences(connection) == []


async def test_a_quote_may_come_from_any_source_that_lets_it_out(write: Write) -> None:
    full = source("book", text={"sha256": "ab" * 32, "length": 9, "policy": "full"})
    both = [{"source": "page"}, {"source": "book"}]
    word = statement("word", "russia", quote="x" * 400, evidence=both)
    assert (await write(page("none"), full, actor("russia"), word)).seq == 1


async def test_a_passage_beyond_its_text_shows_its_words_all_the_same(write: Write) -> None:
    beyond = (
        f"{RECORD}/evidence/0/passage",
        "a passage of the event 'raid' ends at 5005, beyond the text of the source 'page', which "
        "has 5000 code points",
    )
    await write(page("none"), actor("russia"))
    assert await refused(write, citing(shown(LENGTH, "words"))) == [
        beyond,
        (
            f"{RECORD}/evidence/0/passage",
            "a passage of the event 'raid' shows words of the source 'page', whose policy is none: "
            "leave out exact, prefix and suffix",
        ),
    ]
    await write(page("excerpt"))
    assert await refused(write, citing(shown(LENGTH, "words", prefix="x" * 296))) == [
        beyond,
        (
            f"{RECORD}/evidence/0/passage",
            "a passage of the event 'raid' shows more than the 300 code points that the source "
            "'page' allows",
        ),
    ]
    await write(page("full"))
    assert await refused(write, citing(shown(LENGTH, "words"))) == [beyond]
