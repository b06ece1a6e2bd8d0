from typing import Literal

GetActorIncludeItem = Literal["affiliations", "raw", "sources", "statements"]

GET_ACTOR_INCLUDE_ITEM_VALUES: set[GetActorIncludeItem] = {
    "affiliations",
    "raw",
    "sources",
    "statements",
}


def check_get_actor_include_item(value: str) -> GetActorIncludeItem:
    if value in GET_ACTOR_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_ACTOR_INCLUDE_ITEM_VALUES!r}"
    )
