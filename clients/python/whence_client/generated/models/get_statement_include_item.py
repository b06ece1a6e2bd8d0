from typing import Literal

GetStatementIncludeItem = Literal["actors", "affiliations", "raw", "sources", "statements"]

GET_STATEMENT_INCLUDE_ITEM_VALUES: set[GetStatementIncludeItem] = {
    "actors",
    "affiliations",
    "raw",
    "sources",
    "statements",
}


def check_get_statement_include_item(value: str) -> GetStatementIncludeItem:
    if value in GET_STATEMENT_INCLUDE_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_STATEMENT_INCLUDE_ITEM_VALUES!r}"
    )
