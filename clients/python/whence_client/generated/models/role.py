from typing import Literal

Role = Literal[
    "authority",
    "coordinator",
    "director",
    "encourager",
    "involved",
    "mediator",
    "organizer",
    "participant",
    "perpetrator",
    "responder",
    "subject",
    "supplier",
    "supporter",
    "target",
    "victim",
    "witness",
]

ROLE_VALUES: set[Role] = {
    "authority",
    "coordinator",
    "director",
    "encourager",
    "involved",
    "mediator",
    "organizer",
    "participant",
    "perpetrator",
    "responder",
    "subject",
    "supplier",
    "supporter",
    "target",
    "victim",
    "witness",
}


def check_role(value: str) -> Role:
    if value in ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROLE_VALUES!r}")
