from typing import Literal

NamedActorReason = Literal["alias", "exact", "similar", "transliteration"]

NAMED_ACTOR_REASON_VALUES: set[NamedActorReason] = {
    "alias",
    "exact",
    "similar",
    "transliteration",
}


def check_named_actor_reason(value: str) -> NamedActorReason:
    if value in NAMED_ACTOR_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NAMED_ACTOR_REASON_VALUES!r}")
