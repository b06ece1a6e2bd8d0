from typing import Literal

GetAffiliationIncludeItem = Literal["actors", "raw", "sources", "statements"]

GET_AFFILIATION_INCLUDE_ITEM_VALUES: set[GetAffiliationIncludeItem] = {
    "actors",
    "raw",
    "sources",
    "statements",
}


def check_get_affiliation_include_item(value: str) -> GetAffiliationIncludeItem:
    if value in GET_AFFILIATION_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_AFFILIATION_INCLUDE_ITEM_VALUES!r}"
    )
