from typing import Literal

ListSourcesCount = Literal["exact"]

LIST_SOURCES_COUNT_VALUES: set[ListSourcesCount] = {
    "exact",
}


def check_list_sources_count(value: str) -> ListSourcesCount:
    if value in LIST_SOURCES_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_SOURCES_COUNT_VALUES!r}")
