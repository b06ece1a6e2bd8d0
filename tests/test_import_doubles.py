"""Of a row that says otherwise than one of its id before it, nothing at all is given."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests import acledrows, gedrows, ucdpactorrows
from tests.importing import Run

Rows = Callable[..., Run]
#: Of each format what gives a run over rows, a row, its column of ids, and what another row says.
FORMATS: Mapping[str, tuple[Rows, Mapping[str, str], str, Mapping[str, str]]] = {
    "ucdp-ged": (
        gedrows.imported,
        gedrows.ROW,
        "id",
        {
            "best": "6",
            "side_b_new_id": "999999",
            "side_b": "Wrong Army",
            "dyad_new_id": "888888",
            "source_article": '"Wrong Paper,2014-05-27,Wrong head"',
            "source_office": "Wrong Paper",
            "source_headline": "Wrong head",
            "source_original": "Colonel Wrong Row",
        },
    ),
    "ucdp-actor": (
        ucdpactorrows.load,
        ucdpactorrows.LEAGUE,
        "ActorId",
        {"Alliance": "1", "ActorIdAlliance": "777777", "NameAlliance": "Wrong Army"},
    ),
    "acled": (
        acledrows.load,
        acledrows.CLASH,
        "event_id_cnty",
        {"actor1": "Wrong Army", "source": "Wrong Paper", "inter1": "3"},
    ),
}


@pytest.mark.parametrize("form", FORMATS)
def test_a_row_that_says_otherwise_leaves_nothing(tmp_path: Path, form: str) -> None:
    load, row, column, wrong = FORMATS[form]
    alone = load(tmp_path, row)
    both = load(tmp_path, row, {**row, **wrong}, row)
    [fault] = both.faults
    assert (fault.line, fault.column, fault.value) == (3, column, row[column])
    assert fault.detail.endswith(":2 too, and differs there; only one can be right")
    assert (both.records, both.notices.others) == (alone.records, alone.notices.others)


def test_sides_and_names_that_nothing_is_made_of_are_told(tmp_path: Path) -> None:
    told = gedrows.imported(
        tmp_path,
        {},
        {"id": "2", "conflict_name": "Nowhere: Elsewhere", "side_b_new_id": "901"},
        {"id": "3", "side_b_new_id": "61", "side_b": "Government of Ukraine", "dyad_new_id": "401"},
    ).notices
    assert {what: (number, told.first[what]) for what, number in told.others.items()} == {
        "row of a conflict that others name otherwise: the least name is its title": (
            2,
            "ged.csv:3",
        ),
        "row of a dyad that others give other sides: the least pair is tied": (1, "ged.csv:3"),
        "row of a dyad whose two sides have one number: no tie is made of it": (1, "ged.csv:4"),
    }
