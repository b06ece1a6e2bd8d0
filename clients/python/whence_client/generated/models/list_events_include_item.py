from typing import Literal

ListEventsIncludeItem = Literal["actors", "affiliations", "linked", "raw", "sources", "statements"]

LIST_EVENTS_INCLUDE_ITEM_VALUES: set[ListEventsIncludeItem] = {
    "actors",
    "affiliations",
    "linked",
    "raw",
    "sources",
    "statements",
}


def check_list_events_include_item(value: str) -> ListEventsIncludeItem:
    if value in LIST_EVENTS_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_EVENTS_INCLUDE_ITEM_VALUES!r}"
    )
