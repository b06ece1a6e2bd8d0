"""The nodes of a file's bytes, and every fault of its YAML."""

import re
from typing import Final

import yaml

from api.importers.faults import CaseFileError, FileFault
from api.importers.yamlnodes import Mapping, Node, Place, compose, is_null
from api.importers.yamltext import read_text, without_tabs

BAD_CODE: Final = "found invalid Unicode character escape code"
BAD_ESCAPE: Final = "found unknown escape character"
DIGITS: Final = {"x": 2, "u": 4, "U": 8}
HEX: Final = re.compile("[0-9a-fA-F]+")
#: Each repair reads the file again.
MOST_REPAIRS: Final = 20


def read_mapping(data: bytes, name: str) -> tuple[str, Mapping, list[FileFault]]:
    """The text, its outermost mapping, and the faults with which that can be read.

    Raises CaseFileError where there is no such mapping.
    """
    text, faults = read_text(data)
    if not text and faults:
        raise CaseFileError(name, faults)
    node = _read_meant(text, name, faults)
    if isinstance(node, Mapping):
        return text, node, faults
    if node is None or is_null(node):
        problem, place = "the file is empty; it begins with dataset:", Place(1, 1)
    else:
        problem, place = "the file is no mapping; it begins with dataset:", node.place
    if node is not None or not faults:
        faults.append(FileFault(line=place.line, detail=problem))
    raise CaseFileError(name, faults)


def _read_meant(text: str, name: str, faults: list[FileFault]) -> Node | None:
    """The nodes, with tabs as wide as it takes; where none helps, the tabs are to blame."""
    for meant in without_tabs(text):
        noted: list[FileFault] = []
        try:
            node = _read_nodes(meant, name, noted)
        except CaseFileError as error:
            unread = error
        else:
            faults += noted
            return node
    tabs = [fault.line for fault in faults if "\t" in text.split("\n")[fault.line - 1]]
    others = [fault for fault in unread.faults if not tabs or fault.line < min(tabs)]
    raise CaseFileError(name, faults + others)


def _read_nodes(text: str, name: str, faults: list[FileFault]) -> Node | None:
    """The nodes; a bad escape is mended and noted, so that it does not hide the rest."""
    for _ in range(MOST_REPAIRS):
        noted: list[FileFault] = []
        try:
            node = compose(text, noted)
        except yaml.MarkedYAMLError as error:
            faults.append(_syntax_fault(text, error))
            repaired = _repair(text, error)
            if repaired is None:
                raise CaseFileError(name, faults + noted) from None
            text = repaired
        else:
            faults += noted
            return node
    raise CaseFileError(name, faults)


def _syntax_fault(text: str, error: yaml.MarkedYAMLError) -> FileFault:
    mark = error.problem_mark
    if mark is None:
        return FileFault(line=1, detail=f"this is no YAML: {error}")
    column = mark.column + 1
    if error.problem == BAD_CODE:
        column -= 2
        written = text[mark.index - 2 : mark.index + _digits(text, mark.index)]
        detail = f"{written} is no character, perhaps half of one; write the character itself"
    elif error.problem == BAD_ESCAPE:
        written = text[mark.index : mark.index + 2]
        detail = f"{written!a} is no escape; double the backslash, or quote with apostrophes"
    else:
        detail = f"this is no YAML: {error.problem}{_context(error)}"
    return FileFault(line=mark.line + 1, column=column, detail=detail)


def _context(error: yaml.MarkedYAMLError) -> str:
    if not error.context or error.context_mark is None:
        return ""
    return f" {error.context} that begins at line {error.context_mark.line + 1}"


def _repair(text: str, error: yaml.MarkedYAMLError) -> str | None:
    """The text without the bad escape, every other character in its place."""
    if error.problem_mark is None:
        return None
    index = error.problem_mark.index
    if error.problem == BAD_ESCAPE:
        return f"{text[:index]} {text[index + 1 :]}"
    digits = _digits(text, index)
    if error.problem == BAD_CODE and HEX.fullmatch(text[index : index + digits]):
        return f"{text[:index]}{'20'.rjust(digits, '0')}{text[index + digits :]}"
    return None


def _digits(text: str, index: int) -> int:
    """How many digits the escape has whose first one is at the index."""
    return DIGITS.get(text[index - 1], 4)
