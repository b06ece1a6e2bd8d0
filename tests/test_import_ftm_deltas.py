"""FollowTheMoney's deltas on top of what a whole file brought."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.errors import WhenceError
from tests.ftmrows import change, thing, write
from tests.importcommand import import_file, query, told

Bring = Callable[..., dict[str, Any]]


@pytest.fixture
def bring(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Import a file of these lines, and answer what is reported."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    path = tmp_path / "entities.json"
    return lambda *lines: told(import_file(write(path, *lines), "--json", form="ftm"))


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
        "affiliation": {"job"},
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
        "affiliation": {"job", "kin"},
    }
    (title,) = query(
        dsn, "SELECT a.title FROM affiliations AS a JOIN records AS r USING (id) WHERE key = 'job'"
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
