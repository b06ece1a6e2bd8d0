from typing import Literal

ListActorsSort = Literal["-date", "-name", "-updated", "date", "name", "updated"]

LIST_ACTORS_SORT_VALUES: set[ListActorsSort] = {
    "-date",
    "-name",
    "-updated",
    "date",
    "name",
    "updated",
}


def check_list_actors_sort(value: str) -> ListActorsSort:
    if value in LIST_ACTORS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ACTORS_SORT_VALUES!r}")
