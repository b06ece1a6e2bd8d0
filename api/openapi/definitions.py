"""What the codes mean, out of the migrations that define them: the code builds the contract alone.

The tests compare this with what a migrated database answers.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from api.migrate import MIGRATIONS

INSERT: Final = re.compile(r"INSERT INTO codes \(.+?\)\nSELECT '(\w+)', (.+?);\n", re.DOTALL)
ROW: Final = re.compile(r"\(\d+, '(\w+)', (?:NULL, |'(\w+)', )?'((?:[^']|'')+)'\)")


@cache
def definitions() -> Mapping[str, Mapping[str, str]]:
    """Scheme → code → definition, with the code above it where there is one."""
    scripts = sorted((MIGRATIONS / "sql").glob("*.sql"))
    sql = "".join(script.read_text(encoding="utf-8") for script in scripts)
    return {
        scheme: {code: _define(text, broader) for code, broader, text in ROW.findall(rows)}
        for scheme, rows in INSERT.findall(sql)
    }


def _define(text: str, broader: str) -> str:
    definition = text.replace("''", "'")
    return f"{definition} (Below `{broader}`.)" if broader else definition
