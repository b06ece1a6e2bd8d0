from typing import Literal

GetAffiliationFormat = Literal["json", "jsonld"]

GET_AFFILIATION_FORMAT_VALUES: set[GetAffiliationFormat] = {
    "json",
    "jsonld",
}


def check_get_affiliation_format(value: str) -> GetAffiliationFormat:
    if value in GET_AFFILIATION_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_AFFILIATION_FORMAT_VALUES!r}"
    )
