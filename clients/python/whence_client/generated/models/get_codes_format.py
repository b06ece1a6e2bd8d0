from typing import Literal

GetCodesFormat = Literal["json", "jsonld"]

GET_CODES_FORMAT_VALUES: set[GetCodesFormat] = {
    "json",
    "jsonld",
}


def check_get_codes_format(value: str) -> GetCodesFormat:
    if value in GET_CODES_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_CODES_FORMAT_VALUES!r}")
