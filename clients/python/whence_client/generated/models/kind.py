from typing import Literal

Kind = Literal["actor", "affiliation", "event", "source", "statement"]

KIND_VALUES: set[Kind] = {
    "actor",
    "affiliation",
    "event",
    "source",
    "statement",
}


def check_kind(value: str) -> Kind:
    if value in KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {KIND_VALUES!r}")
