from typing import Literal

ListContestedPositionsFactItem = Literal["affiliation", "event", "figure", "participation"]

LIST_CONTESTED_POSITIONS_FACT_ITEM_VALUES: set[ListContestedPositionsFactItem] = {
    "affiliation",
    "event",
    "figure",
    "participation",
}


def check_list_contested_positions_fact_item(value: str) -> ListContestedPositionsFactItem:
    if value in LIST_CONTESTED_POSITIONS_FACT_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_CONTESTED_POSITIONS_FACT_ITEM_VALUES!r}"
    )
