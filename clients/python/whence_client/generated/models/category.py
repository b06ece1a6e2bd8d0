from typing import Literal

Category = Literal[
    "abduction",
    "agreement",
    "aid",
    "air_attack",
    "announcement",
    "armed_incursion",
    "arrest",
    "assassination",
    "attack_on_civilians",
    "battle",
    "bombing",
    "conflict",
    "criminal_case",
    "cyber_operation",
    "disinformation_operation",
    "displacement",
    "formation",
    "legal_designation",
    "negotiation",
    "other",
    "protest",
    "riot",
    "sabotage",
    "sanction",
    "shelling",
]

CATEGORY_VALUES: set[Category] = {
    "abduction",
    "agreement",
    "aid",
    "air_attack",
    "announcement",
    "armed_incursion",
    "arrest",
    "assassination",
    "attack_on_civilians",
    "battle",
    "bombing",
    "conflict",
    "criminal_case",
    "cyber_operation",
    "disinformation_operation",
    "displacement",
    "formation",
    "legal_designation",
    "negotiation",
    "other",
    "protest",
    "riot",
    "sabotage",
    "sanction",
    "shelling",
}


def check_category(value: str) -> Category:
    if value in CATEGORY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CATEGORY_VALUES!r}")
