from typing import Literal

ListAffiliationsFormat = Literal["csv", "json", "ndjson"]

LIST_AFFILIATIONS_FORMAT_VALUES: set[ListAffiliationsFormat] = {
    "csv",
    "json",
    "ndjson",
}


def check_list_affiliations_format(value: str) -> ListAffiliationsFormat:
    if value in LIST_AFFILIATIONS_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_AFFILIATIONS_FORMAT_VALUES!r}"
    )
