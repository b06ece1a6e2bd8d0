from typing import Literal

ListStatementsDateMatch = Literal["attested", "certain", "possible"]

LIST_STATEMENTS_DATE_MATCH_VALUES: set[ListStatementsDateMatch] = {
    "attested",
    "certain",
    "possible",
}


def check_list_statements_date_match(value: str) -> ListStatementsDateMatch:
    if value in LIST_STATEMENTS_DATE_MATCH_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_STATEMENTS_DATE_MATCH_VALUES!r}"
    )
