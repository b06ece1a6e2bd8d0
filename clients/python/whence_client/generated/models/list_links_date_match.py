from typing import Literal

ListLinksDateMatch = Literal["attested", "certain", "possible"]

LIST_LINKS_DATE_MATCH_VALUES: set[ListLinksDateMatch] = {
    "attested",
    "certain",
    "possible",
}


def check_list_links_date_match(value: str) -> ListLinksDateMatch:
    if value in LIST_LINKS_DATE_MATCH_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_LINKS_DATE_MATCH_VALUES!r}")
