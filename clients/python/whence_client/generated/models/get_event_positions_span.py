from typing import Literal

GetEventPositionsSpan = Literal["event", "linked"]

GET_EVENT_POSITIONS_SPAN_VALUES: set[GetEventPositionsSpan] = {
    "event",
    "linked",
}


def check_get_event_positions_span(value: str) -> GetEventPositionsSpan:
    if value in GET_EVENT_POSITIONS_SPAN_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_EVENT_POSITIONS_SPAN_VALUES!r}"
    )
