"""What a file is that is not of the format that it was named for, and what would be right."""

import csv
from collections.abc import Sequence
from typing import Final

from api.importers.imported import Format
from api.importers.registry import recognise

UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
#: What else stands between columns, and what it is called.
SEPARATORS: Final = {";": "semicolons", "\t": "tabs", "|": "bars"}
MOST_NAMED: Final = 12


def refuse(head: bytes, form: Format) -> str | None:
    """Why a file that begins so cannot be imported in a format; None where it can.

    Without a header to begin with, an empty file is of any format: a delta in which nothing
    changed.
    """
    if not head:
        return f"is empty; {_wanted(form)}" if form.needed else None
    found = recognise(head)
    if found == form.name:
        return None
    return f"is {found}, not {form.name}" if found else f"is not {form.name}: {_why(head, form)}"


def _why(head: bytes, form: Format) -> str:
    if head.startswith(UTF16) or b"\0" in head[:4]:
        return "it is UTF-16; save it as UTF-8"
    first = (head if form.needed else head.lstrip()).split(b"\n", 1)[0]
    if b"\n" not in head and b"\r" in head.rstrip(b"\r"):
        return "its lines end in CR alone; save it with LF or CR LF"
    try:
        line = first.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character may be cut where the head ends.
        if error.start < len(first) - 3 or len(first) < len(head):
            return "its first line is no UTF-8; save the file as UTF-8"
        line = first[: error.start].decode("utf-8")
    if form.needed:
        return _why_columns(line, form)
    return f"{form.why(line.strip())}; {_wanted(form)}"


def _why_columns(line: str, form: Format) -> str:
    for separator, called in SEPARATORS.items():
        if len(_known(_split(line, separator), form)) > len(_known(_split(line, ","), form)):
            return f"its columns are separated by {called}; save it with commas"
    header = _split(line, ",")
    if not _known(header, form):
        return f"its columns are {_list(header)}; {_wanted(form)}"
    missing = [column for column in form.needed if column not in header]
    if not missing:
        return f"its columns are {_list(header)}"
    return f"the column{'s' if len(missing) > 1 else ''} {_list(missing)} {_are(missing)} missing"


def _split(line: str, separator: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def _known(header: Sequence[str], form: Format) -> set[str]:
    return set(header).intersection(form.needed)


def _wanted(form: Format) -> str:
    return form.like or f"a file of it begins with its columns: {_list(form.needed)}"


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _list(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    shown = ", ".join(f"'{name[:40]}'" for name in names[:MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown
