from typing import Literal

Polarity = Literal["disputes", "supports"]

POLARITY_VALUES: set[Polarity] = {
    "disputes",
    "supports",
}


def check_polarity(value: str) -> Polarity:
    if value in POLARITY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POLARITY_VALUES!r}")
