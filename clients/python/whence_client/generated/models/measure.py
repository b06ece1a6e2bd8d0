from typing import Literal

Measure = Literal[
    "captured",
    "damage",
    "detained",
    "displaced",
    "followers",
    "killed",
    "members",
    "missing",
    "participants",
    "vehicles",
    "wounded",
]

MEASURE_VALUES: set[Measure] = {
    "captured",
    "damage",
    "detained",
    "displaced",
    "followers",
    "killed",
    "members",
    "missing",
    "participants",
    "vehicles",
    "wounded",
}


def check_measure(value: str) -> Measure:
    if value in MEASURE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MEASURE_VALUES!r}")
