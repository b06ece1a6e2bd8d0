from typing import Literal

GetActorFormat = Literal["json", "jsonld"]

GET_ACTOR_FORMAT_VALUES: set[GetActorFormat] = {
    "json",
    "jsonld",
}


def check_get_actor_format(value: str) -> GetActorFormat:
    if value in GET_ACTOR_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_ACTOR_FORMAT_VALUES!r}")
