from typing import Literal

ListActorsIncludeItem = Literal["affiliations", "raw", "sources", "statements"]

LIST_ACTORS_INCLUDE_ITEM_VALUES: set[ListActorsIncludeItem] = {
    "affiliations",
    "raw",
    "sources",
    "statements",
}


def check_list_actors_include_item(value: str) -> ListActorsIncludeItem:
    if value in LIST_ACTORS_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_ACTORS_INCLUDE_ITEM_VALUES!r}"
    )
