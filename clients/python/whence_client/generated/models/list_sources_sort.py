from typing import Literal

ListSourcesSort = Literal["-date", "-title", "-updated", "date", "title", "updated"]

LIST_SOURCES_SORT_VALUES: set[ListSourcesSort] = {
    "-date",
    "-title",
    "-updated",
    "date",
    "title",
    "updated",
}


def check_list_sources_sort(value: str) -> ListSourcesSort:
    if value in LIST_SOURCES_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_SOURCES_SORT_VALUES!r}")
