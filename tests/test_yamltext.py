"""Whatever bytes a case file has, they are read, or refused with their line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.importers import yamltext
from tests.test_casefile import ACTOR, HEAD, faults_of, small


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (
            b"\xef\xbb\xbfdataset: {slug: test}\nreason: test\n",
            "case.yaml:1:1: the file begins with a byte order mark; save it as UTF-8 without one",
        ),
        (
            "dataset: {slug: test}\nreason: test\n".encode("utf-16"),
            "case.yaml:1: this is UTF-16 or UTF-32; save the file as UTF-8",
        ),
        (
            b"dataset: {slug: test}\nreason: na\xefve\n",
            "case.yaml:2:11: the byte 0xef is no UTF-8; save the file as UTF-8",
        ),
        (
            b"dataset: {slug: \xe9}\nreason: test\n",
            "case.yaml:1:17: the byte 0xe9 is no UTF-8; save the file as UTF-8",
        ),
        (
            "dataset: {slug: test}\nreason: рейд\n".encode("cp1251"),
            "case.yaml:2:9: the byte 0xf0 is no UTF-8; save the file as UTF-8",
        ),
        (
            b"dataset: {slug: test}\nreason: te\x00st\n",
            "case.yaml:2:11: the character U+0000 has no place in a text; leave it out",
        ),
        (
            b"dataset: {slug: test}\nreason: te\x1b[2Jst\n",
            "case.yaml:2:11: the character U+001B has no place in a text; leave it out",
        ),
        (
            b"dataset: {slug: test}\nreason: te\xed\xa0\x80st\n",
            "case.yaml:2:11: the byte 0xed is no UTF-8; save the file as UTF-8",
        ),
    ],
)
def test_bytes_that_are_no_text_are_named(data: bytes, fault: str) -> None:
    assert faults_of(data) == [fault]


def test_tabs_are_named_even_where_no_width_of_them_makes_sense() -> None:
    text = HEAD + "actors:\n\ta: b\n   c:\n  \td: e: f\n"
    tab = 'this is a tab; indent with spaces (within a text, write "\\t" in double quotes)'
    assert faults_of(text) == [
        f"case.yaml:4:1: {tab}",
        f"case.yaml:6:3: {tab}",
    ]


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    found = faults_of(HEAD + "\n".join(lines))
    assert len(found) == 30 + 30 + 29  # anchors, sections that there are not, aliases
    assert found[0] == ("case.yaml:3: anchors (&a0) are not taken; write it out where it is meant")


@pytest.mark.parametrize("depth", [60, 400, 100_000])
def test_deep_nesting_is_refused_without_following_it(depth: int) -> None:
    nested = HEAD + f"actors: {{a: {{actor_kind: {'[' * depth}{']' * depth}, name: A, {ACTOR}}}\n"
    right = "case.yaml:3: this is nested more than 50 levels deep"
    assert [fault for fault in faults_of(nested) if "nested" in fault] == [right]


@pytest.mark.parametrize("depth", [60, 400])
def test_deep_nesting_is_told_in_sections_too_that_there_are_not(depth: int) -> None:
    found = faults_of(f"{HEAD}actor:\n  a:\n    b: {'[' * depth}{']' * depth}\n")
    assert found == [
        "case.yaml:3: there is no section 'actor'; did you mean actors?",
        "case.yaml:5: this is nested more than 50 levels deep",
    ]


def test_a_text_of_ten_megabytes_is_a_fault_of_one_line() -> None:
    text = HEAD + f"actors: {{a: {{actor_kind: state, name: {'x' * 10_000_000}, {ACTOR}}}\n"
    (fault,) = faults_of(text)
    assert fault.startswith("case.yaml:3: 'xxx")
    assert fault.endswith("Expected a text of length <= 500")
    assert len(fault) < 200


def test_a_file_above_64_megabytes_is_not_read() -> None:
    data = b"#" * (yamltext.LARGEST + 100_000)
    assert faults_of(data) == ["case.yaml:1: the file has 64.1 MB; at most 64 are read: divide it"]


@given(st.data())
def test_whatever_a_file_has_is_read_or_refused(data: st.DataObject) -> None:
    text = bytearray(small())
    scraps = st.sampled_from([b"\t", b"&a ", b"*a", b"<<: ", b"{", b"]", b'"', b"\\u12", b"\xff"])
    scraps |= st.sampled_from([b"\x00", b": ", b"- ", b"\n", b"---\n", b"|\n", b"? ", b"\r", b"#"])
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(text)))
        text[at : at + data.draw(st.integers(0, 9))] = data.draw(scraps)
    lines = text.count(b"\n") + text.count(b"\r") + 1
    faults = faults_of(bytes(text))
    assert all(1 <= int(fault.split(":")[1]) <= lines + 1 for fault in faults)
