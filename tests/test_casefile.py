"""A case file is read as it was meant, or refused with every fault and its line."""

import datetime
import re
import typing
from pathlib import Path

import msgspec
import pytest

from api.importers.casefile import read_case
from api.importers.faults import CaseFileError
from api.importers.yamlnodes import Place
from schemas.actors import ActorInput
from schemas.base import Country, Slug
from schemas.changesets import ChangeSetHead
from schemas.datasets import DatasetInput
from schemas.dates import DateInput
from schemas.evidence import LocatorPassageInput, TextPassageInput
from schemas.sources import SourceInput

CASES = Path(__file__).parent / "cases"
HEAD = "dataset: {slug: test}\nreason: test\n"
ACTOR = "evidence: [{source: s}]}"


def faults_of(text: str | bytes) -> list[str]:
    """Every fault of a file, as shown; none where it is sound."""
    data = text.encode() if isinstance(text, str) else text
    try:
        read_case(data, "case.yaml").check()
    except CaseFileError as error:
        return error.lines()
    return []


def meaning(kind: object) -> str:
    """What texts of that type say."""
    return str(typing.get_args(kind)[1].description)


def small() -> bytes:
    return (CASES / "small.yaml").read_bytes()


def record(kind: str, key: str) -> object:
    """A record of the small case."""
    steps = read_case(small(), "small.yaml").steps
    (found,) = [s.record for s in steps if (s.operation.kind, s.operation.key) == (kind, key)]
    return found


def test_a_sound_file_has_head_and_steps_in_the_order_of_its_sections() -> None:
    case = read_case(small(), "small.yaml")
    case.check()
    meta = DatasetInput(
        title="A small case", publisher="desk", licence="CC0-1.0", distribution="public"
    )
    head = ChangeSetHead(dataset="small-case", reason="Show every section once", dataset_meta=meta)
    assert case.head == head
    assert [step.pointer for step in case.steps] == [
        "/sources/post",
        "/actors/desk",
        "/actors/norway",
        "/actors/198955",
        "/affiliations/desk-in-norway",
        "/events/march",
        "/statements/desk-says",
    ]
    assert {step.operation.op for step in case.steps} == {"put"}


def test_words_that_yaml_takes_for_something_else_stay_what_was_written() -> None:
    norway, unnamed = record("actor", "norway"), record("actor", "198955")
    assert isinstance(norway, ActorInput)
    assert isinstance(unnamed, ActorInput)
    assert (norway.countries, unnamed.name) == (["NO"], "null")


def test_a_date_may_be_a_plain_text() -> None:
    post = record("source", "post")
    assert isinstance(post, SourceInput)
    zone = datetime.timezone(datetime.timedelta(hours=2))
    assert post.published == DateInput(edtf="2023-05-22")
    assert post.retrieved_at == datetime.datetime(2023, 5, 23, 10, tzinfo=zone)


def test_a_passage_with_offsets_is_one_of_text_without_saying_so() -> None:
    norway, unnamed = record("actor", "norway"), record("actor", "198955")
    assert isinstance(norway, ActorInput)
    assert isinstance(unnamed, ActorInput)
    digest = "0a4d55a8d778e5022fab701977c5d840bbc486d0b8f2f4b1e5c7b6f0b0d1e2f3"
    assert norway.evidence[0].passage == TextPassageInput(start=3, end=9, sha256=digest)
    assert unnamed.evidence[0].passage == LocatorPassageInput(page="12")


def test_a_pointer_leads_to_its_line_as_far_as_the_file_goes() -> None:
    case = read_case(small(), "small.yaml")
    assert case.place("/events/march/participations/0/actor") == Place(64, 9)
    assert case.place("/events/march/participations/0") == Place(63, 9)
    assert case.place("/sources/post/published/edtf") == Place(17, 5)
    assert case.place("/events/march/when/edtf") == Place(58, 12)
    assert case.place("/dataset_meta/publisher") == Place(6, 3)
    assert case.place("/operations") == Place(1, 1)


EVERYTHING = """\
dataset:
  slug: Test Case
  title:
  licence: CC0-1.0
  licence_name: CC0-1.0
reasons: misspelt
events:
  raid: &anchor
    title: "half of a pair: \\ud800"
    category: raid
    when: [2023]
    place: {country: no, precision: exact, lat: ninety, lon: 200}
\tcoded: yes
    participations:
      - {key: p, actor: a, role: shooter, evidence: [{source: s}]}
      - *anchor
  raid:
    title: !!str The second of two
    category: battle
  bare: {title: Without evidence, category: battle}
  nothing: {title: Empty, category: battle, evidence: []}
  passage:
    title: "NUL \\0 within"
    category: battle
    figures: [{measure: killed, best: many}]
    evidence: [{source: s, passage: {start: 1, end: 5}}, {source: }]
  ? [a, b]
  : key
  merge: {<<: *anchor}
  word: word
actors: []
"""


