from typing import Literal

ViaMode = Literal["anonymous", "direct", "paraphrased", "quoted", "republished", "translated"]

VIA_MODE_VALUES: set[ViaMode] = {
    "anonymous",
    "direct",
    "paraphrased",
    "quoted",
    "republished",
    "translated",
}


def check_via_mode(value: str) -> ViaMode:
    if value in VIA_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VIA_MODE_VALUES!r}")
