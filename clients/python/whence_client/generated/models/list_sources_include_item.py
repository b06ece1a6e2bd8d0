from typing import Literal

ListSourcesIncludeItem = Literal["actors", "raw", "sources", "statements"]

LIST_SOURCES_INCLUDE_ITEM_VALUES: set[ListSourcesIncludeItem] = {
    "actors",
    "raw",
    "sources",
    "statements",
}


def check_list_sources_include_item(value: str) -> ListSourcesIncludeItem:
    if value in LIST_SOURCES_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_SOURCES_INCLUDE_ITEM_VALUES!r}"
    )
