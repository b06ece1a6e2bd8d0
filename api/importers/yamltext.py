"""The bytes of a YAML file as text, with whatever YAML or a person could stumble over named."""

import codecs
import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from api.importers.faults import FileFault

MEGABYTE: Final = 1_000_000
LARGEST: Final = 64 * MEGABYTE
INDENTATION: Final = re.compile("^[ \t]*\t[ \t]*", re.MULTILINE)
OTHER_ENCODINGS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
#: Tabs; what YAML refuses; and bytes that are no UTF-8 (as surrogateescape shows them).
UNWELCOME: Final = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\udc80-\udcff\ufeff\ufffe\uffff]"
)
MOST_FAULTS: Final = 2000


def read_text(data: bytes) -> tuple[str, list[FileFault]]:
    """The text, and what is wrong with its characters.

    Each unwelcome character but tabs is a space in the text, and each byte that is no UTF-8 a
    letter, as in another encoding it mostly is: so places stay, and the rest of the file can be
    read for more faults. Nothing is left of what is no text at all.
    """
    if len(data) > LARGEST:
        size = f"the file has {len(data) / MEGABYTE:.1f} MB; at most 64 are read: divide it"
        return "", [FileFault(line=1, detail=size)]
    if data.startswith(OTHER_ENCODINGS):
        return "", [FileFault(line=1, detail="this is UTF-16 or UTF-32; save the file as UTF-8")]
    text = data.decode("utf-8", errors="surrogateescape")
    return UNWELCOME.sub(_stand_in, text.removeprefix("\ufeff")), _faults(text)


def without_tabs(text: str) -> Iterator[str]:
    """The text as it may be meant: with tabs in the indentation as wide as editors show them."""
    if "\t" not in text:
        yield text
        return
    for width in (2, 4, 8):
        yield INDENTATION.sub(partial(_widen, width), text).replace("\t", " ")


def _widen(width: int, found: re.Match[str]) -> str:
    return found[0].expandtabs(width)


def _stand_in(found: re.Match[str]) -> str:
    if "\udc80" <= found[0] <= "\udcff":
        return "x"
    return "\t" if found[0] == "\t" else " "


def _faults(text: str) -> list[FileFault]:
    """The first unwelcome character of each line."""
    faults: list[FileFault] = []
    line, counted, start = 1, 0, 0
    for match in UNWELCOME.finditer(text):
        if faults and match.start() < start:
            continue
        line += text.count("\n", counted, match.start())
        counted = match.start()
        column = counted - text.rfind("\n", 0, counted)
        faults.append(FileFault(line=line, column=column, detail=_tell(match[0], counted)))
        start = text.find("\n", counted)
        if start < 0 or len(faults) == MOST_FAULTS:
            break
    return faults


def _tell(character: str, index: int) -> str:
    if character == "\t":
        return 'this is a tab; indent with spaces (within a text, write "\\t" in double quotes)'
    if character == "\ufeff" and index == 0:
        return "the file begins with a byte order mark; save it as UTF-8 without one"
    if "\udc80" <= character <= "\udcff":
        return f"the byte 0x{ord(character) - 0xDC00:02x} is no UTF-8; save the file as UTF-8"
    return f"the character U+{ord(character):04X} has no place in a text; leave it out"
