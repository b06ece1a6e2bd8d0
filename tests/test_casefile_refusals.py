"""A file that is no case file at all is refused with its line."""

import pytest

from tests.test_casefile import HEAD, faults_of


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["case.yaml:1: the file is empty; it begins with dataset:"]),
        ("# only a comment\n", ["case.yaml:1: the file is empty; it begins with dataset:"]),
        ("---\n...\n", ["case.yaml:1: the file is empty; it begins with dataset:"]),
        ("- a\n- b\n", ["case.yaml:1: the file is no mapping; it begins with dataset:"]),
        ("\nword\n", ["case.yaml:2: the file is no mapping; it begins with dataset:"]),
        (HEAD + "---\na: b\n", ["case.yaml:3: another document begins here; a file holds one"]),
        (
            HEAD + "actors: {\n",
            [
                "case.yaml:4:1: this is no YAML: did not find expected node content while "
                "parsing a flow node that begins at line 4"
            ],
        ),
        (
            HEAD + "note: one: two\n",
            ["case.yaml:3:10: this is no YAML: mapping values are not allowed in this context"],
        ),
        (
            "reason: test\n",
            [
                "case.yaml:1: the section 'dataset' is missing; it has the slug, and for a new "
                "dataset title and licence"
            ],
        ),
        (
            "dataset: test\nreason: test\n",
            ["case.yaml:1: 'test': Expected a mapping, got a text"],
        ),
        (
            "dataset: {slug: test}\nreason: ''\n",
            ["case.yaml:2: '': Expected a text of length >= 1"],
        ),
        (
            HEAD + 'edition: "\\q"\n',
            [
                "case.yaml:3:11: '\\\\q' is no escape; double the backslash, or quote with "
                "apostrophes"
            ],
        ),
        (
            "%YAML 1.3\n---\n" + HEAD,
            ["case.yaml:1:1: this is no YAML: found incompatible YAML document"],
        ),
        (
            HEAD + "sources: !!python/object/apply:os.system {}\n",
            [
                "case.yaml:3: tags (tag:yaml.org,2002:python/object/apply:os.system) are not taken"
                "; leave it out, every value is text"
            ],
        ),
        (
            HEAD + f"sources: !{'a' * 61} {{}}\n",
            [f"case.yaml:3: tags (!{'a' * 59}…) are not taken; leave it out, every value is text"],
        ),
        (
            HEAD + f"sources: {'[' * 5000}{']' * 5000}\n",
            ["case.yaml:3: this is nested more than 50 levels deep"],
        ),
        (HEAD + "nowhere: x\n", None),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_line(text: str, faults: list[str] | None) -> None:
    unknown = (
        "case.yaml:3: there is no section 'nowhere'; there are dataset, reason, edition, "
        "sources, actors, affiliations, events, statements"
    )
    assert faults_of(text) == ([unknown] if faults is None else faults)
