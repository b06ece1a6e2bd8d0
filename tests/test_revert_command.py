"""`whence revert` takes change sets back on the machine."""

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from api.cli import cli
from api.errors import WhenceError
from tests.importcommand import query
from tests.test_load import SMALL, edit
from tests.writing import NOTHING

Run = Callable[..., Result]


@pytest.fixture
def run(dsn: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `whence` on a database of its own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [str(a) for a in arguments], standalone_mode=False)

    return invoke


@pytest.fixture
def twice(run: Run, tmp_path: Path) -> Path:
    """The small case, loaded, edited and loaded again."""
    copy = tmp_path / "small.yaml"
    copy.write_bytes(SMALL.read_bytes())
    run("load", copy)
    edit(copy, ("title: March past the harbour", "title: March along the harbour"))
    run("load", copy)
    return copy


def test_a_change_set_is_taken_back_by_its_seq_or_its_id(run: Run, twice: Path, dsn: str) -> None:
    dry = json.loads(run("revert", 2, "--dry-run", "--json").stdout)
    own = str(query(dsn, "SELECT id FROM change_sets WHERE seq = 2")[0][0])
    done = run("revert", own, "--reason", "Too early", "--json")
    report = json.loads(done.stdout)
    made = report["result"]
    counts = NOTHING | {"changed": 1}
    assert report == {
        "change_set": own,
        "dataset": "small-case",
        "result": {"id": made["id"], "seq": 3, "counts": counts},
        "faults": [],
    }
    assert (dry["result"]["dry_run"], dry["result"]["counts"]) == (True, counts)
    assert (done.return_value, done.stderr) == (0, "")
    written = query(dsn, "SELECT seq, operation, key_name, reason FROM change_sets ORDER BY seq")
    assert written[2:] == [(3, "revert", "cli", "Too early")]


def test_counts_are_shown_as_a_table(run: Run, twice: Path, dsn: str) -> None:
    own = str(query(dsn, "SELECT id FROM change_sets WHERE seq = 2")[0][0])
    words = [line.split() for line in run("revert", 2).stdout.splitlines()]
    assert [*("reverted", "dataset"), *NOTHING, "seq"] in words
    assert [own, "small-case", "0", "1", *"0" * (len(NOTHING) - 2), "3"] in words


def test_what_is_in_the_way_is_listed(run: Run, twice: Path, dsn: str) -> None:
    own = query(dsn, "SELECT id FROM change_sets WHERE seq = 2")[0][0]
    detail = f"the event 'march' was changed again by the change set 2 ({own}): revert that first"
    refused = run("revert", 1)
    assert (refused.return_value, refused.stdout) == (1, "")
    assert refused.stderr == f"whence: {detail}\n"
    (fault,) = json.loads(run("revert", 1, "--json").stdout)["faults"]
    assert (fault["key"], fault["seq"], fault["detail"]) == ("march", 2, detail)


def test_what_there_is_not_or_is_no_id_is_named(run: Run, twice: Path) -> None:
    unknown = run("revert", 9)
    assert isinstance(unknown.exception, WhenceError)
    assert str(unknown.exception) == "there is no change set 9"
    far = run("revert", 2**63)
    assert str(far.exception) == f"there is no change set {2**63}"
    for wrong in ("0", "nonsense"):
        refused = run("revert", wrong)
        assert isinstance(refused.exception, click.BadParameter)
        assert "is neither the id of a change set, a UUID, nor its seq" in str(refused.exception)
    assert str(run("revert", 2, "--reason", " ").exception) == (
        "1 fault in the change set, at /reason: ' ': it is blank; write something, or leave the "
        "field out"
    )
