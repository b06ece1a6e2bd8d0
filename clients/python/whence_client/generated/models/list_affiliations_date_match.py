from typing import Literal

ListAffiliationsDateMatch = Literal["attested", "certain", "possible"]

LIST_AFFILIATIONS_DATE_MATCH_VALUES: set[ListAffiliationsDateMatch] = {
    "attested",
    "certain",
    "possible",
}


def check_list_affiliations_date_match(value: str) -> ListAffiliationsDateMatch:
    if value in LIST_AFFILIATIONS_DATE_MATCH_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_AFFILIATIONS_DATE_MATCH_VALUES!r}"
    )
