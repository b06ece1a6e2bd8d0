from typing import Literal

Judgement = Literal["different", "same", "unsure"]

JUDGEMENT_VALUES: set[Judgement] = {
    "different",
    "same",
    "unsure",
}


def check_judgement(value: str) -> Judgement:
    if value in JUDGEMENT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JUDGEMENT_VALUES!r}")
