from typing import Literal

GetLinkFormat = Literal["json", "jsonld"]

GET_LINK_FORMAT_VALUES: set[GetLinkFormat] = {
    "json",
    "jsonld",
}


def check_get_link_format(value: str) -> GetLinkFormat:
    if value in GET_LINK_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_LINK_FORMAT_VALUES!r}")
