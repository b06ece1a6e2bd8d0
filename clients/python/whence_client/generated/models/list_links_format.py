from typing import Literal

ListLinksFormat = Literal["csv", "json", "ndjson"]

LIST_LINKS_FORMAT_VALUES: set[ListLinksFormat] = {
    "csv",
    "json",
    "ndjson",
}


def check_list_links_format(value: str) -> ListLinksFormat:
    if value in LIST_LINKS_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_LINKS_FORMAT_VALUES!r}")
