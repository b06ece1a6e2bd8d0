"""`whence passages` holds a case file beside its texts, and adds what is missing in place."""

import hashlib
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.commands.passages import passages
from api.importers import passagechecks

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / ".." / "shared" / "seed" / "belgorod-article.txt"
MARKS = Path(__file__).parent / "cases" / "marks.yaml"
#: A mark that is no byte order mark to Whence, Windows's line break, a character of two UTF-16
#: units, a decomposed letter: 17 code points.
PAGE = "\ufeffirst\r\nsome😀 e\u0301nd"
BARE = "bare"
HEAD = "dataset: {slug: t}\nreason: t\n"
Check = Callable[..., Result]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of the case with every layout, and the texts that it cites."""
    copy = tmp_path / "case.yaml"
    copy.write_bytes(MARKS.read_bytes())
    (tmp_path / "page.txt").write_bytes(PAGE.encode())
    (tmp_path / "bare.txt").write_bytes(BARE.encode())
    return copy


def check(case: Path, *arguments: str, texts: tuple[str, ...] = ("page", "bare")) -> Result:
    given = [part for key in texts for part in ("--text", f"{key}={case.parent / key}.txt")]
    return CliRunner().invoke(passages, [str(case), *given, *arguments], standalone_mode=False)


def one_passage(case: Path, passage: str, text: str = "") -> Path:
    """A case with one passage, in the last line, of a text that is as it says."""
    digest = f"{{sha256: {sha256(PAGE)}, length: {len(PAGE)}}}"
    source = text or f"{{source_kind: article, title: P, text: {digest}}}"
    evidence = f"evidence: [{{source: page, passage: {passage}}}]"
    actor = f"actors: {{a: {{actor_kind: state, name: A, {evidence}}}}}"
    case.write_text(f"{HEAD}sources: {{page: {source}}}\n{actor}\n", encoding="utf-8")
    return case


def found(result: Result) -> list[dict[str, Any]]:
    report: list[dict[str, Any]] = json.loads(result.stdout)["passages"]
    return report


def test_missing_digests_are_told_with_their_lines(case: Path) -> None:
    result = check(case)
    assert result.return_value == 1
    assert result.stderr.splitlines() == [
        "Not checked: 1 of other; give --text other=FILE",
        f"{case}:9: sources/page: it has no sha256 and no length; --write adds it",
        f"{case}:11: sources/bare: it has no text.sha256 and text.length; --write adds it",
        f"{case}:25: actors/one: it has no sha256; --write adds it",
        f"{case}:30: actors/one: it has no sha256; --write adds it",
        f"{case}:32: actors/one: it has no sha256; --write adds it",
        f"{case}:49: events/two: it has no sha256; --write adds it",
    ]
    assert case.read_bytes() == MARKS.read_bytes()


def test_writing_adds_what_is_missing_and_changes_no_other_character(case: Path) -> None:
    result = check(case, "--write")
    assert (result.return_value, result.exception) == (0, None)
    wanted = MARKS.read_text(encoding="utf-8")
    bare = f"    text: {{sha256: {sha256(BARE)}, length: 4}}\n"
    page = f"      sha256: {sha256(PAGE)}\n      length: 17\n"
    for after, added in (
        ("      policy: none   # nothing leaves\n", page),
        ("    title: Bare\n", bare),
        (
            "              end: 5   # the first word\n",
            f"              sha256: {sha256(PAGE[:5])}\n",
        ),
        ("              end: 3\n", f"              sha256: {sha256(BARE[1:3])}\n"),
        ("{start: 6, end: 11", f", sha256: {sha256(PAGE[6:11])}"),
        ("                  end: 13", f", sha256: {sha256(PAGE[6:13])}"),
    ):
        assert wanted.count(after) == 1
        wanted = wanted.replace(after, after + added)
    assert case.read_text(encoding="utf-8") == wanted
    assert [entry["status"] for entry in found(check(case, "--json"))] == ["ok"] * 5 + [
        "no text",
        "ok",
    ]


def test_windows_line_breaks_and_the_mode_of_the_file_are_kept(case: Path) -> None:
    case.write_bytes(MARKS.read_bytes().replace(b"\n", b"\r\n"))
    case.chmod(0o640)
    assert check(case, "--write").return_value == 0
    data = case.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == MARKS.read_bytes().count(b"\n") + 5
    assert stat.S_IMODE(case.stat().st_mode) == 0o640
    assert [entry.name for entry in case.parent.iterdir() if entry.name.startswith(".")] == []


def test_each_passage_is_shown_beside_its_record(case: Path) -> None:
    check(case, "--write")
    result = check(case)
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "record field offsets passage digest" in lines
    assert "actors/one names/First name 0-5 irst ok" in lines
    assert "actors/one 6-13 some😀 ok" in lines
    assert "events/two participations/two-one 1-3 ar ok" in lines
    assert result.return_value == 0


def test_a_passage_for_programs_has_its_words(case: Path) -> None:
    check(case, "--write")
    (entry,) = [e for e in found(check(case, "--json")) if e["record"] == "events/two"]
    assert entry == {
        "record": "events/two",
        "field": "participations/two-one",
        "source": "bare",
        "line": 53,
        "start": 1,
        "end": 3,
        "text": "ar",
        "status": "ok",
        "detail": "",
    }


NOTHING = "0" * 64


@pytest.mark.parametrize(
    ("passage", "detail"),
    [
        (
            f"{{start: 0, end: 5, sha256: {NOTHING}}}",
            "the text has another digest there, and no 5 code points anywhere in it have this one",
        ),
        (
            f"{{start: 0, end: 4, sha256: {sha256('some')}}}",
            "the text has another digest there; this one is at 7 to 11",
        ),
        (f"{{start: 5, end: 5, sha256: {NOTHING}}}", "it ends at 5, before or where it starts (5)"),
        (
            f"{{start: 9, end: 18, sha256: {NOTHING}}}",
            "9 to 18 is beyond the text, which has 17 code points",
        ),
        (
            f"{{start: -1, end: 2, sha256: {NOTHING}}}",
            "-1 to 2 is beyond the text, which has 17 code points",
        ),
        (
            f"{{start: 1, end: two, sha256: {NOTHING}}}",
            "start and end are whole numbers, both needed",
        ),
        (f"{{start: 1, sha256: {NOTHING}}}", "start and end are whole numbers, both needed"),
        (
            f"{{start: 7, end: 11, exact: same, sha256: {sha256('some')}}}",
            "the text has other words there than its exact",
        ),
        (
            f"{{start: 7, end: 11, prefix: x, sha256: {sha256('some')}}}",
            "the text has other words there than its prefix",
        ),
        (
            f"{{start: 7, end: 11, suffix: x, sha256: {sha256('some')}}}",
            "the text has other words there than its suffix",
        ),
    ],
)
def test_a_wrong_passage_is_told_and_never_mended(case: Path, passage: str, detail: str) -> None:
    before = one_passage(case, passage).read_bytes()
    result = check(case, "--write", texts=("page",))
    assert (result.return_value, case.read_bytes()) == (1, before)
    assert result.stderr == f"{case}:4: actors/a: {detail}\n"


def test_words_around_a_passage_are_checked_too(case: Path) -> None:
    quoted = f'exact: some, prefix: "\\r\\n", suffix: "😀 ", sha256: {sha256("some")}'
    result = check(one_passage(case, f"{{start: 7, end: 11, {quoted}}}"), texts=("page",))
    assert (result.return_value, result.stderr) == (0, "")


def test_a_digest_or_length_of_another_text_is_told(case: Path) -> None:
    text = f"text: {{sha256: {NOTHING}, length: 1}}"
    one_passage(case, "{page: 1}", f"{{source_kind: article, title: P, {text}}}")
    result = check(case, texts=("page",))
    assert result.stderr == (
        f"{case}:3: sources/page: the text given has sha256 {sha256(PAGE)}, length 17\n"
    )


def test_looking_for_a_passage_elsewhere_has_a_limit(case: Path) -> None:
    long = "x" * (passagechecks.MOST_WINDOWS + 4)
    (case.parent / "page.txt").write_bytes(long.encode())
    one_passage(case, f"{{start: 0, end: 4, sha256: {NOTHING}}}", "{source_kind: post, title: P}")
    assert "there is too much text to look" in check(case, texts=("page",)).stderr


def test_a_control_sequence_in_a_text_does_not_reach_the_terminal(case: Path) -> None:
    (case.parent / "page.txt").write_bytes(b"\x1b[2Jwiped")
    one_passage(case, "{start: 0, end: 9}")
    result = check(case, texts=("page",))
    assert " [2Jwiped " in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("page", "is not of the form KEY=FILE"),
        ("=x", "is not of the form KEY=FILE"),
        ("page=nowhere.txt", "'nowhere.txt' cannot be read: No such file or directory"),
        ("page=.", "'.' cannot be read: Is a directory"),
    ],
)
def test_a_text_that_cannot_be_read_is_named(case: Path, option: str, message: str) -> None:
    result = CliRunner().invoke(passages, [str(case), "--text", option])
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_text_that_is_no_utf8_is_refused_at_its_byte(case: Path) -> None:
    (case.parent / "page.txt").write_bytes(b"abc\xff")
    result = CliRunner().invoke(passages, [str(case), "--text", f"page={case.parent}/page.txt"])
    assert "is no UTF-8 at byte 3" in " ".join(result.stderr.split())


def test_a_name_that_is_no_source_is_refused_with_its_neighbour(case: Path) -> None:
    (case.parent / "pages.txt").write_bytes(PAGE.encode())
    result = check(case, texts=("pages", "bare", "bare"))
    assert str(result.exception) == (
        "there is no source 'pages' in the file; did you mean page?; --text bare= is given twice"
    )


def test_a_case_file_with_faults_is_not_written_to(case: Path) -> None:
    before = case.read_bytes().replace(b"  two:", b"  two: &a")
    case.write_bytes(before)
    result = check(case, "--write")
    assert (result.return_value, case.read_bytes()) == (1, before)
    assert result.stderr == (
        f"{case}:40: anchors (&a) are not taken; write it out where it is meant\n"
    )


def test_the_passages_of_the_first_case_are_those_of_its_text(case: Path) -> None:
    if not ARTICLE.exists():
        pytest.skip("the article is not beside this checkout (../shared/seed)")
    belgorod = ROOT / "data" / "belgorod-2023" / "case.yaml"
    arguments = [str(belgorod), "--text", f"page={ARTICLE}", "--json"]
    result = CliRunner().invoke(passages, arguments, standalone_mode=False)
    statuses = {entry["status"] for entry in found(result)}
    assert (result.return_value, result.stderr, statuses) == (0, "", {"ok"})
