from typing import Literal

ListStatementsCount = Literal["exact"]

LIST_STATEMENTS_COUNT_VALUES: set[ListStatementsCount] = {
    "exact",
}


def check_list_statements_count(value: str) -> ListStatementsCount:
    if value in LIST_STATEMENTS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_STATEMENTS_COUNT_VALUES!r}")
