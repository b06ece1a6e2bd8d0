from typing import Literal

ListEventsPrecision = Literal[
    "admin1", "admin2", "any", "area", "country", "exact", "international", "near"
]

LIST_EVENTS_PRECISION_VALUES: set[ListEventsPrecision] = {
    "admin1",
    "admin2",
    "any",
    "area",
    "country",
    "exact",
    "international",
    "near",
}


def check_list_events_precision(value: str) -> ListEventsPrecision:
    if value in LIST_EVENTS_PRECISION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_EVENTS_PRECISION_VALUES!r}")
