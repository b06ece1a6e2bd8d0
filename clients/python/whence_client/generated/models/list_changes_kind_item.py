from typing import Literal

ListChangesKindItem = Literal["actor", "affiliation", "event", "link", "source", "statement"]

LIST_CHANGES_KIND_ITEM_VALUES: set[ListChangesKindItem] = {
    "actor",
    "affiliation",
    "event",
    "link",
    "source",
    "statement",
}


def check_list_changes_kind_item(value: str) -> ListChangesKindItem:
    if value in LIST_CHANGES_KIND_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_CHANGES_KIND_ITEM_VALUES!r}"
    )
