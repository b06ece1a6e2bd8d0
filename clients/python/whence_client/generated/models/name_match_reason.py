from typing import Literal

NameMatchReason = Literal["alias", "exact", "similar", "transliteration"]

NAME_MATCH_REASON_VALUES: set[NameMatchReason] = {
    "alias",
    "exact",
    "similar",
    "transliteration",
}


def check_name_match_reason(value: str) -> NameMatchReason:
    if value in NAME_MATCH_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NAME_MATCH_REASON_VALUES!r}")
