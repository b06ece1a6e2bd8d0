from typing import Literal

GetEventFormat = Literal["json", "jsonld"]

GET_EVENT_FORMAT_VALUES: set[GetEventFormat] = {
    "json",
    "jsonld",
}


def check_get_event_format(value: str) -> GetEventFormat:
    if value in GET_EVENT_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_EVENT_FORMAT_VALUES!r}")
