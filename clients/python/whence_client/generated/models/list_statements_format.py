from typing import Literal

ListStatementsFormat = Literal["csv", "json", "ndjson"]

LIST_STATEMENTS_FORMAT_VALUES: set[ListStatementsFormat] = {
    "csv",
    "json",
    "ndjson",
}


def check_list_statements_format(value: str) -> ListStatementsFormat:
    if value in LIST_STATEMENTS_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_STATEMENTS_FORMAT_VALUES!r}"
    )
