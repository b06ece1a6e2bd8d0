"""FollowTheMoney's lines: what refers to others, deltas, nested entities, and what is wrong."""

import re
from collections import Counter
from pathlib import Path

from msgspec import UNSET

from api.importers.ftm import FTM
from api.importers.ftmlines import digest
from api.importers.imported import Gone, Imported, RowFault
from api.importers.inputs import InputFile
from schemas.actors import ActorInput
from schemas.affiliations import AffiliationInput
from schemas.dates import DateInput
from schemas.statements import StatementInput
from tests.ftmrows import change, load, made, thing, tied, write


def test_an_edge_may_name_what_a_later_file_holds_and_is_told_where_none_does(
    tmp_path: Path,
) -> None:
    found = load(
        tmp_path,
        thing("a", "Employment", employee=["one"], employer=["later"]),
        thing("b", "Ownership", owner=["one"], asset=["ship"]),
        thing("c", "Ownership", owner=["one"], asset=["nowhere"]),
        thing("d", "Family", person=["one"], relative=["one"]),
        thing("e", "Sanction", entity=["ship"]),
        thing("f", "Membership", member=["one"], organization=["later", "nowhere"]),
        thing("one"),
        thing("ship", "Vessel"),
        thing("new", "Starship"),
        more=(thing("later", "Company"),),
    )
    assert made(found, AffiliationInput).keys() == {
        tied("a", "one", "later"),
        tied("f", "one", "later"),
    }
    assert made(found, StatementInput) == {}
    assert found.notices.others == Counter(
        [
            "Ownership names nothing that is an actor: left out",
            "Ownership names nothing that is in the files: left out",
            "Family ties an entity to itself: left out",
            "Sanction names nothing that is an actor: left out",
            "Membership also names some that are no actors, or in no file: kept raw",
            "Vessel is left out",
            "Starship is no schema that is known: left out",
        ]
    )


def test_an_edge_of_several_ends_is_an_affiliation_each(tmp_path: Path) -> None:
    edge = thing("edge", "Membership", member=["b", "a"], organization=["org"])
    found = load(tmp_path, thing("a"), thing("b"), thing("org", "Company"), edge)
    first, second = ties = tied("edge", "a", "org"), tied("edge", "b", "org")
    assert {key: record.subject for key, record in made(found, AffiliationInput).items()} == {
        first: "a",
        second: "b",
    }
    assert [[row.columns for row in found.raw["affiliation", key]] for key in ties] == [
        [("datasets", "id", "schema", "member", "member", "organization")]
    ] * 2


def test_keys_are_of_edge_and_pair_alone_and_never_too_long(tmp_path: Path) -> None:
    long = "e" * 184
    people = [thing(own) for own in ("anna", "bob")]
    for members in (["bob"], ["bob", "anna"], ["anna", "nobody", "bob"]):
        edges = [
            thing(own, "Membership", member=members, organization=["org"]) for own in ("edge", long)
        ]
        found = load(tmp_path, *people, thing("org", "Company"), *edges)
        of_bob = {
            key for key, each in made(found, AffiliationInput).items() if each.subject == "bob"
        }
        assert of_bob == {tied("edge", "bob", "org"), tied(f"ftm:{digest(long)}", "bob", "org")}


def test_an_edge_of_very_many_pairs_is_bounded_and_told(tmp_path: Path) -> None:
    people = [f"p{number}" for number in range(101)]
    edge = thing("edge", "Membership", member=people, organization=["org"])
    found = load(tmp_path, *map(thing, people), thing("org", "Company"), edge)
    assert len(made(found, AffiliationInput)) == 100
    assert found.notices.others == Counter(
        ["Membership between more than 100 pairs: the others are kept raw"]
    )


def test_a_delta_puts_and_takes_away_without_knowing_the_rest(tmp_path: Path) -> None:
    edge = thing("edge", "Employment", employee=["one"], employer=["in the dataset already"])
    lines = [change("ADD", thing("one")), change("MOD", edge), change("DEL", {"id": "gone"})]
    path = write(tmp_path / "delta.json", *lines)
    given = list(FTM.start("1").read(InputFile(path, path.name)))
    assert [
        (type(each), each.kind, each.key) for each in given if not isinstance(each, RowFault)
    ] == [
        (Gone, "actor", "one"),
        (Gone, "statement", "one"),
        (Gone, "affiliation", "one:"),
        (Imported, "actor", "one"),
        (Gone, "actor", "edge"),
        (Gone, "statement", "edge"),
        (Gone, "affiliation", "edge:"),
        (Imported, "affiliation", tied("edge", "one", "in the dataset already")),
        (Gone, "actor", "gone"),
        (Gone, "statement", "gone"),
        (Gone, "affiliation", "gone:"),
    ]


