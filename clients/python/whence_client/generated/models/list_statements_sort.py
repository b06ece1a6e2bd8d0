from typing import Literal

ListStatementsSort = Literal["-date", "-updated", "date", "updated"]

LIST_STATEMENTS_SORT_VALUES: set[ListStatementsSort] = {
    "-date",
    "-updated",
    "date",
    "updated",
}


def check_list_statements_sort(value: str) -> ListStatementsSort:
    if value in LIST_STATEMENTS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_STATEMENTS_SORT_VALUES!r}")
