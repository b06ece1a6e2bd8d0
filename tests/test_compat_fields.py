"""A change of what a field takes or answers that breaks clients is named."""

from typing import Any, Final

import pytest

from api.openapi.nodes import ref
from tests.compat import ANSWERED, EVENT, JSON, TAKEN, TEXT, breaks

#: Of a field that is answered.
ANSWERS: Final = [
    ("properties/when", ..., "when: was a field, is gone"),
    ("required", ["id"], "title: was always there, is perhaps absent"),
    ("properties/count/type", "number", "count: was integer, is number"),
    ("properties/count/type", ["integer", "null"], "count: was integer, is integer, null"),
    ("properties/count/minimum", -1, "count: was minimum 0, is minimum -1"),
    ("properties/tags/minItems", ..., "tags: was minItems 1, is without minItems"),
    ("properties/tags/items/type", "integer", "tags[]: was string, is integer"),
    ("properties/tags/items", ..., "tags[]: was described, is anything"),
    ("properties/when/format", "date-time", "when: was format date, is format date-time"),
    ("properties/title/pattern", ..., "title: was pattern \\S, is without pattern"),
    ("properties/title/maxLength", 900, "title: was maxLength 500, is maxLength 900"),
    ("properties/sort/enum/-", "on", "sort: was one of down, up, is one of down, on, up"),
    ("properties/sort/enum/0", ..., "sort: was one of down, up, is one of down"),
    ("properties/sort/enum", ..., "sort: was one of down, up, is any"),
    ("properties/role/x-codes/0", ..., "role: was known to be 'director', is that no longer"),
    ("properties/op/x-codes/1", ..., "op: was known to be 'render', is that no longer"),
    ("properties/role/x-code-scheme", "act", "role: was a code of role, is of act"),
    ("properties/names/additionalProperties/type", "integer", "names.*: was string, is integer"),
    ("properties/names/additionalProperties", ..., "names.*: was of one schema, is open"),
    ("properties/part/oneOf/0", ..., "part: was also Cat, is that no longer"),
    ("properties/part/oneOf/-", TEXT, "part: was never string, is that, too"),
]
#: Of a field that is sent.
REQUESTS: Final = [
    ("properties/note", ..., "note: was a field, is gone"),
    ("required", ["title", "note"], "note: was optional, is required"),
    ("properties/title/minLength", 2, "title: was minLength 1, is minLength 2"),
    ("properties/title/maxLength", 400, "title: was maxLength 500, is maxLength 400"),
    ("properties/note/maxLength", 9, "note: was without maxLength, is maxLength 9"),
    ("properties/note/pattern", "\\S", "note: was without pattern, is pattern \\S"),
    ("properties/note/enum", ["a"], "note: was any, is one of a"),
    ("properties/note/type", "integer", "note: was string, is integer"),
    ("properties/when/format", "time", "when: was format date, is format time"),
    ("properties/dry/default", True, "dry: was default False, is default True"),
    ("properties/part/oneOf/0", ..., "part: was also Cat, is that no longer"),
    (
        "properties/count/exclusiveMinimum",
        0,
        "count: was without exclusiveMinimum, is exclusiveMinimum 0",
    ),
    ("properties/title/not", {"const": "x"}, "title: was without not, is not {'const': 'x'}"),
    (
        "properties/pet/discriminator/propertyName",
        "is",
        "pet: was told apart by kind, is told apart by is",
    ),
]


@pytest.mark.parametrize(("place", "value", "said"), ANSWERS)
def test_a_break_of_an_answer_is_named_once(place: str, value: Any, said: str) -> None:
    assert breaks((f"{ANSWERED}/{place}", value)) == [f"GET /events: Event (answered).{said}"]


@pytest.mark.parametrize(("place", "value", "said"), REQUESTS)
def test_a_break_of_a_request_is_named_once(place: str, value: Any, said: str) -> None:
    assert breaks((f"{TAKEN}/{place}", value)) == [f"POST /events: EventInput (sent).{said}"]


def test_a_new_field_that_is_required_is_named() -> None:
    changes = [(f"{TAKEN}/properties/key", TEXT), (f"{TAKEN}/required/-", "key")]
    assert breaks(*changes) == ["POST /events: EventInput (sent).key: was no field, is required"]


def test_a_code_that_is_no_longer_taken_is_named() -> None:
    said = "Role (sent): was one of director, target, is one of target"
    assert breaks(("/components/schemas/Role/enum", ["target"])) == [f"POST /events: {said}"]


def test_a_request_that_took_more_fields_and_is_closed_is_named() -> None:
    (found,) = breaks(("/components/schemas/Cat/additionalProperties", False))
    assert found == "POST /events: Cat (sent).*: was open, is closed"


def test_another_name_is_named_for_clients_have_classes_by_it() -> None:
    renamed = [("/components/schemas/Report", EVENT), (f"{JSON}/schema", ref("schemas", "Report"))]
    assert breaks(*renamed) == [
        "GET /events: Event (answered): was called that, is called Report",
    ]
