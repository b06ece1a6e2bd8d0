from typing import Literal

ListEventsFormat = Literal["csv", "geojson", "json", "ndjson"]

LIST_EVENTS_FORMAT_VALUES: set[ListEventsFormat] = {
    "csv",
    "geojson",
    "json",
    "ndjson",
}


def check_list_events_format(value: str) -> ListEventsFormat:
    if value in LIST_EVENTS_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_EVENTS_FORMAT_VALUES!r}")
