from typing import Literal

GetEventIncludeItem = Literal["actors", "affiliations", "linked", "raw", "sources", "statements"]

GET_EVENT_INCLUDE_ITEM_VALUES: set[GetEventIncludeItem] = {
    "actors",
    "affiliations",
    "linked",
    "raw",
    "sources",
    "statements",
}


def check_get_event_include_item(value: str) -> GetEventIncludeItem:
    if value in GET_EVENT_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_EVENT_INCLUDE_ITEM_VALUES!r}"
    )
