from typing import Literal

GetActorNetworkFormat = Literal["graphml", "json"]

GET_ACTOR_NETWORK_FORMAT_VALUES: set[GetActorNetworkFormat] = {
    "graphml",
    "json",
}


def check_get_actor_network_format(value: str) -> GetActorNetworkFormat:
    if value in GET_ACTOR_NETWORK_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_ACTOR_NETWORK_FORMAT_VALUES!r}"
    )
