from typing import Literal

ListContestedPositionsDateMatch = Literal["attested", "certain", "possible"]

LIST_CONTESTED_POSITIONS_DATE_MATCH_VALUES: set[ListContestedPositionsDateMatch] = {
    "attested",
    "certain",
    "possible",
}


def check_list_contested_positions_date_match(value: str) -> ListContestedPositionsDateMatch:
    if value in LIST_CONTESTED_POSITIONS_DATE_MATCH_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_CONTESTED_POSITIONS_DATE_MATCH_VALUES!r}"
    )
