from typing import Literal

Relation = Literal["answers", "confirms", "corrects", "disputes", "repeats", "retracts"]

RELATION_VALUES: set[Relation] = {
    "answers",
    "confirms",
    "corrects",
    "disputes",
    "repeats",
    "retracts",
}


def check_relation(value: str) -> Relation:
    if value in RELATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RELATION_VALUES!r}")
