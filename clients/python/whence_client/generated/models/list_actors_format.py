from typing import Literal

ListActorsFormat = Literal["csv", "json", "ndjson"]

LIST_ACTORS_FORMAT_VALUES: set[ListActorsFormat] = {
    "csv",
    "json",
    "ndjson",
}


def check_list_actors_format(value: str) -> ListActorsFormat:
    if value in LIST_ACTORS_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ACTORS_FORMAT_VALUES!r}")
