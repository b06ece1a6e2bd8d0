"""FollowTheMoney's deltas on top of what a whole file brought."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.errors import WhenceError
from tests.ftmrows import change, thing, tied, write
from tests.importcommand import get, import_file, query, told

Bring = Callable[..., dict[str, Any]]


@pytest.fixture
def bring(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Import a file of these lines, and answer what is reported."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    path = tmp_path / "entities.json"

    def imported(*lines: Any, allowed: int = 0) -> dict[str, Any]:
        file = write(path, *lines)
        return told(import_file(file, "--json", "--max-errors", allowed, form="ftm"))

    return imported


def active(dsn: str) -> dict[str, set[str]]:
    """The keys of the entities' records, by their kinds."""
    found: dict[str, set[str]] = {}
    for kind, key in query(
        dsn,
        "SELECT r.kind, r.key FROM records AS r JOIN datasets AS d ON d.id = r.dataset_id"
        " WHERE r.status = 'active' AND r.key NOT LIKE 'ftm%' AND d.slug = 'ged'",
    ):
        found.setdefault(kind, set()).add(key)
    return found


def test_a_delta_adds_changes_and_deletes(bring: Bring, dsn: str) -> None:
    job = thing("job", "Employment", employee=["one"], employer=["org"], role=["Clerk"])
    sanction = thing("sanction", "Sanction", entity=["one"], authority=["Office"])
    whole = [thing("one", topics=["poi"]), thing("org", "Company"), thing("ship", "Vessel")]
    assert bring(*whole, job, sanction)["notices"] == {"Vessel is left out": 1}
    assert active(dsn) == {
        "actor": {"one", "org"},
        "affiliation": {tied("job", "one", "org")},
        "statement": {"one", "sanction"},
    }

    kin = thing("kin", "Family", person=["one"], relative=["two"])
    two = thing("two", name=["Two"])
    promoted = thing("job", "Employment", employee=["one"], employer=["org"], role=["Head"])
    of_ship = thing("of ship", "Ownership", owner=["one"], asset=["boat"])
    arrest = thing("arrest", "Sanction", entity=["boat"], authority=["Port"])
    report = bring(
        change("ADD", kin),
        change("ADD", two),
        change("MOD", thing("one")),
        change("MOD", promoted),
        change("ADD", of_ship),
        change("ADD", arrest),
        change("DEL", {"id": "sanction"}),
        change("DEL", {"id": "ship"}),
    )
    lacking = "left out: names an actor that is neither in the files nor in the dataset"
    assert report["notices"] == {
        f"affiliation {lacking}": 1,
        f"statement {lacking}": 1,
        "deleted id that the dataset does not have, or not any more": 1,
    }
    assert active(dsn) == {
        "actor": {"one", "org", "two"},
        "affiliation": {tied("job", "one", "org"), tied("kin", "one", "two")},
    }
    (title,) = query(
        dsn, "SELECT a.title FROM affiliations AS a JOIN records AS r USING (id) WHERE key ^@ 'job'"
    )
    assert title == ("Head",)


def test_a_delta_without_lines_changes_nothing(bring: Bring, dsn: str) -> None:
    bring(thing("one"))
    report = bring()
    assert (report["faults"], report["change_sets"]) == ([], [])
    assert active(dsn) == {"actor": {"one"}}


def test_a_delta_is_not_pruned(bring: Bring, dsn: str, tmp_path: Path) -> None:
    bring(thing("one"), thing("two"))
    delta = write(tmp_path / "delta.json", change("MOD", thing("one", name=["Other"])))
    refused = import_file(delta, "--prune", form="ftm")
    assert isinstance(refused.exception, WhenceError)
    assert str(refused.exception).startswith("these files say what became of some records")
    assert active(dsn) == {"actor": {"one", "two"}}


def subjects(dsn: str) -> dict[str, str]:
    """Whom each affiliation that stands is of."""
    return dict(
        query(
            dsn,
            "SELECT r.key, s.key FROM affiliations AS a JOIN records AS r USING (id)"
            " JOIN records AS s ON s.id = a.subject_id WHERE r.status = 'active'",
        )
    )


