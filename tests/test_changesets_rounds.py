"""Faults of one sort do not hide those of another."""

import msgspec
import pytest

from api.changesets.faults import ChangeSetInvalidError
from api.changesets.heads import MalformedError
from api.changesets.stage import MOST_FAULTS
from api.changesets.submission import read_json
from tests.conftest import Write
from tests.records import actor, event, source


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
