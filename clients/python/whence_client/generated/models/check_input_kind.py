from typing import Literal

CheckInputKind = Literal["actor", "affiliation", "event", "link", "source", "statement"]

CHECK_INPUT_KIND_VALUES: set[CheckInputKind] = {
    "actor",
    "affiliation",
    "event",
    "link",
    "source",
    "statement",
}


def check_check_input_kind(value: str) -> CheckInputKind:
    if value in CHECK_INPUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHECK_INPUT_KIND_VALUES!r}")
