from typing import Literal

Medium = Literal[
    "broadcast",
    "court",
    "interview",
    "manifesto",
    "official_record",
    "press_conference",
    "press_release",
    "print",
    "social_media",
    "speech",
    "unknown",
    "video",
    "website",
]

MEDIUM_VALUES: set[Medium] = {
    "broadcast",
    "court",
    "interview",
    "manifesto",
    "official_record",
    "press_conference",
    "press_release",
    "print",
    "social_media",
    "speech",
    "unknown",
    "video",
    "website",
}


def check_medium(value: str) -> Medium:
    if value in MEDIUM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MEDIUM_VALUES!r}")
