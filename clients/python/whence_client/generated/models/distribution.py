from typing import Literal

Distribution = Literal["internal", "public"]

DISTRIBUTION_VALUES: set[Distribution] = {
    "internal",
    "public",
}


def check_distribution(value: str) -> Distribution:
    if value in DISTRIBUTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DISTRIBUTION_VALUES!r}")
