from typing import Literal

Reason = Literal[
    "duplicate", "error", "legal", "licence", "other", "superseded", "withdrawn_by_source"
]

REASON_VALUES: set[Reason] = {
    "duplicate",
    "error",
    "legal",
    "licence",
    "other",
    "superseded",
    "withdrawn_by_source",
}


def check_reason(value: str) -> Reason:
    if value in REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REASON_VALUES!r}")