def test_nested_entities_are_read_once_and_their_own_lines_first(tmp_path: Path) -> None:
    company = thing("org", "Company", name=["Whole"], registrationNumber=["1"])
    short = {"id": "org", "schema": "Company", "properties": {"name": ["Short"]}}
    edge = {
        "id": "edge",
        "schema": "Directorship",
        "properties": {"director": ["one"], "organization": [short], "role": ["Chair"]},
    }
    other = {"id": "two", "schema": "Person", "properties": {"name": ["Two"]}}
    family = {
        "id": "kin",
        "schema": "Family",
        "properties": {"person": ["one"], "relative": [other]},
    }
    found = load(
        tmp_path, thing("one", directorshipDirector=[edge], familyPerson=[family]), company
    )
    assert found.faults == []
    assert made(found, ActorInput)["org"].name == "Whole"
    assert made(found, ActorInput)["two"].name == "Two"
    assert {
        key: (record.subject, record.type, record.object)
        for key, record in made(found, AffiliationInput).items()
    } == {
        tied("edge", "one", "org"): ("one", "leads", "org"),
        tied("kin", "one", "two"): ("one", "related_to", "two"),
    }
    assert found.notices.unknown == Counter()


def test_an_id_that_holds_a_personal_number_is_a_digest(tmp_path: Path) -> None:
    own = "xx-inn-366500000001"
    found = load(
        tmp_path,
        thing(own, name=["One"]),
        thing("org", "Company"),
        thing("job", "Employment", employee=[own], employer=["org"]),
    )
    (key,) = made(found, ActorInput).keys() - {"org", "ftm:opensanctions"}
    assert re.fullmatch("ftm:[0-9a-f]{32}", key)
    assert made(found, AffiliationInput)[tied("job", key, "org")].subject == key
    assert "366500000001" not in repr(found.records) + repr(found.raw)
    assert found.notices.dropped == Counter(["id", "employee"])


def test_every_fault_of_a_line_is_told_with_its_place(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        "{",
        "[]",
        {"schema": "Person", "properties": []},
        {"id": "x", "schema": "Person", "properties": {"name": [1], "alias": ["a\0"]}},
        {"op": "PUT", "entity": {"id": "y"}},
        thing("edge", "Membership", member=["one"], startDate=["2014-13"], endDate=["soon"]),
        thing("one", name=["One"]),
        thing("one", name=["Other"]),
        thing("one", name=["One"]),
        thing("s", "Sanction", authority=["x" * 501]),
    )
    date = "is no date; YYYY, YYYY-MM, YYYY-MM-DD, or the last with a time, is"
    assert [(fault.line, fault.column, fault.value, fault.detail) for fault in found.faults] == [
        (1, "", "", "is no JSON: Input data was truncated"),
        (2, "", "[]", "is no entity; a JSON object with id, schema and properties is"),
        (3, "id", "", "is missing, or no text; every entity has one"),
        (3, "properties", "[]", "is no object with a list of texts a property"),
        (4, "name", "1", "is no text, and no entity with an id"),
        (4, "alias", "a\0", "holds a NUL, which no text can"),
        (5, "op", "PUT", "is no operation; there are ADD, MOD, DEL"),
        (6, "startDate", "2014-13", date),
        (6, "endDate", "soon", date),
        (6, "organization", "", "is missing; Membership has the id of an entity there"),
        (
            8,
            "id",
            "one",
            "stands in these files already, and otherwise; join the fragments of an entity first, "
            "and import deltas one after another",
        ),
        (10, "entity", "", "is missing; Sanction has the id of an entity there"),
        (
            10,
            "authority",
            "x" * 80,
            "has 501 characters; the name of a body has 500 at most",
        ),
    ]
    assert found.notices.others == Counter(["a line that stands twice: passed over"])


def test_what_does_not_fit_or_fit_together_is_told(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        thing("one", name=["One", "x" * 501]),
        thing("two", name=[""]),
        thing(
            "org", "Company", incorporationDate=["long ago", "2020"], dissolutionDate=["2021-02-30"]
        ),
        thing(
            "edge",
            "Associate",
            person=["one"],
            associate=["two"],
            relationship=["friend", "y" * 499],
            startDate=["2020"],
            endDate=["2019-12-31"],
        ),
        thing("s", "Sanction", entity=["one"], reason=["z" * 10_000]),
    )
    assert made(found, ActorInput)["two"].name == "two"
    assert made(found, ActorInput)["org"].start == DateInput(edtf="2020")
    edge = made(found, AffiliationInput)[tied("edge", "one", "two")]
    assert (edge.title, edge.start, edge.end) == ("friend", UNSET, UNSET)
    assert made(found, StatementInput)["s"].content == "Imposes sanctions."
    assert found.notices.others == Counter(
        [
            "a name of more than 500 characters: kept raw",
            "an actor without a name: named by its id",
            "Associate titles that did not fit in 500 characters: kept raw",
            "an end before its start: both kept raw only",
            *["a day of a Company that is no date: kept raw"] * 2,
            "Sanction texts that did not fit in 10000 characters: kept raw",
        ]
    )
