"""Facts that are contested, as they are found: what each is, and who says what of it."""

import hashlib
import uuid
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from api.ids import parse_id
from schemas.base import UNSET, UnsetType
from schemas.standing import Standing, Voice

SIDES: Final = {"affirmed_by": "affirms", "denied_by": "denies", "questioned_by": "questions"}


class FoundFact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact with its sides; `document` is the record that has it.

    A figure has no standing, but who gives a number of it; its id is its event's with what it
    counts.
    """

    document: uuid.UUID
    dataset: int
    kind: str
    id: str
    actor: str | None = None
    role: str | None = None
    standing: Standing | UnsetType = UNSET
    given_by: Sequence[Voice] = ()

    def voices(self) -> Iterator[tuple[str, Voice]]:
        """Each party with its stance, if it takes one, and its statements."""
        for voice in self.given_by:
            yield "", voice
        if isinstance(self.standing, UnsetType):
            return
        for side, stance in SIDES.items():
            for voice in getattr(self.standing, side):
                yield stance, voice

    def place(self) -> uuid.UUID:
        """What orders it among those of the same day or number of parties."""
        if self.kind == "figure":
            return uuid.UUID(bytes=hashlib.sha256(self.id.encode()).digest()[:16])
        return parse_id(self.id)[1]
