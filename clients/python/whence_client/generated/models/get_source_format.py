from typing import Literal

GetSourceFormat = Literal["json", "jsonld"]

GET_SOURCE_FORMAT_VALUES: set[GetSourceFormat] = {
    "json",
    "jsonld",
}


def check_get_source_format(value: str) -> GetSourceFormat:
    if value in GET_SOURCE_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_SOURCE_FORMAT_VALUES!r}")
