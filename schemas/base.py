"""What every struct of the contract shares."""

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

__all__ = ["UNSET", "Input", "Output", "UnsetType"]


class Input(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What a writer sends: closed, so that a misspelt field is a fault and not a silence."""


class Output(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What the server answers: open, so that a new field breaks nobody."""


#: End of a pattern: in Python `$` alone would let a line break follow, in ECMA's expressions not.
END = r"$(?!\n)"

Key = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=200,
        description="The writer's own name for a record, unique within its dataset and kind: "
        "not blank, NFC, no control characters, and none that are not seen (Unicode's Cf: "
        "directions of writing, joiners, soft hyphens).",
        examples=["rvc"],
    ),
]
Slug = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9][a-z0-9-]{0,62}" + END,
        description="A dataset's name in ids and addresses, which never changes: lower-case "
        "letters, digits and hyphens, at most 63.",
        examples=["belgorod-2023"],
    ),
]
Id = Annotated[
    str,
    Meta(
        description="A public id: prefix of its kind and 26 characters of Crockford base32.",
        examples=["act_2v9k3m8q0x7d5z1r6t4w8y2b3c"],
    ),
]
Language = Annotated[
    str,
    Meta(
        pattern="^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*" + END,
        max_length=35,
        description="BCP 47 language tag.",
        examples=["en"],
    ),
]
Country = Annotated[
    str,
    Meta(
        pattern="^[A-Z]{2}" + END,
        description="ISO 3166-1 alpha-2 code of a country.",
        examples=["RU"],
    ),
]
Sha256 = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{64}" + END,
        description="SHA-256 in lower-case hexadecimal.",
        examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ),
]
Url = Annotated[
    str,
    Meta(
        pattern="^https?://[^\\s]+" + END,
        max_length=2000,
        description="An http or https address.",
        examples=["https://example.org/report"],
    ),
]
#: White space to Python or to ECMA's expressions, which differ in some.
WHITE = r"\s\x1c-\x1f\x85\ufeff"
#: At least one character that is no white space.
NOT_BLANK = rf"[^{WHITE}]"
#: What ends a line somewhere: in Unicode, in Python, or in both.
BREAKS = r"\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029"
#: One line that is not blank.
LINE = rf"^[^{BREAKS}]*{NOT_BLANK}[^{BREAKS}]*" + END
Line = Annotated[
    str, Meta(pattern=LINE, min_length=1, max_length=500, description="One line, not blank.")
]
Prose = Annotated[str, Meta(pattern=NOT_BLANK, min_length=1, max_length=10_000)]
