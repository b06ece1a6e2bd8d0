from typing import Literal

ListActorsCount = Literal["exact"]

LIST_ACTORS_COUNT_VALUES: set[ListActorsCount] = {
    "exact",
}


def check_list_actors_count(value: str) -> ListActorsCount:
    if value in LIST_ACTORS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ACTORS_COUNT_VALUES!r}")
