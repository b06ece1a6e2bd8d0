"""`whence link apply` writes nothing of a file that has faults, and tells all of them."""

import json
from pathlib import Path

import pytest

from api.database import Connection
from tests.conftest import Write
from tests.records import actor, retract, source
from tests.records import link as judge
from tests.reviewing import (
    BOTH,
    CORPS,
    OPEN,
    PROVEN,
    SAME,
    UKRAINE,
    apply,
    content,
    faults,
    fill,
    link,
    links,
    overwrite,
    rows,
    suggest,
    write_cases,
)
from tests.reviewing import write as write_rows


@pytest.fixture
async def file(dsn: str, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A review of both cases in which nothing is judged yet."""
    monkeypatch.setenv("WHENCE_DATABASE_URL", dsn)
    await write_cases(write)
    await suggest(tmp_path / "review.csv")
    return tmp_path / "review.csv"


async def test_two_persons_are_not_the_same_by_name_alone(
    file: Path, connection: Connection
) -> None:
    fill(file, OPEN, OPEN, OPEN, OPEN, SAME)
    assert faults(await apply(file)) == [
        "6: judgement: two persons are not the same by their names alone: give evidence_url or "
        "evidence_title, unless they have an identifier in common"
    ]
    assert await links(connection) == []
    fill(file, OPEN, OPEN, OPEN, OPEN, {"judgement": "different"})
    assert (await apply(file)).return_value == 0


async def test_all_faults_are_told_at_once_with_their_lines(
    file: Path, connection: Connection, write: Write
) -> None:
    fill(
        file,
        {"judgement": "equal"},
        SAME | {"evidence_url": "nowhere"},
        SAME | {"review": "mine"},
        SAME,
        SAME,
    )
    changed = rows(file)
    changed[CORPS]["id_1"], changed[CORPS]["id_2"] = changed[CORPS]["id_2"], changed[CORPS]["id_1"]
    write_rows(file, changed)
    told = faults(await apply(file))
    assert [line.split(": ", 2)[:2] for line in told] == [
        ["2", "judgement"],
        ["3", "evidence_url"],
        ["4", "review"],
        ["5", "pair"],
        ["6", "judgement"],
    ]
    assert told[0] == (
        "2: judgement: 'equal' is none of same, different, unsure, or nothing while it is open"
    )
    assert told[1].startswith("3: evidence_url: 'nowhere': has not the form of this field: ")
    assert told[3].endswith("which were changed or moved; suggest them anew")
    assert await links(connection) == []


async def test_a_row_whose_names_or_ids_were_moved_is_refused(file: Path) -> None:
    changed = rows(file)
    for column in ("id_1", "id_2", "pair"):
        changed[UKRAINE][column], changed[CORPS][column] = (
            changed[CORPS][column],
            changed[UKRAINE][column],
        )
    changed[UKRAINE]["judgement"] = "same"
    write_rows(file, changed)
    told = faults(await apply(file))
    assert [line.split(": ", 2)[1] for line in told] == ["kind_1", "kind_2", "name_1", "name_2"]
    assert "ids or names were moved, or it was renamed" in told[-1]


async def test_an_address_has_one_title(file: Path) -> None:
    fill(file, PROVEN, PROVEN | {"evidence_title": ""}, PROVEN | {"evidence_title": "Another"})
    assert faults(await apply(file)) == [
        "4: evidence_title: 'Another', and https://example.org/who is 'Who is who' above; "
        "give one title"
    ]


async def test_a_pair_that_is_judged_twice_is_refused(file: Path) -> None:
    changed = rows(file)
    both = [changed[UKRAINE] | SAME, changed[UKRAINE] | {"judgement": "different"}]
    write_rows(file, both)
    assert faults(await apply(file)) == ["3: pair: these two are judged on line 2, too"]


async def test_actors_that_are_gone_or_are_others_by_now_are_refused(
    file: Path, write: Write
) -> None:
    await write(retract("actor", "corps"), dataset="two")
    await write(actor("ua", name="Ukrayina", countries=["UA"]), dataset="two")
    fill(file, OPEN, OPEN, SAME, SAME)
    renamed, gone = faults(await apply(file))
    assert "is called 'Ukrayina' here, not 'UKRAINE'" in renamed
    assert gone.startswith("5: id_2: act_")
    assert gone.endswith("is retracted by now")


async def test_ids_that_nobody_issued_are_refused(file: Path) -> None:
    changed = rows(file)[:2]
    changed[0] |= SAME | {"id_1": "act_nobody"}
    changed[1] |= SAME | {"id_2": "evt_00000000000000000000000000"}
    write_rows(file, changed)
    told = faults(await apply(file))
    assert [line.split(": ", 2)[:2] for line in told] == [
        ["2", "id_1"],
        ["2", "pair"],
        ["3", "id_2"],
        ["3", "pair"],
    ]


async def test_a_chain_that_others_hold_apart_is_told_at_its_line(file: Path, write: Write) -> None:
    ukraine = rows(file)[UKRAINE]
    judged = judge("u", ukraine["id_1"], ukraine["id_2"], judgement="different")
    await write(source(), judged, dataset="others", **BOTH)
    fill(file, OPEN, OPEN, SAME)
    [told] = faults(await apply(file))
    assert told.startswith("4: ")
    assert "a chain joins them" in told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "1: has no column judgement, has no column why, "),
        (b"name,id\nUkraine,1\n", "1: has no column judgement, has no column why, "),
        (b"judgement\xff\n", "1: is no UTF-8 at byte 9; save it as CSV UTF-8"),
        (b"PK\x03\x04\x00\x00", "1: has no column judgement"),
    ],
)
async def test_a_file_that_is_none_of_ours_is_refused(file: Path, data: bytes, told: str) -> None:
    overwrite(file, data)
    [fault] = faults(await apply(file))
    assert fault.startswith(told)


async def test_a_row_that_is_cut_short_is_told(file: Path) -> None:
    lines = content(file).splitlines()
    cut = "\n".join([*lines[:2], "same,because", "", lines[3] + ',"open'])
    overwrite(file, cut.encode())
    told = faults(await apply(file))
    assert told[0].startswith("3: has 2 cells, and the header has ")
    assert told[1].startswith("5: cannot be read from here on: ")


async def test_a_dataset_that_is_not_there_is_told_with_all_else(file: Path, write: Write) -> None:
    missing = " there is no dataset links; --title and --licence make it"
    given = ("apply", file, "--reviewer", "A. Editor", "--dataset", "links")
    fill(file, SAME)
    assert faults(await link(*given)) == [missing]
    ukraine = rows(file)[UKRAINE]
    judged = judge("u", ukraine["id_1"], ukraine["id_2"], judgement="different")
    await write(source(), judged, dataset="others", **BOTH)
    fill(file, {"judgement": "equal"}, OPEN, SAME)
    told = faults(await link(*given, "--title", "Links"))
    assert [line.split(":")[0] for line in told[1:]] == ["2", "4"]
    assert told[0] == missing
    shown = await link(*given, "--json")
    assert [each["line"] for each in json.loads(shown.stdout)["faults"]] == [0, 2, 4]


async def test_all_that_is_wrong_with_its_options_is_told_at_once(file: Path) -> None:
    given = ("--reviewer", " ", "--dataset", "Our Links", "--title", "", "--licence", "CC0-1.0")
    told = str((await link("apply", file, *given)).exception)
    assert [told.count(option) for option in given[::2]] == [1, 1, 1, 0]


@pytest.mark.parametrize("reviewer", ["", "  ", "two\nlines"])
async def test_a_reviewer_has_a_name(file: Path, reviewer: str) -> None:
    result = await apply(file, reviewer=reviewer)
    assert f"--reviewer {reviewer!r}: " in str(result.exception)
