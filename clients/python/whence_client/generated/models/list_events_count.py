from typing import Literal

ListEventsCount = Literal["exact"]

LIST_EVENTS_COUNT_VALUES: set[ListEventsCount] = {
    "exact",
}


def check_list_events_count(value: str) -> ListEventsCount:
    if value in LIST_EVENTS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_EVENTS_COUNT_VALUES!r}")
