from typing import Literal

Act = Literal[
    "accusation",
    "announcement",
    "appeal",
    "assessment",
    "casualty_report",
    "characterization",
    "claim_of_responsibility",
    "confirmation",
    "correction",
    "demand",
    "denial",
    "designation",
    "no_comment",
    "promise",
    "report",
    "retraction",
    "testimony",
    "threat",
]

ACT_VALUES: set[Act] = {
    "accusation",
    "announcement",
    "appeal",
    "assessment",
    "casualty_report",
    "characterization",
    "claim_of_responsibility",
    "confirmation",
    "correction",
    "demand",
    "denial",
    "designation",
    "no_comment",
    "promise",
    "report",
    "retraction",
    "testimony",
    "threat",
}


def check_act(value: str) -> Act:
    if value in ACT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACT_VALUES!r}")
