"""The pages of import formats as data: which column goes where."""

import re
from collections.abc import Mapping
from typing import Final

from tests.examples import DOCS

ROW: Final = re.compile(r"^\| (`[^|]+`) \| ([^|]+) \|", re.MULTILINE)
RAW: Final = "kept raw"
OUT: Final = "left out"


def places_of(form: str) -> Mapping[str, str]:
    """Each column that the page of a format names, and where it says that its cells go."""
    page = (DOCS / "importers" / f"{form}.md").read_text(encoding="utf-8")
    rows = [(re.findall("`([^`]+)`", row[1]), row[2].strip()) for row in ROW.finditer(page)]
    return {column: place for columns, place in rows for column in columns}
