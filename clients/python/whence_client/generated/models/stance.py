from typing import Literal

Stance = Literal["affirms", "denies", "mentions", "questions"]

STANCE_VALUES: set[Stance] = {
    "affirms",
    "denies",
    "mentions",
    "questions",
}


def check_stance(value: str) -> Stance:
    if value in STANCE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STANCE_VALUES!r}")
