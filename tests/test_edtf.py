"""Fuzzy dates: the published suites, bounds, certain days."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from api.edtf import Edtf, EdtfError, parse_edtf, possible_range

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
CASES = SHARED / "data" / "edtf_cases" / "edtf_cases.csv"

# Rows on which the suites contradict the specification or one another.
FOUR_DIGITS = "Y is for years of more than four digits"
NATURAL = "natural language, not EDTF"
VERDICT_ELSEWHERE = {
    "2012-21/2012-22": "edtf.js has seasons in intervals as an option only; edtf-validate and the "
    "specification, where a season stands in place of a month, take them (2003-22/2003-23)",
    "Y1700": FOUR_DIGITS,
    "Y-1200": FOUR_DIGITS,
    "Spring, 2002": NATURAL,
    "winter, 2002": NATURAL,
    "second quarter of 2001": NATURAL,
}
NEGATIVE = "negative years are level 1"
LEVEL_ELSEWHERE = {
    "-0002": NEGATIVE,
    "-9999": NEGATIVE,
    "-04": NEGATIVE,
    "-0400": NEGATIVE,
    "-1200-06": NEGATIVE,
    "-1972-04-12T23:20:28": NEGATIVE,
    "-0200/0200": NEGATIVE,
    "-1200-06/0200-05-02": NEGATIVE,
    "2001-01": "a plain month is level 0",
    "2011-23~": "a doubt behind a whole level 1 date is level 1",
    "2004-06-11%": "a doubt behind a whole date is level 1; go-edtf lists it under both",
}


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def run(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


def bound_in_file(row: dict[str, str], side: str) -> date | None:
    """The bound as a calendar day, of a time as written; None where it is open or has no bounds."""
    written = row["string"][:10] if "T" in row["string"] and row[side] else row[side][:10]
    if not written or written.startswith(("-", "0000")):
        return None
    return date.fromisoformat(written)


def judge(row: dict[str, str], counts: Counter[str]) -> list[str]:
    text = row["string"]
    try:
        value = parse_edtf(text)
    except EdtfError as error:
        counts["refused"] += 1
        return [] if row["verdict"] == "invalid" else [str(error)]
    if row["verdict"] == "invalid":
        return [f"{text} was accepted"]
    counts["accepted"] += 1
    faults = []
    if text not in LEVEL_ELSEWHERE and value.level != int(row["level"]):
        faults.append(f"{text} has level {value.level}, not {row['level']}")
    if row["lower"] or row["upper"]:
        counts["bounds"] += 1
        expected = bound_in_file(row, "lower"), bound_in_file(row, "upper")
        if (value.earliest, value.latest) != expected:
            faults.append(f"{text} has bounds {value.earliest}, {value.latest}, not {expected}")
    return faults


@pytest.mark.skipif(not CASES.exists(), reason=f"no published EDTF suites at {CASES}")
def test_every_row_of_the_published_suites_has_its_verdict_level_and_bounds() -> None:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts: Counter[str] = Counter(rows=len(rows))
    faults: list[str] = []
    for row in rows:
        if row["string"] in VERDICT_ELSEWHERE:
            counts["elsewhere"] += 1
        else:
            faults += judge(row, counts)
    assert faults == []
    assert counts == {
        "rows": 510,
        "elsewhere": 6,
        "accepted": 402,
        "refused": 102,
        "bounds": 73,
    }


@pytest.mark.parametrize("text", sorted(VERDICT_ELSEWHERE.keys() - {"2012-21/2012-22"}))
def test_what_the_specification_does_not_have_is_refused_whatever_a_suite_says(text: str) -> None:
    with pytest.raises(EdtfError, match="is not an EDTF date"):
        parse_edtf(text)


def test_a_season_may_end_an_interval_although_one_suite_refuses_it() -> None:
    value = parse_edtf("2012-21/2012-22")
    assert (value.earliest, value.latest, value.certain) == (*run("2012-03-01", "2012-08-31"), None)


def test_a_value_has_all_its_fields() -> None:
    assert parse_edtf("2023-05-22/") == Edtf(
        text="2023-05-22/",
        level=1,
        earliest=date(2023, 5, 22),
        latest=None,
        certain=(date(2023, 5, 22), date(2023, 5, 22)),
        start_unknown=False,
        end_unknown=True,
        start_open=False,
        end_open=False,
        bounded=True,
        doubtful=False,
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "certain"),
    [
        ("2023", "2023-01-01", "2023-12-31", None),
        ("2023-05", "2023-05-01", "2023-05-31", None),
        ("2024-02", "2024-02-01", "2024-02-29", None),
        ("2023-05-22", "2023-05-22", "2023-05-22", ("2023-05-22", "2023-05-22")),
        ("2023-05-22T23:30:00-04", "2023-05-22", "2023-05-22", ("2023-05-22", "2023-05-22")),
        ("2023-05-22?", "2023-05-22", "2023-05-22", None),
        ("?2023-05-22", "2023-05-22", "2023-05-22", None),
        ("2023-05-22/2023-05-24", "2023-05-22", "2023-05-24", ("2023-05-22", "2023-05-24")),
        ("2023-03/2023-05-24", "2023-03-01", "2023-05-24", ("2023-03-31", "2023-05-24")),
        ("2022/2023", "2022-01-01", "2023-12-31", ("2022-12-31", "2023-01-01")),
        ("2023-05/2023-05", "2023-05-01", "2023-05-31", None),
        ("2023-05-22~/2023-05-24", "2023-05-22", "2023-05-24", None),
        ("2023-05-22/2023-05-24%", "2023-05-22", "2023-05-24", None),
        ("2023-05-22/2023-05-XX", "2023-05-22", "2023-05-31", None),
        ("2023-04-XX/2023-05-24", "2023-04-01", "2023-05-24", ("2023-04-30", "2023-05-24")),
        ("2022-21/2023-21", "2022-03-01", "2023-05-31", None),
        ("2022-33/2023-33", "2022-01-01", "2023-03-31", ("2022-03-31", "2023-01-01")),
        ("2023-05-22/..", "2023-05-22", None, ("2023-05-22", "2023-05-22")),
        ("../2023-05-22", None, "2023-05-22", ("2023-05-22", "2023-05-22")),
        ("/2023-05-22", None, "2023-05-22", ("2023-05-22", "2023-05-22")),
        ("2023-05/", "2023-05-01", None, None),
        ("2023-05-22~/", "2023-05-22", None, None),
        ("/", None, None, None),
        ("../..", None, None, None),
        ("[2023-05-22..2023-05-24]", "2023-05-22", "2023-05-24", None),
        ("[2023-05-22,2023-06]", "2023-05-22", "2023-06-30", None),
        ("[2023-06,2023-05-22]", "2023-05-22", "2023-06-30", None),
        ("[..2023-05-22]", None, "2023-05-22", None),
        ("{2023-05-22..2023-05-24}", "2023-05-22", "2023-05-24", ("2023-05-22", "2023-05-24")),
        ("{2023-05-23,2023-05-22}", "2023-05-22", "2023-05-23", ("2023-05-22", "2023-05-23")),
        ("{2023-05-22,2023-05-24}", "2023-05-22", "2023-05-24", None),
        ("{2023-05-22,2023-05-23~}", "2023-05-22", "2023-05-23", ("2023-05-22", "2023-05-22")),
        ("{2023-05-22,2023-07}", "2023-05-22", "2023-07-31", ("2023-05-22", "2023-05-22")),
        ("{2021..2023}", "2021-01-01", "2023-12-31", None),
        ("{2023-05-22..}", "2023-05-22", None, ("2023-05-22", "2023-05-22")),
        ("XXXX", None, None, None),
        ("XXXX-12-XX", None, None, None),
        ("202X-02-29", "2020-02-29", "2028-02-29", None),
        ("19XX-02-XX", "1900-02-01", "1999-02-28", None),
        ("2023-X0-31", "2023-10-31", "2023-10-31", ("2023-10-31", "2023-10-31")),
        ("19", "1900-01-01", "1999-12-31", None),
        ("193", "1930-01-01", "1939-12-31", None),
        ("1950S2", "1900-01-01", "1999-12-31", None),
        ("Y195E1S2", "1900-01-01", "1999-12-31", None),
        ("2023-21", "2023-03-01", "2023-05-31", None),
        ("2023-24", "2023-12-01", "2024-02-29", None),
        ("2023-29", "2023-09-01", "2023-11-30", None),
        ("2023-30", "2023-12-01", "2024-02-29", None),
        ("2023-36", "2023-10-01", "2023-12-31", None),
        ("2023-38", "2023-05-01", "2023-08-31", None),
        ("2023-41", "2023-07-01", "2023-12-31", None),
        ("9999-12-31", "9999-12-31", "9999-12-31", ("9999-12-31", "9999-12-31")),
        ("0001", "0001-01-01", "0001-12-31", None),
    ],
)
def test_bounds_and_certain_days(
    text: str, earliest: str | None, latest: str | None, certain: tuple[str, str] | None
) -> None:
    value = parse_edtf(text)
    assert (value.earliest, value.latest) == (day(earliest), day(latest))
    assert value.certain == (run(*certain) if certain else None)
    assert possible_range(value) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("2023/", ["end_unknown"]),
        ("/2023", ["start_unknown"]),
        ("2023/..", ["end_open"]),
        ("../2023", ["start_open"]),
        ("/..", ["start_unknown", "end_open"]),
        ("../", ["end_unknown", "start_open"]),
        ("[2023..]", ["end_open"]),
        ("{..2022,2023}", ["start_open"]),
        ("2023~", ["doubtful"]),
        ("2023-22", ["doubtful"]),
        ("2023", []),
    ],
)
def test_open_and_unknown_ends_and_doubts_are_told_apart(text: str, flags: list[str]) -> None:
    value = parse_edtf(text)
    names = ["start_unknown", "end_unknown", "start_open", "end_open", "doubtful"]
    assert [name for name in names if getattr(value, name)] == flags


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("-0044-03-15", None),
        ("0000", None),
        ("Y170000002", None),
        ("Y1E999", None),
        ("-0200/0200", "0200-12-31"),
        ("[-1667,1668]", "1668-12-31"),
        ("{-0001-12-31,0001-01-01}", "0001-01-01"),
        ("9999-24", None),
        ("00", "0099-12-31"),
        ("-0200/", None),
    ],
)
def test_years_outside_1_to_9999_are_kept_and_match_no_range_filter(
    text: str, latest: str | None
) -> None:
    value = parse_edtf(text)
    assert (value.text, value.bounded, value.latest, value.certain) == (
        text,
        False,
        day(latest),
        None,
    )
    assert possible_range(value) is None
