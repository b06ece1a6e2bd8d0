"""When an affiliation is possible, attested and certain."""

from datetime import date

import pytest

from api.edtf import Ranges, affiliation_ranges, parse_edtf


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def run(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


def ranges(start: str | None, end: str | None, *attested: str) -> Ranges:
    first, last = (None if text is None else parse_edtf(text) for text in (start, end))
    return affiliation_ranges(first, last, [parse_edtf(text) for text in attested])


def expected(
    possible: tuple[str | None, str | None] | None,
    attested: tuple[str, str] | None,
    certain: tuple[str, str] | None,
) -> Ranges:
    return Ranges(
        possible=possible and (day(possible[0]), day(possible[1])),
        attested=attested and run(*attested),
        certain=certain and run(*certain),
    )


def test_an_affiliation_is_certain_from_its_starts_latest_to_its_ends_earliest() -> None:
    held = ("2014-12-31", "2022-03-01")
    assert ranges("2014", "2022-03") == expected(("2014-01-01", "2022-03-31"), held, held)


def test_between_two_attestations_it_is_attested_but_not_certain() -> None:
    assert ranges(None, None, "2023-05-22", "2022-08-01") == expected(
        (None, None), ("2022-08-01", "2023-05-22"), ("2022-08-01", "2022-08-01")
    )


def test_attestations_on_days_that_touch_are_certain_together() -> None:
    assert ranges(None, None, "2023-05-23", "2022-08-01", "2023-05-22") == expected(
        (None, None), ("2022-08-01", "2023-05-23"), ("2023-05-22", "2023-05-23")
    )


def test_a_known_start_without_an_end_is_certain_on_that_day_alone() -> None:
    one = ("2014-05-02", "2014-05-02")
    assert ranges("2014-05-02", None) == expected(("2014-05-02", None), one, one)
    assert ranges(None, "2014-05-02") == expected((None, "2014-05-02"), one, one)
    assert ranges("2014-05", None) == expected(("2014-05-01", None), None, None)


def test_an_attestation_beside_the_held_time_widens_what_is_attested_only() -> None:
    assert ranges("2014", "2022", "2014-03-01") == expected(
        ("2014-01-01", "2022-12-31"), ("2014-03-01", "2022-01-01"), ("2014-12-31", "2022-01-01")
    )


def test_an_attestation_of_a_month_counts_for_the_month_and_is_certain_on_no_day() -> None:
    assert ranges(None, None, "2023-05") == expected(
        (None, None), ("2023-05-01", "2023-05-31"), None
    )


def test_a_doubtful_start_leaves_nothing_certain() -> None:
    assert ranges("2014-05-02~", "2022-03-01") == expected(("2014-05-02", "2022-03-01"), None, None)


def test_without_start_end_or_attestation_it_is_possible_at_any_time() -> None:
    assert ranges(None, None) == expected((None, None), None, None)


def test_an_unbounded_attestation_counts_for_its_certain_day() -> None:
    one = ("2023-05-22", "2023-05-22")
    assert ranges(None, None, "2023-05-22/..", "-0044", "/") == expected((None, None), one, one)


@pytest.mark.parametrize(("start", "end"), [("-0500", "2020"), ("2015", "2014"), (None, "Y17000")])
def test_a_start_or_end_without_bounds_or_in_the_wrong_order_matches_nothing(
    start: str | None, end: str | None
) -> None:
    assert ranges(start, end, "2016-01-01") == expected(None, None, None)
