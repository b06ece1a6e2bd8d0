"""`whence load` writes case files through the one way there is, once, or not at all."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.commands.load import load, load_demo
from api.settings import Settings
from tests.conftest import with_database
from tests.importcommand import query
from tests.writing import NOTHING

CASES = Path(__file__).parent / "cases"
SMALL = CASES / "small.yaml"
Load = Callable[..., Result]


@pytest.fixture
def run(dsn: str, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Run `whence load` on a database of its own."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)

    def run_load(*arguments: object) -> Result:
        return CliRunner().invoke(load, [str(a) for a in arguments], standalone_mode=False)

    return run_load


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small case, to be edited."""
    copy = tmp_path / "small.yaml"
    copy.write_bytes(SMALL.read_bytes())
    return copy


def edit(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def loaded(result: Result) -> list[dict[str, Any]]:
    """What `--json` says of each file, without the change set's own id."""
    report = json.loads(result.stdout)
    assert (report["faults"], result.return_value) == ([], 0)
    for entry in report["loaded"]:
        del entry["result"]["id"]
    return [entry["result"] for entry in report["loaded"]]


def test_a_file_is_one_change_set_and_loading_it_again_is_none(run: Load, dsn: str) -> None:
    assert loaded(run(SMALL, "--json")) == [{"seq": 1, "counts": NOTHING | {"created": 7}}]
    assert loaded(run(SMALL, "--json")) == [{"counts": NOTHING | {"unchanged": 7}}]
    change_sets = query(dsn, "SELECT seq, key_name, reason FROM change_sets")
    assert change_sets == [(1, "cli", "Show every section once")]


def test_an_edited_file_changes_what_was_edited(run: Load, small: Path, dsn: str) -> None:
    run(small)
    edit(small, ("title: March past the harbour", "title: March along the harbour"))
    counts = NOTHING | {"changed": 1, "unchanged": 6}
    assert loaded(run(small, "--json")) == [{"seq": 2, "counts": counts}]
    changed = query(dsn, "SELECT key FROM documents JOIN records USING (id) WHERE version = 2")
    assert changed == [("march",)]


def test_counts_are_shown_as_a_table(run: Load) -> None:
    first, again = run(SMALL), run(SMALL)
    words = [line.split() for line in first.stdout.splitlines()]
    assert ["file", "dataset", *NOTHING, "seq"] in words
    assert [*str(SMALL).split(), "small-case", "7", *"0" * (len(NOTHING) - 1), "1"] in words
    assert "nothing to change" in again.stdout
    assert (first.stderr, again.stderr) == ("", "")


def test_what_is_gone_from_a_file_stays_unless_it_is_pruned(
    run: Load, small: Path, dsn: str
) -> None:
    run(small)
    text = small.read_text(encoding="utf-8")
    small.write_text(text.partition("statements:")[0], encoding="utf-8")
    assert loaded(run(small, "--json")) == [{"counts": NOTHING | {"unchanged": 6}}]
    counts = NOTHING | {"unchanged": 6, "retracted": 1, "rendered": 1}
    assert loaded(run(small, "--prune", "--json")) == [{"seq": 2, "counts": counts}]
    retracted = query(dsn, "SELECT key, reason FROM records WHERE status = 'retracted'")
    assert retracted == [("desk-says", "superseded")]
    assert loaded(run(small, "--prune", "--json")) == [{"counts": NOTHING | {"unchanged": 6}}]


def test_two_files_of_one_dataset_are_not_pruned_against_each_other(
    run: Load, small: Path, dsn: str
) -> None:
    result = run(SMALL, small, "--prune")
    assert "with --prune each would retract what the other has" in str(result.exception)
    assert query(dsn, "SELECT key FROM records") == []


def test_a_dry_run_counts_and_writes_nothing(run: Load, dsn: str) -> None:
    dry = [{"dry_run": True, "counts": NOTHING | {"created": 7}}]
    assert loaded(run(SMALL, "--dry-run", "--json")) == dry
    assert query(dsn, "SELECT slug FROM datasets") == []


def test_every_fault_of_file_and_database_comes_at_once_with_its_line(run: Load, dsn: str) -> None:
    file = CASES / "rubbish.yaml"
    result = run(file)
    assert [line.removeprefix(f"{file}:") for line in result.stderr.splitlines()] == [
        "5: the dataset's publisher, the actor 'nobody', is neither in the dataset nor in this "
        "change set",
        "20: the source 'nowhere' is neither in the dataset nor in this change set",
        "21: 'nation': Invalid enum value 'nation'; right is one of person, armed_group, "
        "organization, state, government_body, media, court, informal_group, population, unnamed",
        "25: '2023-02-30' is not an EDTF date: there is no day 30; 2023-02 has the days 01 to 28",
        "28: the passage ends at 5, before or where it starts (9); the end is the code point "
        "after the last one",
        "34: a passage of the actor 'late' ends at 101, beyond the text of the source 'page', "
        "which has 100 code points",
        "43: this is not the SHA-256 of the passage's `exact`",
        "45: a passage of the actor 'shown' shows words of the source 'page', whose policy is "
        "none: leave out exact, prefix and suffix",
        "46: the key 'bell\\x07' has control characters",
        "54: the actor 'missing' is neither in the dataset nor in this change set",
        "61: the key 'raid-outlet' stands at line 53 too",
        "63: the event 'another' comes back to itself by its parents: 'another' is part of 'other' "
        "is part of 'another'",
        "69: the policy of the source 'page' lets no quote of 'quoted' out; paraphrase it in "
        "`content`",
        "76: with 'statement' it takes the field 'relation', and no 'stance'",
        "77: the participation 'raid-nothing' is neither in the dataset nor in this change set",
        "78: a statement is not about itself",
    ]
    assert (result.return_value, result.stdout) == (1, "")
    assert query(dsn, "SELECT slug FROM datasets") == []


TANGLED = """\
dataset: {slug: tangled, title: '', publisher: desk}
reason: Show what follows from what
sources: {page: {source_kind: post, title: ' ', text: {sha256: x, length: 9, policy: full}}}
actors:
  - desk: {actor_kind: media}
events:
  raid:
    title: Raid
    category: raid
    coded: true
    participations:
      - {key: p, actor: desk, role: target, evidence: [{source: page}, {source: lost}]}
    evidence:
      - source: page
        passage: {start: 0, end: 99, exact: abc}
statements:
  LONG:
    act: report
    speakers: [{actor: desk}, {actor: nobody}]
    content: Something
    quote: Words
    about: [{participation: p, stance: affirms}]
    evidence: [{source: page}]
"""


def test_what_follows_from_a_fault_is_not_told(run: Load, tmp_path: Path, dsn: str) -> None:
    file = tmp_path / "tangled.yaml"
    file.write_text(TANGLED.replace("LONG", "k" * 201), encoding="utf-8")
    told = [line.removeprefix(f"{file}:") for line in run(file).stderr.splitlines()]
    missing = "is neither in the dataset nor in this change set"
    assert [line.split("; right is")[0] for line in told] == [
        "1: '': Expected a text of length >= 1",
        "1: the dataset 'tangled' is new: the section dataset gives its licence",
        "3: ' ': it is blank; write something, or leave the field out",
        "3: 'x': has not the form of this field: SHA-256 in lower-case hexadecimal.",
        "4: actors are a mapping from each key to its record; leave out an empty one",
        "9: 'raid': Invalid enum value 'raid'",
        f"12: the source 'lost' {missing}",
        "15: a passage of the event 'raid' ends at 99, beyond the text of the source 'page', "
        "which has 9 code points",
        "15: it has 3 code points; start and end span 99",
        "15: the field 'sha256' is missing; `whence passages --write` works it out from the "
        "source's text",
        f"17: the key '{'k' * 40}'… has 201 characters; at most 200 are right",
        f"19: the actor 'nobody' {missing}",
    ]
    assert query(dsn, "SELECT slug FROM datasets") == []


def test_a_file_that_names_no_dataset_is_still_judged(run: Load, small: Path) -> None:
    edit(small, ("  slug: small-case\n", ""), ("role: target", "role: goal"), ("NO]", "XX]"))
    told = [line.removeprefix(f"{small}:") for line in run(small).stderr.splitlines()]
    assert [line.split("; right is")[0] for line in told] == [
        "3: the field 'slug' is missing",
        "31: 'XX' is no ISO 3166-1 alpha-2 code of a country, as RU is",
        "64: 'goal': Invalid enum value 'goal'",
    ]


def test_a_missing_reason_hides_nothing_that_the_database_shows(run: Load, tmp_path: Path) -> None:
    file = tmp_path / "unexplained.yaml"
    raid = "{title: Raid, category: battle, evidence: [{source: lost}]}"
    file.write_text(f"dataset: {{slug: new}}\nevents:\n  raid: {raid}\n", encoding="utf-8")
    assert [line.removeprefix(f"{file}:") for line in run(file).stderr.splitlines()] == [
        "1: the dataset 'new' is new: the section dataset gives its licence",
        "1: the dataset 'new' is new: the section dataset gives its title",
        "1: the section 'reason' is missing; it says in one line why this is written, for those "
        "who read the history",
        "3: the source 'lost' is neither in the dataset nor in this change set",
    ]


def test_faults_are_told_to_programs_too(run: Load, small: Path) -> None:
    edit(small, ("role: target", "role: goal"), ("measure: participants", "measure: heads"))
    report = json.loads(run(small, "--json").stdout)
    places = [(fault["file"], fault["line"]) for fault in report["faults"]]
    assert places == [(str(small), 61), (str(small), 65)]
    assert report["loaded"] == []


def test_a_file_that_cannot_be_read_keeps_all_others_unwritten(
    run: Load, small: Path, dsn: str
) -> None:
    edit(small, ("reason: Show", "reason: [Show"))
    result = run(SMALL, small)
    assert result.return_value == 1
    assert result.stderr.startswith(f"{small}:12:8: this is no YAML:")
    assert query(dsn, "SELECT slug FROM datasets") == []


def test_files_before_one_that_the_database_refuses_stay_written(
    run: Load, small: Path, dsn: str
) -> None:
    edit(small, ("slug: small-case", "slug: other-case"), ("actor: norway\n", "actor: sweden\n"))
    result = run(SMALL, small)
    assert result.return_value == 1
    assert result.stderr == (
        f"{small}:64: the actor 'sweden' is neither in the dataset nor in this change set\n"
    )
    assert query(dsn, "SELECT slug FROM datasets") == [("small-case",)]


def test_a_database_without_the_schema_is_not_written_to(
    run: Load, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_DATABASE_URL", with_database(server, "postgres"))
    assert "run whence migrate first" in str(run(SMALL).exception)


def test_the_demo_case_is_loaded_where_nothing_was_ever_written(dsn: str) -> None:
    load_demo(Settings(database_url=dsn), dsn)
    load_demo(Settings(database_url=dsn), dsn)
    written = query(
        dsn, "SELECT c.seq, d.slug FROM change_sets c JOIN datasets d ON d.id = c.dataset_id"
    )
    assert written == [(1, "belgorod-2023")]


def test_the_demo_case_is_not_put_beside_data_of_the_user(run: Load, dsn: str) -> None:
    run(SMALL)
    load_demo(Settings(database_url=dsn), dsn)
    assert query(dsn, "SELECT slug FROM datasets") == [("small-case",)]
