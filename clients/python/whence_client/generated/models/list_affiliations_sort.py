from typing import Literal

ListAffiliationsSort = Literal["-date", "-updated", "date", "updated"]

LIST_AFFILIATIONS_SORT_VALUES: set[ListAffiliationsSort] = {
    "-date",
    "-updated",
    "date",
    "updated",
}


def check_list_affiliations_sort(value: str) -> ListAffiliationsSort:
    if value in LIST_AFFILIATIONS_SORT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_AFFILIATIONS_SORT_VALUES!r}"
    )
