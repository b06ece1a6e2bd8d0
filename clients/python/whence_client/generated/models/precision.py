from typing import Literal

Precision = Literal["admin1", "admin2", "area", "country", "exact", "international", "near"]

PRECISION_VALUES: set[Precision] = {
    "admin1",
    "admin2",
    "area",
    "country",
    "exact",
    "international",
    "near",
}


def check_precision(value: str) -> Precision:
    if value in PRECISION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PRECISION_VALUES!r}")
