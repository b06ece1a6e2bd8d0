from typing import Literal

ListLinksSort = Literal["-date", "-updated", "date", "updated"]

LIST_LINKS_SORT_VALUES: set[ListLinksSort] = {
    "-date",
    "-updated",
    "date",
    "updated",
}


def check_list_links_sort(value: str) -> ListLinksSort:
    if value in LIST_LINKS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_LINKS_SORT_VALUES!r}")
