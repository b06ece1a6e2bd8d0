"""Names in place of ids, from the labels that stand beside the data."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

import msgspec
from msgspec import UNSET, UnsetType

from schemas.labels import Label
from schemas.standing import Voice

LABELS: Final = msgspec.json.Decoder(dict[str, Label])


class Batch(Protocol):
    """Documents as JSON, and the JSON object of the labels of all ids in them."""

    @property
    def documents(self) -> Sequence[bytes]: ...

    @property
    def labels(self) -> bytes: ...


class Names:
    """What the ids of a batch are called."""

    def __init__(self, labels: Mapping[str, Label]) -> None:
        self._labels = labels

    def of(self, public_id: str | UnsetType) -> str:
        """Name of an actor, title of a source or an event; empty where there is none."""
        label = None if public_id is UNSET else self._labels.get(public_id)
        return "" if label is None or label.name is UNSET else label.name

    def all(self, ids: Iterable[str]) -> list[str]:
        """Their names in the same order, as often as there are ids."""
        return [self.of(public_id) for public_id in ids]

    def label(self, public_id: str) -> Label | None:
        """The whole label."""
        return self._labels.get(public_id)


def parties(voices: Sequence[Voice]) -> list[str]:
    """The ids of those who take a side."""
    return [voice.party for voice in voices]
