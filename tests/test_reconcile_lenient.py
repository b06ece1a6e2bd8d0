"""What one cell of a table has wrong costs nobody else an answer; what says nothing is left out."""

from urllib.parse import quote

import msgspec

from tests.serving import Served
from tests.test_reconcile import app, ask, brief
from tests.world import identify

__all__ = ["app"]


async def test_a_name_that_is_too_long_has_an_error_of_its_own(app: Served) -> None:
    found = await ask(app, {"long": {"query": "x" * 501}, "group": {"query": "White Rex"}})
    assert found["long"] == {
        "result": [],
        "error": "query: has 501 characters; a name has 500 at most",
    }
    assert brief(found["group"]) == [("Денис Капустин", 98.0, False)]
    assert "error" not in found["group"]


async def test_a_name_among_the_properties_is_no_second_feature(app: Served) -> None:
    properties = [{"pid": "name", "v": "Somebody"}, {"pid": "country", "v": "RU"}]
    found = await ask(app, {"q": {"query": "Kapustin Denis", "properties": properties}})
    [one] = found["q"]["result"]
    assert [each["id"] for each in one["features"]] == ["name", "country"]


async def test_settings_that_say_nothing_are_left_out(app: Served) -> None:
    person = identify("actor", "kapustin")
    for limit in (None, {"a": 1}, [1], "many", -1, 0, "1e400", True):
        wanted = {"ids": [person], "properties": [{"id": "names", "settings": {"limit": limit}}]}
        answer = await app.client.get(f"/v1/reconcile?extend={quote(msgspec.json.encode(wanted))}")
        assert answer.status_code == 200, answer.text
        assert answer.json()["rows"][person]["names"] == [{"str": "White Rex"}]
    nothing = {"ids": [person], "properties": [{"id": "names", "settings": None}]}
    answer = await app.client.get(f"/v1/reconcile?extend={quote(msgspec.json.encode(nothing))}")
    assert (answer.status_code, "null" in answer.json()["errors"][0]["detail"]) == (400, True)


async def test_a_form_that_is_too_large_is_told_of_forms(app: Served) -> None:
    answer = await app.client.post("/v1/reconcile", data={"queries": "x" * 5_000_000})
    detail = answer.json()["detail"]
    assert (answer.status_code, "a form may have 4 MB" in detail, "JSON" in detail) == (
        413,
        True,
        False,
    )
    assert answer.headers["x-robots-tag"] == "noindex"
