"""Fuzzy dates: what is refused, and what the refusal says."""

import pytest

from api.edtf import EdtfError, parse_edtf


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty; write a date such as 2023-05-22"),
        ("2023-02-30", "there is no day 30; 2023-02 has the days 01 to 28"),
        ("2023-13", "there is no month 13; months run from 01 to 12, seasons from 21 to 41"),
        ("2023-00-10", "there is no month 00; months run from 01 to 12, seasons from 21 to 41"),
        (
            "2023-21-03",
            "21 is a season, and a season has no day 03; write a month, 01 to 12",
        ),
        (
            "2023-05-22T25:00:00",
            "there is no such time; it runs from 00:00:00 to 23:59:59, or 24:00:00",
        ),
        (
            "2023-05-22T14:30",
            "a time is written as in 2023-05-22T14:30:00, seconds included, "
            "with nothing, Z or an offset such as +03:00 behind it",
        ),
        (
            "2023-05-22T14:30:00+15:00",
            "there is no offset +15:00; they run from -12:00 to +14:00, and zero is Z or +00:00",
        ),
        (
            "2023-05-24/2023-05-22",
            "the end 2023-05-22 begins before the start 2023-05-24; write the earlier date first",
        ),
        (
            "2023-05-22/2023-05",
            "the end 2023-05 begins before the start 2023-05-22; "
            "write the end as finely as the start, with XX for what is not known",
        ),
        ("2023/2023-02-30", "'2023-02-30': there is no day 30; 2023-02 has the days 01 to 28"),
        ("1999/20", "'20': a year has four digits here, such as 1999 or 0850"),
        ("22/05/2023", "an interval has one slash, not 2; write start/end (a day is 2023-05-22)"),
        ("20230522", "parts are parted by hyphens, such as 2023-05-22"),
        ("2023-5-2", "month and day have two digits, such as 05"),
        ("2023-W20-1", "write YYYY, YYYY-MM or YYYY-MM-DD, such as 2023-05-22"),
        ("٢٠٢٣", "write YYYY, YYYY-MM or YYYY-MM-DD, such as 2023-05-22"),
        ("OCTOBER", "write YYYY, YYYY-MM or YYYY-MM-DD, such as 2023-05-22"),
        ("2023..", "'..' stands alone at an end of an interval, or in a set in [ ] or { }"),
        ("198u", "an unspecified digit is a capital X"),
        ("12345", "a year has four digits; a longer one is written Y17000"),
        ("Y2023", "Y is for years of more than four digits; write 2023"),
        ("XXX1-02-29", "no year XXX1 has a 29 February; write 02-28, or 02-XX"),
        ("15XX-02-3X", "no month 02 has a day 3X; its days run from 01 to 29"),
        ("{2023", "it opens with { and does not end in }"),
        ("{}", "a member of the set is empty; write dates parted by single commas"),
        (
            "[2021, 2022,2023]",
            "a set has spaces at each of its commas or at none; write '[2021,2022,2023]'",
        ),
        (
            "[2021..2023-05]",
            "'2021..2023-05' goes from a year to a month; "
            "the two sides of '..' have the same precision",
        ),
        (
            "[2021..,2023]",
            "'2021..' does not say from when or until when; '..' stands between two dates, "
            "or before the first or behind the last of a set",
        ),
        ("[2023..2021]", "'2023..2021' ends before it starts; write the earlier date first"),
        (
            "[19XX..2021]",
            "'19XX..2021' has unspecified digits beside '..'; write both dates without X",
        ),
    ],
)
def test_a_refusal_names_the_value_what_is_wrong_and_what_would_be_right(
    text: str, reason: str
) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert str(caught.value) == f"{text!r} is not an EDTF date: {reason}"


def test_a_long_text_is_refused_before_it_is_read_and_shown_cut() -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf("2" * 10_000_000)
    shown = "2" * 80
    assert str(caught.value) == (
        f"'{shown}…' is not an EDTF date: it has 10000000 characters, and at most 200 are read"
    )


@pytest.mark.parametrize(
    "text", ["\ud800023-05-22", "2023-05-2\x00", "2023-05-22\n", "2023\udfff", "[\ud800 ]"]
)
def test_a_surrogate_nul_or_newline_is_refused_and_shown_escaped(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert str(caught.value).isprintable()
