from typing import Literal

AffiliationType = Literal[
    "allied_with",
    "armed_by",
    "commands",
    "controlled_by",
    "employed_by",
    "fights_for",
    "founded",
    "leads",
    "member_of",
    "merged_into",
    "opposes",
    "owns",
    "part_of",
    "recognized_by",
    "related_to",
    "represents",
    "split_from",
    "spokesperson_for",
    "succeeds",
    "under_command_of",
]

AFFILIATION_TYPE_VALUES: set[AffiliationType] = {
    "allied_with",
    "armed_by",
    "commands",
    "controlled_by",
    "employed_by",
    "fights_for",
    "founded",
    "leads",
    "member_of",
    "merged_into",
    "opposes",
    "owns",
    "part_of",
    "recognized_by",
    "related_to",
    "represents",
    "split_from",
    "spokesperson_for",
    "succeeds",
    "under_command_of",
}


def check_affiliation_type(value: str) -> AffiliationType:
    if value in AFFILIATION_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {AFFILIATION_TYPE_VALUES!r}")
