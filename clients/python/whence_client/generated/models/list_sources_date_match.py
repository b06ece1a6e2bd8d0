from typing import Literal

ListSourcesDateMatch = Literal["attested", "certain", "possible"]

LIST_SOURCES_DATE_MATCH_VALUES: set[ListSourcesDateMatch] = {
    "attested",
    "certain",
    "possible",
}


def check_list_sources_date_match(value: str) -> ListSourcesDateMatch:
    if value in LIST_SOURCES_DATE_MATCH_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_SOURCES_DATE_MATCH_VALUES!r}"
    )
