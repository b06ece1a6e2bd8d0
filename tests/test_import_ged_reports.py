"""Reports that UCDP's event data name are sources, and their original sources speakers."""

from pathlib import Path
from typing import Any

import pytest

from tests.gedrows import SECOND, all_shown, imported, shown
from tests.importing import Run

DATA = {"source": "ucdp-ged", "polarity": "supports"}
CITED = {**DATA, "passage": {"type": "locator", "row": "700001"}}


def titles(made: Run) -> list[str]:
    """Titles of the sources that the event cites, in its order."""
    cited = shown(made, "event", "700001")["evidence"][1:]
    return [shown(made, "source", each["source"])["title"] for each in cited]


def test_a_report_is_a_source_of_the_office_that_published_it(tmp_path: Path) -> None:
    made = imported(tmp_path, {})
    [office] = [key for key in made.of("actor") if key.startswith("office-")]
    [article] = [key for key in made.of("source") if key.startswith("article-")]
    assert shown(made, "source", article) == {
        "source_kind": "article",
        "title": "Five killed, two wounded",
        "publisher": office,
        "published": {"edtf": "2014-05-27"},
    }
    assert shown(made, "actor", office) == {
        "actor_kind": "media",
        "name": "Agency",
        "evidence": [DATA],
    }


def test_an_original_source_mentions_the_event_and_gives_no_number(tmp_path: Path) -> None:
    made = imported(tmp_path, {})
    [office] = [key for key in made.of("actor") if key.startswith("office-")]
    [speaker] = [key for key in made.of("actor") if key.startswith("original-")]
    [article] = [key for key in made.of("source") if key.startswith("article-")]
    [key] = made.of("statement")
    assert key == f"700001-{speaker.rpartition('-')[2]}"
    assert shown(made, "statement", key) == {
        "act": "report",
        "speakers": [{"actor": speaker}],
        "content": "Named by UCDP as an original source of what was reported of this event; "
        "what the speaker said is not recorded.",
        "language": "en",
        "via": [{"actor": office, "mode": "paraphrased", "date": {"edtf": "2014-05-27"}}],
        "about": [{"event": "700001", "stance": "mentions"}],
        "evidence": [CITED, {"source": article, "polarity": "supports"}],
    }


@pytest.mark.parametrize(
    ("article", "headlines", "found"),
    [
        ('"A, B,2014-01-02,C, D";"E,2014-01-03,F"', "C, D;F", ["C, D", "F"]),
        ('"A,2014-01-02,One; two";"E,2014-01-03,F"', "One; two;F", ["One; two", "F"]),
        ('"A,2014-01-02,He said "no""', 'He said "no"', ['He said "no"']),
        ('"A,2014-01-02,Said "x";"y" again"', 'Said "x";"y" again', ['Said "x";"y" again']),
        ('"A,2014-01-02,B\t";"A,2014-01-02, B"', "B;B", ["B"]),
        ('"A,2014-01-02,-"', "-", ["A, 2014-01-02"]),
        ('"A,2014-01-02,Two\n lines"', "Two\n lines", ["Two lines"]),
        ("Reuters 1989-05-17 REBELS", "", ["Reuters 1989-05-17 REBELS"]),
        ('"No date here"', "", ['"No date here"']),
        ("x" * 1200, "", [f"{'x' * 999}…"]),
        (f'"A,2014-01-02,{"x" * 1200}"', "", [f"{'x' * 999}…"]),
        ("", "", []),
    ],
)
def test_references_are_told_apart_by_their_quotes_and_dates(
    tmp_path: Path, article: str, headlines: str, found: list[str]
) -> None:
    row = {"source_article": article, "source_headline": headlines}
    made = imported(tmp_path, row | {"source_office": "", "source_date": ""})
    assert titles(made) == found


def test_lists_are_matched_where_they_agree_in_length_and_the_references_say_less(
    tmp_path: Path,
) -> None:
    lists = {"source_office": "A;B", "source_date": "2014-01-02;", "source_headline": "C;D"}
    assert titles(imported(tmp_path, lists | {"source_article": ""})) == ["C", "D"]
    assert titles(imported(tmp_path, lists | {"source_article": '"A,,C";"B,,D"'})) == ["C", "D"]
    uneven = imported(tmp_path, lists | {"source_article": "", "source_headline": "C"})
    assert titles(uneven) == []
    assert uneven.notices.others == {
        "rows without source_article whose source_office, source_date and source_headline are of "
        "unequal length: kept raw, without sources": 1
    }


def test_the_same_report_of_two_events_is_one_source(tmp_path: Path) -> None:
    made = imported(
        tmp_path, {}, SECOND | {"source_article": ' "Agency,2014-05-27,Five killed,  two wounded "'}
    )
    assert len(made.of("source")) == 2
    assert len(made.of("statement")) == 2
    assert len(made.of("actor")) == 7


@pytest.mark.parametrize(
    ("original", "names"),
    [
        ("army; rebels ;army", {"army", "rebels"}),
        ("A (the mayor) /// B; C", {"A (the mayor)", "B", "C"}),
        ("Andrei L., spokesman", {"Andrei L., spokesman"}),
        ("Office of\nSomebody", {"Office of Somebody"}),
        (".", set()),
        (" ; ", set()),
    ],
)
def test_each_original_source_speaks_for_itself(
    tmp_path: Path, original: str, names: set[str]
) -> None:
    made = imported(tmp_path, {"source_original": original})
    statements = all_shown(made, "statement").values()
    speakers = [each["speakers"] for each in statements]
    assert {shown(made, "actor", each["actor"])["name"] for [each] in speakers} == names
    assert ["via" in each for each in statements] == [len(names) == 1] * len(names)


def test_two_offices_or_the_office_itself_are_no_hop(tmp_path: Path) -> None:
    def hops(**row: str) -> Any:
        [statement] = all_shown(imported(tmp_path, row), "statement").values()
        return statement.get("via", []), len(statement["evidence"])

    two = '"Agency,2014-05-27,A";"Other,2014-05-27,B"'
    assert hops(source_article=two) == ([], 1)
    assert hops(source_original="Agency") == ([], 2)
    [office] = [key for key in imported(tmp_path, {}).of("actor") if key.startswith("office-")]
    same = '"Agency,2014-05-27,A";"Agency,2014-05-28,B"'
    assert hops(source_article=same) == ([{"actor": office, "mode": "paraphrased"}], 1)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Military source", "unnamed"),
        ("local police and hospital sources", "unnamed"),
        ("Police, army", "unnamed"),
        ("Ukrainian military spokesman Andriy Lysenko", "person"),
        ("Andre Bey, a spokesman at the centre", "person"),
        ("SOHR", "organization"),
        ("Ministry of Defence", "organization"),
        ("SOHR, VDC", "informal_group"),
        ("police, Taleban", "informal_group"),
    ],
)
def test_what_sort_a_speaker_is_follows_from_the_words(
    tmp_path: Path, name: str, kind: str
) -> None:
    actors = all_shown(imported(tmp_path, {"source_original": name}), "actor").values()
    assert [each["actor_kind"] for each in actors if each["name"] == name] == [kind]
