"""Fuzzy dates against random text, and against days counted one by one."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from api.edtf import Edtf, EdtfError, affiliation_ranges, parse_edtf
from api.edtf.intervals import read_interval
from api.edtf.standalone import read_standalone

ALPHABET = "0123456789X-/.?~%[]{},TYSEZ:+ "
START, STOP = date(1900, 1, 1), date(2099, 12, 31)
DAYS = [START + timedelta(days=n) for n in range((STOP - START).days + 1)]

days = st.dates(START, STOP)
cuts = st.sampled_from([4, 7, 10])
plain = st.builds(lambda day, cut: day.isoformat()[:cut], days, cuts)
dates = st.builds(lambda text, mark: text + mark, plain, st.sampled_from(["", "", "?", "~", "%"]))
texts = st.one_of(
    dates,
    st.builds("{}/{}".format, dates, dates),
    st.builds("{}/{}".format, dates, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), dates),
    st.lists(dates, min_size=1, max_size=5).map(lambda parts: "{" + ",".join(parts) + "}"),
    st.lists(dates, min_size=1, max_size=5).map(lambda parts: "[" + ",".join(parts) + "]"),
)


def parsed(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except EdtfError:
        return None


def answer(text: str) -> str:
    """The text where it was read, else the refusal."""
    try:
        return parse_edtf(text).text
    except EdtfError as error:
        return str(error)


@settings(max_examples=2000, deadline=timedelta(milliseconds=500))
@given(st.text(ALPHABET, max_size=220))
def test_any_text_of_its_alphabet_is_read_or_refused_soon(text: str) -> None:
    value = parsed(text)
    assert value is None or value.text == text


@settings(max_examples=500)
@given(st.one_of(st.text(max_size=20), st.text(max_size=9).map("[{} ]".format)))
def test_any_text_at_all_is_read_or_refused_in_printable_words(text: str) -> None:
    assert answer(text) == text or answer(text).isprintable()


@pytest.mark.parametrize("character", ALPHABET)
@pytest.mark.parametrize("before", ["", "2023", "[", "{2023..", "Y", "2023-05-22T", "/"])
def test_two_hundred_of_one_character_are_read_or_refused(before: str, character: str) -> None:
    text = before + character * (200 - len(before))
    value = parsed(text)
    assert value is None or value.text == text


@settings(max_examples=1000, deadline=timedelta(milliseconds=500))
@given(texts, st.data())
def test_one_wrong_character_is_never_anything_but_a_refusal(
    text: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(text)))
    other = data.draw(st.sampled_from(ALPHABET))
    value = parsed(text[:place] + other + text[place + 1 :])
    assert value is None or value.level in (0, 1, 2)


@given(texts)
def test_certain_days_are_possible_days(text: str) -> None:
    value = parsed(text)
    if value is not None and value.certain is not None:
        first, last = value.certain
        assert (value.earliest or date.min) <= first <= last <= (value.latest or date.max)


@given(plain)
def test_the_short_way_reads_a_plain_date_as_the_long_one_does(text: str) -> None:
    value, span = parse_edtf(text), read_standalone(text)
    assert span.first is not None
    assert span.last is not None
    assert (value.earliest, value.latest, value.certain, value.level) == (
        date(*span.first),
        date(*span.last),
        span.sure_day,
        span.level,
    )


@given(plain, plain)
def test_the_short_way_reads_a_plain_interval_as_the_long_one_does(left: str, right: str) -> None:
    value = parsed(f"{left}/{right}")
    assume(value is not None)
    assert value == read_interval(f"{left}/{right}")


@given(days, days)
def test_an_interval_of_days_is_read_exactly_when_they_are_in_order(
    first: date, last: date
) -> None:
    value = parsed(f"{first}/{last}")
    assert (value.certain if value else None) == ((first, last) if first <= last else None)


@settings(max_examples=60, deadline=None)
@given(days, st.lists(st.booleans(), min_size=6, max_size=6))
def test_unspecified_digits_have_the_bounds_of_the_days_that_fit(
    day: date, hidden: list[bool]
) -> None:
    digits = iter(hidden)
    tail = "".join("X" if c != "-" and next(digits) else c for c in day.isoformat()[2:])
    mask = day.isoformat()[:2] + tail
    fits = re.compile(mask.replace("X", "[0-9]"))
    fitting = [each for each in DAYS if fits.fullmatch(each.isoformat())]
    value = parse_edtf(mask)
    assert (value.earliest, value.latest) == (fitting[0], fitting[-1])
    assert value.certain == ((day, day) if len(fitting) == 1 else None)


@given(st.lists(st.dates(date(2023, 5, 1), date(2023, 5, 8)), min_size=1, max_size=8))
def test_a_set_of_days_is_certain_on_all_of_them_where_they_have_no_gap(
    members: list[date],
) -> None:
    value = parse_edtf("{" + ",".join(map(str, members)) + "}")
    first, last = min(members), max(members)
    gapless = len(set(members)) == (last - first).days + 1
    assert value.certain == ((first, last) if gapless else None)
    assert (value.earliest, value.latest) == (first, last)


@given(dates, dates)
def test_an_affiliation_from_a_to_b_is_what_the_interval_is(left: str, right: str) -> None:
    value = parsed(f"{left}/{right}")
    assume(value is not None)
    assert value is not None
    ranges = affiliation_ranges(parse_edtf(left), parse_edtf(right))
    assert (ranges.possible, ranges.certain) == ((value.earliest, value.latest), value.certain)


@given(st.lists(texts, max_size=4), dates, dates)
def test_what_is_certain_of_an_affiliation_is_attested(
    attested: list[str], left: str, right: str
) -> None:
    values = [value for text in attested if (value := parsed(text))]
    ranges = affiliation_ranges(parse_edtf(left), parse_edtf(right), values)
    if ranges.certain is not None:
        assert ranges.attested is not None
        low, high = ranges.attested
        first, last = ranges.certain
        assert low is not None
        assert first is not None
        assert last is not None
        assert high is not None
        assert low <= first <= last <= high
