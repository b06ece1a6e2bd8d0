"""What links and merges join: held apart by no other judgement, and never shown to who may not."""

from api.database import Connection
from tests.conftest import Write
from tests.linking import two_cases
from tests.reading import keys
from tests.records import actor, link, merge, source, unlink
from tests.state import differences, own, refused

INTERNAL = {"title": "Desk", "licence": "CC0-1.0", "distribution": "internal"}


async def test_a_different_that_a_chain_would_cross_is_refused_with_the_chain_named(
    write: Write,
) -> None:
    await two_cases(write)
    legion, corps, unit = (own("actor", key) for key in ("legion", "corps", "unit"))
    theirs = own("actor", "legion", "other")
    await write(link("one", legion, theirs), link("two", corps, theirs), dataset="other")
    apart = link("apart", legion, corps, judgement="different")
    chain = (
        f"{legion} is the same as {theirs} (the link 'one' of other), the same as {corps} "
        "(the link 'two' of other); take one of these back, or judge it anew"
    )
    assert await refused(write, apart) == [
        (
            "/operations/0/record/judgement",
            f"the link 'apart' of test judges {legion} and {corps} different, and a chain joins "
            f"them: {chain}",
        )
    ]
    # What is unsure, or taken back, neither joins nor holds apart.
    await write(link("one", legion, theirs, judgement="unsure"), dataset="other")
    await write(apart)
    assert (await refused(write, link("one", legion, theirs), dataset="other"))[0][1].endswith(
        f"joins them: {chain}"
    )
    await write(unlink("two"), dataset="other")
    await write(link("one", legion, theirs), dataset="other")
    # The opposite of what somebody else says of the same two is a chain of one.
    assert [place for place, _ in await refused(write, link("x", corps, legion))] == [
        "/operations/0/record/judgement"
    ]
    # A longer chain, all of one change set, and judged although a link in it has another fault.
    found = await refused(
        write, link("y", unit, theirs), link("z", unit, corps, why=" "), link("w", unit, unit)
    )
    assert [place for place, _ in found] == [
        "/operations/0/record/judgement",
        "/operations/1/record/why",
        "/operations/2/record/records/1",
    ]
    await write(unlink("apart"), link("y", unit, theirs), link("z", unit, corps))


async def test_what_a_writer_may_not_read_is_unknown_to_it_and_not_named(
    write: Write, connection: Connection
) -> None:
    await two_cases(write)
    await write(source(), actor("mole"), dataset="desk", dataset_meta=INTERNAL)
    legion, corps, mole = (
        own("actor", "legion"),
        own("actor", "corps"),
        own("actor", "mole", "desk"),
    )
    assert await refused(write, link("a", legion, mole), readable=[]) == [
        ("/operations/0/record/records/1", f"there is no actor {mole}: the id is unknown here")
    ]
    assert await refused(write, link("a", legion, mole), readable=["desk"]) == [
        (
            "/operations/0/record/records/1",
            f"{mole} is a record of an internal dataset; a link in a public one names only "
            "records of public ones",
        )
    ]
    await write(link("a", legion, mole), link("b", mole, corps), dataset="desk", readable=[])
    apart = link("apart", legion, corps, judgement="different")
    [(_, told)] = await refused(write, apart, readable=[])
    hidden = "a link or a merge that you may not read"
    assert told == (
        f"the link 'apart' of test judges {legion} and {corps} different, and a chain joins them: "
        f"{legion} is the same as a record that you may not read ({hidden}), the same as {corps} "
        f"({hidden}); take one of these back, or judge it anew"
    )
    assert mole in (await refused(write, apart))[0][1]


async def test_no_dataset_comes_to_show_what_is_internal(
    write: Write, connection: Connection
) -> None:
    await two_cases(write)
    await write(source(), actor("mole"), actor("rat"), dataset="desk", dataset_meta=INTERNAL)
    await write(source(), actor("fox"), dataset="den", dataset_meta=INTERNAL)
    mole, fox = own("actor", "mole", "desk"), own("actor", "fox", "den")
    await write(link("a", mole, own("actor", "legion")), link("b", mole, fox), dataset="desk")
    opened = {"distribution": "public"}
    shown = (
        "the link 'b' of desk names {}, or did: then what is internal would show in what is "
        "public, its history too"
    )
    place = "/dataset_meta/distribution"
    assert await refused(write, dataset="desk", dataset_meta=opened) == [(place, shown.format(fox))]
    # What it named before is in its history.
    await write(link("b", mole, own("actor", "rat", "desk")), dataset="desk")
    assert await refused(write, dataset="desk", dataset_meta=opened) == [(place, shown.format(fox))]
    await write(dataset="den", dataset_meta=opened)
    await write(dataset="desk", dataset_meta=opened)
    # And what a public dataset names does not become internal.
    closed = {"distribution": "internal"}
    assert await refused(write, dataset="den", dataset_meta=closed) == [(place, shown.format(fox))]
    await write(dataset="desk", dataset_meta=closed)
    assert await differences(connection) == []


async def test_a_merge_joins_as_a_link_does(write: Write, connection: Connection) -> None:
    await two_cases(write)
    legion, corps, unit = (own("actor", key) for key in ("legion", "corps", "unit"))
    theirs = own("actor", "legion", "other")
    await write(link("apart", legion, corps, judgement="different"), link("with", corps, theirs))
    joined = f"{corps} is the same as {theirs} (the link 'with' of test)"
    assert await refused(write, merge("actor", "corps", "legion")) == [
        (
            "/operations/0/into",
            f"the link 'apart' of test judges {legion} and {corps} different, and a chain joins "
            f"them: {legion} is the same as {corps} (merged in test); take one of these back, or "
            "judge it anew",
        )
    ]
    await write(merge("actor", "unit", "corps"))
    [(place, told)] = await refused(write, link("more", legion, unit))
    assert place == "/operations/0/record/judgement"
    assert f"the same as {corps} (merged in test)" in told
    assert joined not in told
    # A link is found by what its records are merged with, in whichever dataset.
    await write(link("theirs", own("actor", "unit", "other"), unit), dataset="other")
    assert await keys(connection, "link", f"record={corps}&sort=updated") == [
        "apart",
        "with",
        "theirs",
    ]
    assert await differences(connection) == []
