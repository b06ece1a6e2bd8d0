from typing import Literal

ListEventsDateMatch = Literal["attested", "certain", "possible"]

LIST_EVENTS_DATE_MATCH_VALUES: set[ListEventsDateMatch] = {
    "attested",
    "certain",
    "possible",
}


def check_list_events_date_match(value: str) -> ListEventsDateMatch:
    if value in LIST_EVENTS_DATE_MATCH_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_EVENTS_DATE_MATCH_VALUES!r}"
    )
