from typing import Literal

Policy = Literal["excerpt", "full", "none"]

POLICY_VALUES: set[Policy] = {
    "excerpt",
    "full",
    "none",
}


def check_policy(value: str) -> Policy:
    if value in POLICY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POLICY_VALUES!r}")
