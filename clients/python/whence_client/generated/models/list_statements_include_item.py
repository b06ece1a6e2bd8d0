from typing import Literal

ListStatementsIncludeItem = Literal["actors", "affiliations", "raw", "sources", "statements"]

LIST_STATEMENTS_INCLUDE_ITEM_VALUES: set[ListStatementsIncludeItem] = {
    "actors",
    "affiliations",
    "raw",
    "sources",
    "statements",
}


def check_list_statements_include_item(value: str) -> ListStatementsIncludeItem:
    if value in LIST_STATEMENTS_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_STATEMENTS_INCLUDE_ITEM_VALUES!r}"
    )
