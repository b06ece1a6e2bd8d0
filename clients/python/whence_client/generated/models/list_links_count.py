from typing import Literal

ListLinksCount = Literal["exact"]

LIST_LINKS_COUNT_VALUES: set[ListLinksCount] = {
    "exact",
}


def check_list_links_count(value: str) -> ListLinksCount:
    if value in LIST_LINKS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_LINKS_COUNT_VALUES!r}")
