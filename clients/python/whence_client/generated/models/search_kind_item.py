from typing import Literal

SearchKindItem = Literal["actor", "event", "source", "statement"]

SEARCH_KIND_ITEM_VALUES: set[SearchKindItem] = {
    "actor",
    "event",
    "source",
    "statement",
}


def check_search_kind_item(value: str) -> SearchKindItem:
    if value in SEARCH_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_KIND_ITEM_VALUES!r}")
