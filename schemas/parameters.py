"""Query parameters of the lists: what each is called, takes and means."""

from typing import Literal

from schemas.base import Output

#: How the text of a value is read.
Form = Literal[
    "code",
    "id",
    "country",
    "day",
    "flag",
    "slug",
    "key",
    "name",
    "since",
    "bbox",
    "near",
    "word",
    "words",
    "year",
]


class Parameter(Output, frozen=True, kw_only=True):
    """One query parameter; `codes` names its code list, `kinds` whose ids it takes."""

    name: str
    description: str
    form: Form
    many: bool = False
    codes: str = ""
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
