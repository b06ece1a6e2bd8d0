from typing import Literal

GetSourceIncludeItem = Literal["actors", "raw", "sources", "statements"]

GET_SOURCE_INCLUDE_ITEM_VALUES: set[GetSourceIncludeItem] = {
    "actors",
    "raw",
    "sources",
    "statements",
}


def check_get_source_include_item(value: str) -> GetSourceIncludeItem:
    if value in GET_SOURCE_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_SOURCE_INCLUDE_ITEM_VALUES!r}"
    )
