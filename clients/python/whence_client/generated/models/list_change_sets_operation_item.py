from typing import Literal

ListChangeSetsOperationItem = Literal["purge", "render", "revert", "write"]

LIST_CHANGE_SETS_OPERATION_ITEM_VALUES: set[ListChangeSetsOperationItem] = {
    "purge",
    "render",
    "revert",
    "write",
}


def check_list_change_sets_operation_item(value: str) -> ListChangeSetsOperationItem:
    if value in LIST_CHANGE_SETS_OPERATION_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_CHANGE_SETS_OPERATION_ITEM_VALUES!r}"
    )
