from typing import Literal

NameKind = Literal["acronym", "alias", "former", "nickname", "primary", "transliteration"]

NAME_KIND_VALUES: set[NameKind] = {
    "acronym",
    "alias",
    "former",
    "nickname",
    "primary",
    "transliteration",
}


def check_name_kind(value: str) -> NameKind:
    if value in NAME_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NAME_KIND_VALUES!r}")