def test_every_fault_of_a_file_comes_at_once_in_the_order_of_lines() -> None:
    categories = (
        "armed_incursion, battle, shelling, air_attack, bombing, attack_on_civilians, "
        "assassination, abduction, sabotage, protest, riot, arrest, criminal_case, "
        "legal_designation, sanction, agreement, negotiation, formation, announcement, aid, "
        "displacement, cyber_operation, disinformation_operation, conflict, other"
    )
    roles = (
        "involved, perpetrator, director, coordinator, supporter, supplier, encourager, target, "
        "victim, responder, mediator, witness, organizer, participant, authority, subject"
    )
    no_value = "there is no value; leave the field out (or quote the word, if it is a text)"
    assert faults_of(EVERYTHING) == [
        "case.yaml:1: the section 'reason' is missing; it says in one line why this is written, "
        "for those who read the history",
        f"case.yaml:2: 'Test Case': has not the form of this field: {meaning(Slug)}",
        f"case.yaml:3: {no_value}",
        "case.yaml:5: there is no field 'licence_name' here; there are title, publisher, licence, "
        "citation, distribution, note, contact, checks, slug",
        "case.yaml:6: there is no section 'reasons'; did you mean reason?",
        "case.yaml:8: anchors (&anchor) are not taken; write it out where it is meant",
        "case.yaml:8: the field 'evidence' is missing",
        "case.yaml:9:29: \\ud800 is no character, perhaps half of one; write the character itself",
        "case.yaml:10: 'raid': Invalid enum value 'raid'; right is one of " + categories,
        "case.yaml:11: ['2023']: Expected a mapping, got a list",
        "case.yaml:12: 'ninety': Expected a number, got a text",
        f"case.yaml:12: 'no': has not the form of this field: {meaning(Country)}",
        "case.yaml:12: 200.0: Expected a number <= 180.0",
        "case.yaml:13: 'yes': Expected true or false, got a text",
        "case.yaml:13:1: this is a tab; indent with spaces (within a text, write "
        '"\\t" in double quotes)',
        "case.yaml:15: 'shooter': Invalid enum value 'shooter'; right is one of " + roles,
        "case.yaml:16: aliases (*anchor) are not taken; write it out",
        "case.yaml:17: the field 'evidence' is missing",
        "case.yaml:17: the key 'raid' stands at line 8 already; keep one of the two",
        "case.yaml:18: tags (tag:yaml.org,2002:str) are not taken; leave it out, every value is "
        "text",
        "case.yaml:20: the field 'evidence' is missing",
        "case.yaml:21: it is empty; at least 1 is right",
        "case.yaml:23: the text has a NUL character (U+0000); leave it out",
        "case.yaml:25: 'many': Expected a whole number, got a text",
        "case.yaml:26: the field 'sha256' is missing; `whence passages --write` works it out from "
        "the source's text",
        f"case.yaml:26: {no_value}",
        "case.yaml:27: a key is a text, not a list or a mapping",
        "case.yaml:29: merge keys (<<) are not taken; write it out",
        "case.yaml:29: the field 'category' is missing",
        "case.yaml:29: the field 'evidence' is missing",
        "case.yaml:29: the field 'title' is missing",
        "case.yaml:30: 'word': Expected a mapping, got a text",
        "case.yaml:31: actors are a mapping from each key to its record; leave out an empty one",
    ]


def test_a_key_that_is_too_long_is_shown_shortened() -> None:
    key = "k" * 300
    text = HEAD + f"actors:\n  {key}: {{actor_kind: state, name: A, {ACTOR}\n"
    assert faults_of(text) == [
        f"case.yaml:4: the key '{'k' * 40}'… has 300 characters; at most 200 are right"
    ]


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("1e3", False),
        ("nan", False),
        ("1_000", False),
        ("0x10", False),
        ("12.0", False),
        ("010", False),
        ("0o10", False),
        ("1:30", False),
        ("9" * 40, False),
        ("0", True),
        ("12", True),
    ],
)
def test_a_number_is_one_in_digits_only(number: str, right: bool) -> None:
    figure = f"figures: [{{measure: killed, best: {number}}}]"
    event = f"{{title: T, category: battle, {figure}, evidence: [{{source: s}}]}}"
    wrong = [f"case.yaml:3: {number!r}: Expected a whole number, got a text"]
    assert faults_of(HEAD + f"events: {{e: {event}}}\n") == ([] if right else wrong)


def test_a_step_with_faults_keeps_its_name_for_those_who_refer_to_it() -> None:
    case = read_case((HEAD + "actors: {a: {name: A}}\n").encode(), "case.yaml")
    (step,) = case.steps
    operation = {"op": "put", "kind": "actor", "key": "a"}
    assert msgspec.to_builtins(step.operation) == operation
    assert (step.pointer, step.record_at, step.record) == ("/actors/a", "/actors/a", None)
    assert [fault.detail for fault in step.faults] == [
        "the field 'actor_kind' is missing",
        "the field 'evidence' is missing",
    ]


def test_more_faults_than_anybody_reads_are_counted() -> None:
    many = "".join(f"  a{n}:\n" for n in range(1200))
    found = faults_of(HEAD + f"actors:\n{many}")
    assert len(found) == 1001
    assert found[-1] == "case.yaml: and 200 faults more"


def test_the_case_in_the_documentation_is_a_sound_one() -> None:
    page = (CASES.parents[1] / "docs" / "case-files.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert faults_of(example) == []
    assert len(read_case(example.encode(), "case.yaml").steps) == 5
