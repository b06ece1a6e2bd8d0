"""What to write instead, for the mistakes that people make."""

import re

HINTS = (
    (r"", "it is empty; write a date such as 2023-05-22"),
    (r"[^\s]*\s.*", "it has a space or line break; write it without (T parts day and time)"),
    (r".*\.\..*", "'..' stands alone at an end of an interval, or in a set in [ ] or { }"),
    (r"[-0-9].*T.*", "a time stands alone, not in an interval or set; write the day only"),
    (r"Y.*", "a year with Y stands alone; in an interval or set write four digits"),
    (r".*S[0-9]+", "significant digits follow a year that stands alone; else use X"),
    (r"[?~%]?-?[0-9]{2,3}[?~%]?", "a year has four digits here, such as 1999 or 0850"),
    (r"[0-9]{8}", "parts are parted by hyphens, such as 2023-05-22"),
    (r"-?[0-9]{5,}.*", "a year has four digits; a longer one is written Y17000"),
    (r"\+.*", "a year has no plus sign; write four digits"),
    (r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?", "month and day have two digits, such as 05"),
    (r"[-0-9]+[tz].*", "the T before a time and the Z behind it are capitals"),
    (r"[-0-9xu]+", "an unspecified digit is a capital X"),
)
PATTERNS = tuple((re.compile(pattern, re.DOTALL), hint) for pattern, hint in HINTS)
OTHERWISE = "write YYYY, YYYY-MM or YYYY-MM-DD, such as 2023-05-22"


def date_hint(text: str) -> str:
    """Why the text is not one date, and what would be."""
    return next((hint for pattern, hint in PATTERNS if pattern.fullmatch(text)), OTHERWISE)