def test_an_affiliation_stays_the_same_ones_whoever_joins_or_leaves(bring: Bring, dsn: str) -> None:
    def membership(*members: str) -> dict[str, Any]:
        return thing("edge", "Membership", member=[*members], organization=["org"])

    of = {own: tied("edge", own, "org") for own in ("anna", "bob")}
    whole = [thing("org", "Company"), thing("ship", "Vessel"), thing("anna"), thing("bob")]
    # Keys that begin alike are another edge's, which nothing is said of.
    other = thing("edge:other", "Membership", member=["bob"], organization=["org"])
    more = {tied("edge:other", "bob", "org"): "bob"}
    bring(*whole, membership("bob", "ship"), other)
    assert subjects(dsn) == {of["bob"]: "bob"} | more
    again = bring(change("MOD", membership("bob", "ship")))
    assert (again["change_sets"], again["counts"]["affiliation"]) == ([], {"unchanged": 1})
    bring(change("MOD", membership("bob", "anna")))
    assert subjects(dsn) == {of["bob"]: "bob", of["anna"]: "anna"} | more
    left = bring(change("MOD", membership("anna")))
    assert left["counts"]["affiliation"] == {"raw": 1, "retracted": 1}
    assert subjects(dsn) == {of["anna"]: "anna"} | more
    deleted = bring(change("DEL", {"id": "edge"}), change("DEL", {"id": "nothing"}))
    assert deleted["notices"] == {"deleted id that the dataset does not have, or not any more": 1}
    assert subjects(dsn) == more


def test_a_row_that_many_affiliations_come_from_stands_beside_each(bring: Bring, dsn: str) -> None:
    edge = thing("edge", "Membership", member=["anna", "bob"], organization=["org"])
    bring(thing("org", "Company"), thing("anna"), thing("bob"), edge)
    rows = get(dsn, "/v1/affiliations?dataset=ged&include=raw")["included"]["raw"]
    named = ["datasets", "id", "schema", "member", "member", "organization"]
    assert [[cell["column"] for cell in row["cells"]] for row in rows] == [named] * 2


def test_what_is_now_something_else_is_no_more_what_it_was(bring: Bring, dsn: str) -> None:
    job = thing("job", "Employment", employee=["one"], employer=["org"])
    kin = thing("kin", "Family", person=["one"], relative=["two"])
    listed = thing("listed", "Sanction", entity=["one"], authority=["Office"])
    people = [thing("one", topics=["poi"]), thing("two", topics=["poi"]), thing("org", "Company")]
    bring(*people, job, kin, listed)
    report = bring(
        change("MOD", thing("one", "Vessel")),
        change("MOD", thing("two", "Starship")),
        change("MOD", thing("job", "Employment", employee=["one"], employer=["org"])),
        change("MOD", thing("kin", "Vessel")),
        change("MOD", thing("listed", "Sanction", entity=["one"], authority=["Office"])),
    )
    assert report["notices"] == {
        "Vessel is left out": 2,
        "Starship is no schema that is known: left out": 1,
        "Employment names nothing that is in the files: left out": 1,
        "Sanction names nothing that is an actor: left out": 1,
    }
    assert active(dsn) == {"actor": {"org"}}


def test_what_is_faulty_or_lacks_somebody_leaves_what_is_there(bring: Bring, dsn: str) -> None:
    people = [thing(own, topics=["poi"]) for own in ("one", "two")]
    kin = thing("kin", "Family", person=["one"], relative=["two"])
    listed = thing("listed", "Sanction", entity=["one"], authority=["Office"])
    bring(*people, kin, listed)
    before = active(dsn)
    dates = {"startDate": ["soon"]}
    found = bring(
        change("MOD", thing("one", name=[1])),
        change("MOD", thing("kin", "Vessel", name=[1])),
        change("MOD", thing("listed", "Sanction", entity=["one"], **dates)),
        allowed=3,
    )
    assert (found["faulty"], found["change_sets"]) == (3, [])
    nobody = {"person": ["one"], "relative": ["nobody"]}
    found = bring(
        change("MOD", thing("listed", "Sanction", entity=["one", "nobody"])),
        change("MOD", thing("kin", "Family", **nobody | {"relative": ["nobody", "two"]})),
    )
    lacking = "left out: names an actor that is neither in the files nor in the dataset"
    assert found["notices"] == {f"statement {lacking}": 1, f"affiliation {lacking}": 1}
    assert active(dsn) == before
