from typing import Literal

ListAffiliationsCount = Literal["exact"]

LIST_AFFILIATIONS_COUNT_VALUES: set[ListAffiliationsCount] = {
    "exact",
}


def check_list_affiliations_count(value: str) -> ListAffiliationsCount:
    if value in LIST_AFFILIATIONS_COUNT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_AFFILIATIONS_COUNT_VALUES!r}"
    )
