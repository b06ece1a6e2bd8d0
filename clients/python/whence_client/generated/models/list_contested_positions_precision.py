from typing import Literal

ListContestedPositionsPrecision = Literal[
    "admin1", "admin2", "any", "area", "country", "exact", "international", "near"
]

LIST_CONTESTED_POSITIONS_PRECISION_VALUES: set[ListContestedPositionsPrecision] = {
    "admin1",
    "admin2",
    "any",
    "area",
    "country",
    "exact",
    "international",
    "near",
}


def check_list_contested_positions_precision(value: str) -> ListContestedPositionsPrecision:
    if value in LIST_CONTESTED_POSITIONS_PRECISION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_CONTESTED_POSITIONS_PRECISION_VALUES!r}"
    )
