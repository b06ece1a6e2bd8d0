"""Faults of one sort do not hide those of another."""

from typing import Any

import msgspec
import pytest

from api.changesets.check import StaleVersionError
from api.changesets.faults import MOST_FAULTS, ChangeSetInvalidError
from api.changesets.heads import MalformedError
from api.changesets.submission import read_json
from tests.conftest import Write
from tests.records import Operation, actor, cited, event, source, statement
from tests.state import refused

BASE = [source(), actor("russia"), actor("ukraine")]


async def test_operations_are_judged_beside_a_faulty_head() -> None:
    body = {"reason": "test", "operations": [source(), event(category="raids")]}
    with pytest.raises(MalformedError) as caught:
        read_json(msgspec.json.encode(body))
    assert [fault.pointer for fault in caught.value.faults] == [
        "",
        "/operations/1/record/category",
    ]


async def test_a_date_is_read_in_a_record_that_has_other_faults(write: Write) -> None:
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write(source(), event(category="raids", when={"edtf": "2023-02-30"}))
    assert [(fault.pointer, fault.detail[:34]) for fault in caught.value.faults] == [
        ("/operations/1/record/category", "'raids': Invalid enum value 'raids"),
        ("/operations/1/record/when/edtf", "'2023-02-30' is not an EDTF date: "),
    ]


async def test_countries_are_those_there_are_each_once(write: Write) -> None:
    place = {"country": "ZZ", "precision": "country"}
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write(source(), actor("one", countries=["RU", "XX", "RU"]), event(place=place))
    assert [(fault.pointer, fault.detail) for fault in caught.value.faults] == [
        (
            "/operations/1/record/countries/1",
            "'XX' is no ISO 3166-1 alpha-2 code of a country, as RU is",
        ),
        ("/operations/1/record/countries/2", "the country 'RU' stands twice"),
        (
            "/operations/2/record/place/country",
            "'ZZ' is no ISO 3166-1 alpha-2 code of a country, as RU is",
        ),
    ]


async def test_what_is_wrong_throughout_is_not_read_to_its_end(write: Write) -> None:
    wrong = [actor(f"actor-{number}", actor_kind="none") for number in range(5_000)]
    with pytest.raises(ChangeSetInvalidError) as caught:
        await write(source(), *wrong)
    assert MOST_FAULTS <= len(caught.value.faults) < 5_000


async def test_circles_through_faulty_records_are_told_with_their_chain(write: Write) -> None:
    def relating(key: str, target: str, **fields: Any) -> Operation:
        about = {"statement": target, "relation": "repeats"}
        return statement(key, "russia", about, **fields)

    await write(*BASE, statement("b", "russia"), relating("a", "b"))
    found = await refused(
        write,
        relating("b", "a", act="talk"),
        event("war", category="big", parent="raid"),
        event("raid", parent="war"),
        source("one", title=5, republishes="two"),
        source("two", republishes="one"),
    )
    assert [fault for fault in found if "comes back" in fault[1]] == [
        (
            "/operations/0/record/about/0/statement",
            "the statement 'b' comes back to itself by its relations: 'b' repeats 'a' repeats 'b'",
        ),
        (
            "/operations/1/record/parent",
            "the event 'war' comes back to itself by its parents: 'war' is part of 'raid' is part "
            "of 'war'",
        ),
        (
            "/operations/3/record/republishes",
            "the source 'one' comes back to itself by what it republishes: 'one' republishes "
            "'two' republishes 'one'",
        ),
    ]


async def test_versions_come_with_the_other_faults(write: Write) -> None:
    await write(*BASE)
    with pytest.raises(StaleVersionError) as caught:
        await write(event(title=5, parent="war"), actor("russia") | {"expect_version": 7})
    assert [fault.pointer for fault in caught.value.faults] == [
        "/operations/1/expect_version",
        "/operations/0/record/title",
        "/operations/0/record/parent",
    ]


async def test_a_retraction_with_a_fault_retracts_nothing_yet_names_what_holds_it(
    write: Write,
) -> None:
    await write(*BASE)
    found = await refused(
        write,
        {"op": "retract", "kind": "source", "key": "page"},
        {"op": "retract", "kind": "actor", "key": "ukraine", "reason": "boredom"},
        event(parent=None, evidence=cited()),
        statement("word", "ukraine", evidence=cited("copy")),
        source("copy"),
    )
    named = "the source 'page' is still named by the actor 'russia'; change or retract that too"
    assert ("/operations/0", "a retract needs the field 'reason'") in found
    assert ("/operations/0", named) in found
    assert ("/operations/2/record/evidence/0/source", "the source 'page' is retracted") in found
    assert ("/operations/3/record/speakers/0/actor", "the actor 'ukraine' is retracted") in found
