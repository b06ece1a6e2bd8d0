"""`whence link apply` writes what a reviewer judged, and nothing of a file that has faults."""

import hashlib
import json
from pathlib import Path

import click
import pytest

from api.database import Connection
from tests.conftest import Write
from tests.reviewing import (
    KAPUSTIN,
    OPEN,
    PROVEN,
    SAME,
    apply,
    content,
    fill,
    links,
    names,
    rows,
    suggest,
    write_cases,
)
from tests.reviewing import write as write_rows
from tests.writing import NOTHING


@pytest.fixture
async def file(dsn: str, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A review of both cases in which nothing is judged yet."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    await write_cases(write)
    await suggest(tmp_path / "review.csv")
    return tmp_path / "review.csv"


async def test_judgements_become_links_with_what_they_rest_on(
    file: Path, connection: Connection
) -> None:
    named = rows(file)
    fill(file, OPEN, SAME, {"judgement": "Unsure", "why": "Which of them?"}, OPEN, PROVEN)
    result = await apply(file, "--json")
    assert result.exception is None, result.output
    report = json.loads(result.stdout)
    assert report["result"].pop("id")
    assert report | {"file": ""} == {
        "file": "",
        "dataset": "links",
        "judgements": {"same": 2, "unsure": 1},
        "skipped": 2,
        "result": {"seq": 3, "counts": NOTHING | {"created": 5}},
        "faults": [],
    }
    unsure, identified, proven = await links(connection)
    kept = [(each["judgement"], each["judged_by"], each["why"]) for each in (unsure, identified)]
    assert kept == [
        ("unsure", "A. Editor", "Which of them?"),
        (
            "same",
            "A. Editor",
            "both have wikidata Q1; transliteration: Dmitry Peskov ~ Песков Дмитрий",
        ),
    ]
    ends = sorted((named[KAPUSTIN]["id_1"], named[KAPUSTIN]["id_2"]))
    assert (proven["key"], proven["records"]) == ("+".join(ends), ends)
    [review, _] = proven["evidence"]
    assert review["passage"] == {"type": "locator", "row": named[KAPUSTIN]["pair"]}


async def test_the_file_and_what_was_given_as_evidence_become_sources(
    file: Path, connection: Connection
) -> None:
    fill(file, OPEN, OPEN, OPEN, OPEN, PROVEN)
    assert (await apply(file)).return_value == 0
    [proven] = await links(connection)
    [review, page] = proven["evidence"]
    rows = await connection.fetch("SELECT body FROM documents WHERE kind = 'source'")
    sources = {body["id"]: body for body in (json.loads(row["body"]) for row in rows)}
    text = content(file)
    assert sources[review["source"]]["text"] == {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "length": len(text),
        "policy": "none",
    }
    told = sources[page["source"]]
    assert (told["source_kind"], told["title"], told["url"]) == (
        "webpage",
        "Who is who",
        "https://example.org/who",
    )


async def test_the_same_file_again_changes_nothing_and_more_of_it_only_that(
    file: Path, connection: Connection
) -> None:
    fill(file, OPEN, OPEN, SAME)
    await apply(file)
    result = await apply(file, "--json")
    assert json.loads(result.stdout)["result"]["counts"] == NOTHING | {"unchanged": 2}
    fill(file, OPEN, OPEN, SAME, {"judgement": "different"})
    result = await apply(file, "--json")
    # The new link and the file as a source; the other link cites that file now, too.
    counts = json.loads(result.stdout)["result"]["counts"]
    assert counts == NOTHING | {"created": 2, "changed": 1}
    assert [each["judgement"] for each in await links(connection)] == ["same", "different"]


async def test_each_link_cites_the_file_that_has_its_row(
    file: Path, connection: Connection, tmp_path: Path
) -> None:
    """Two parts of one review are two files, and neither takes the place of the other."""
    named = rows(file)
    parts = {tmp_path / f"part{place}.csv": named[place] | SAME for place in (2, 3)}
    for part, row in parts.items():
        write_rows(part, [row])
        assert (await apply(part)).return_value == 0
    assert await _cited(connection) == {
        (row["pair"], _digest(part), 1) for part, row in parts.items()
    }
    for part in parts:
        result = await apply(part, "--json")
        counts = json.loads(result.stdout)["result"]["counts"]
        assert counts == NOTHING | {"unchanged": 2}


async def test_a_link_judged_again_in_a_changed_file_cites_that_file(
    file: Path, connection: Connection
) -> None:
    [first, second] = rows(file)[2:4]
    write_rows(file, [first | SAME, second | SAME])
    await apply(file)
    before = _digest(file)
    write_rows(file, [second | {"judgement": "different", "why": "Another one."}])
    result = await apply(file, "--json")
    counts = json.loads(result.stdout)["result"]["counts"]
    assert counts == NOTHING | {"created": 1, "changed": 1}
    assert await _cited(connection) == {
        (first["pair"], before, 1),
        (second["pair"], _digest(file), 2),
    }


def _digest(file: Path) -> str:
    return hashlib.sha256(content(file).encode()).hexdigest()


async def _cited(connection: Connection) -> set[tuple[str, str, int]]:
    """Of each link the row, the digest of the file that has it, and the link's version."""
    found = await connection.fetch(
        "SELECT kind, version, body FROM documents "
        "WHERE kind IN ('source', 'link') AND superseded_seq = 9223372036854775807"
    )
    read = [(row["kind"], row["version"], json.loads(row["body"])) for row in found]
    texts = {body["id"]: body.get("text") for kind, _, body in read if kind == "source"}
    return {
        (cited["passage"]["row"], texts[cited["source"]]["sha256"], version)
        for kind, version, body in read
        if kind == "link"
        for cited in body["evidence"]
    }


async def test_what_was_applied_is_not_suggested_again(file: Path, tmp_path: Path) -> None:
    fill(file, SAME, SAME, {"judgement": "different"}, {"judgement": "unsure"}, PROVEN)
    await apply(file)
    report = await suggest(tmp_path / "again.csv")
    assert (report["suggestions"], report["judged"]) == (0, 5)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
async def test_a_spreadsheet_may_write_it_with_its_own_separator(
    file: Path, separator: str, connection: Connection
) -> None:
    fill(file, SAME, separator=separator)
    assert (await apply(file)).return_value == 0
    assert [each["why"] for each in await links(connection)] == [
        "exact: =SUM(A1) Institute ~ =SUM(A1) Institute"
    ]


async def test_columns_may_be_moved_and_added(file: Path) -> None:
    changed = [{"note": "mine", **dict(reversed(row.items()))} | SAME for row in rows(file)[2:4]]
    write_rows(file, changed)
    result = await apply(file, "--json")
    assert json.loads(result.stdout)["judgements"] == {"same": 2}


async def test_evidence_without_an_address_is_a_document(
    file: Path, connection: Connection
) -> None:
    fill(file, OPEN, OPEN, OPEN, OPEN, SAME | {"evidence_title": "Passport, seen by us"})
    assert (await apply(file)).return_value == 0
    found = await connection.fetch(
        "SELECT body::json ->> 'title' AS title FROM documents "
        "WHERE kind = 'source' AND body::json ->> 'source_kind' = 'document' ORDER BY 1"
    )
    assert found[0]["title"] == "Passport, seen by us"


async def test_links_of_internal_datasets_are_internal(
    file: Path, write: Write, connection: Connection
) -> None:
    meta = {"dataset_meta": {"distribution": "internal"}}
    await write(dataset="two", **meta)
    fill(file, SAME)
    assert (await apply(file)).return_value == 0
    found = await connection.fetchval("SELECT distribution FROM datasets WHERE slug = 'links'")
    assert found == "internal"


async def test_a_dry_run_checks_and_writes_nothing(file: Path, connection: Connection) -> None:
    fill(file, SAME)
    result = await apply(file, "--dry-run")
    assert "dry run" in result.stdout
    assert await links(connection) == []
    assert len(names(file)) == 5


async def test_links_say_when_they_were_judged_where_that_is_said(
    file: Path, connection: Connection
) -> None:
    fill(file, SAME)
    refused = await apply(file, "--judged", "last week")
    assert isinstance(refused.exception, click.BadParameter)
    assert "last week" in refused.exception.message
    assert await links(connection) == []
    for created in (2, 0):
        result = await apply(file, "--judged", "2026-11-05", "--json")
        assert result.exception is None, result.output
        assert json.loads(result.stdout)["result"]["counts"]["created"] == created
    [link] = await links(connection)
    assert (link["judged"]["edtf"], link["judged_by"]) == ("2026-11-05", "A. Editor")
