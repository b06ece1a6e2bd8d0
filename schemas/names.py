"""Names that are looked for, and how well an actor's answers."""

from typing import Annotated, Literal

from msgspec import Meta

from schemas.base import Output

NameReason = Annotated[
    Literal["exact", "alias", "transliteration", "similar"],
    Meta(
        description="Why: its words have the same letters, those of another of its names, the same "
        "in another script or spelling, or nearly the same; a letter of a word that differs within "
        "one script is `similar`. That there are more or fewer words shows in the score alone.",
        examples=["transliteration"],
    ),
]


class NameMatch(Output, frozen=True, kw_only=True):
    """How well an actor answers to the name that was looked for."""

    score: Annotated[
        float,
        Meta(
            ge=0,
            le=1,
            description="1 is the very name; a part of a name is below a whole one.",
            examples=[0.95],
        ),
    ]
    reason: NameReason
    name: Annotated[
        str, Meta(description="The name of the actor that is most alike.", examples=["Капустин"])
    ]
