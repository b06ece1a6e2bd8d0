from typing import Literal

ActorKind = Literal[
    "armed_group",
    "court",
    "government_body",
    "informal_group",
    "media",
    "organization",
    "person",
    "population",
    "state",
    "unnamed",
]

ACTOR_KIND_VALUES: set[ActorKind] = {
    "armed_group",
    "court",
    "government_body",
    "informal_group",
    "media",
    "organization",
    "person",
    "population",
    "state",
    "unnamed",
}


def check_actor_kind(value: str) -> ActorKind:
    if value in ACTOR_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACTOR_KIND_VALUES!r}")
