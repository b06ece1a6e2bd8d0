from typing import Literal

ListContestedPositionsSort = Literal["-last_word", "-parties", "last_word", "parties"]

LIST_CONTESTED_POSITIONS_SORT_VALUES: set[ListContestedPositionsSort] = {
    "-last_word",
    "-parties",
    "last_word",
    "parties",
}


def check_list_contested_positions_sort(value: str) -> ListContestedPositionsSort:
    if value in LIST_CONTESTED_POSITIONS_SORT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_CONTESTED_POSITIONS_SORT_VALUES!r}"
    )
