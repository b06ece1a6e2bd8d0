from typing import Literal

ListEventsSort = Literal["-date", "-title", "-updated", "date", "title", "updated"]

LIST_EVENTS_SORT_VALUES: set[ListEventsSort] = {
    "-date",
    "-title",
    "-updated",
    "date",
    "title",
    "updated",
}


def check_list_events_sort(value: str) -> ListEventsSort:
    if value in LIST_EVENTS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_EVENTS_SORT_VALUES!r}")
