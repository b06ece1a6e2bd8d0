from typing import Literal

ListContestedPositionsCount = Literal["exact"]

LIST_CONTESTED_POSITIONS_COUNT_VALUES: set[ListContestedPositionsCount] = {
    "exact",
}


def check_list_contested_positions_count(value: str) -> ListContestedPositionsCount:
    if value in LIST_CONTESTED_POSITIONS_COUNT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_CONTESTED_POSITIONS_COUNT_VALUES!r}"
    )
