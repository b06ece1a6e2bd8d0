from typing import Literal

GetActorNetworkDateMatch = Literal["attested", "certain", "possible"]

GET_ACTOR_NETWORK_DATE_MATCH_VALUES: set[GetActorNetworkDateMatch] = {
    "attested",
    "certain",
    "possible",
}


def check_get_actor_network_date_match(value: str) -> GetActorNetworkDateMatch:
    if value in GET_ACTOR_NETWORK_DATE_MATCH_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_ACTOR_NETWORK_DATE_MATCH_VALUES!r}"
    )
