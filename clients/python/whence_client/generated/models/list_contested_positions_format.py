from typing import Literal

ListContestedPositionsFormat = Literal["csv", "json"]

LIST_CONTESTED_POSITIONS_FORMAT_VALUES: set[ListContestedPositionsFormat] = {
    "csv",
    "json",
}


def check_list_contested_positions_format(value: str) -> ListContestedPositionsFormat:
    if value in LIST_CONTESTED_POSITIONS_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_CONTESTED_POSITIONS_FORMAT_VALUES!r}"
    )
