from typing import Literal

ListAffiliationsIncludeItem = Literal["actors", "raw", "sources", "statements"]

LIST_AFFILIATIONS_INCLUDE_ITEM_VALUES: set[ListAffiliationsIncludeItem] = {
    "actors",
    "raw",
    "sources",
    "statements",
}


def check_list_affiliations_include_item(value: str) -> ListAffiliationsIncludeItem:
    if value in LIST_AFFILIATIONS_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_AFFILIATIONS_INCLUDE_ITEM_VALUES!r}"
    )
