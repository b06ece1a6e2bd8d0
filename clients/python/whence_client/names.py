"""How to show ids to people: by the labels that come with an answer."""

from typing import Protocol

from .generated.models import Label, Labels
from .generated.types import Unset


class Labelled(Protocol):
    """Every answer that has labels."""

    labels: Labels


class Names:
    """The labels of an answer, or of several: `names(id)` is what to call it.

    An id without a label is called by itself, so that what is shown is never less than what came.
    """

    def __init__(self, *answers: Labelled) -> None:
        self.labels: dict[str, Label] = {}
        for answer in answers:
            self.add(answer)

    def add(self, answer: object) -> None:
        """Take the labels of one more answer; later ones go before earlier ones."""
        labels = getattr(answer, "labels", None)
        if isinstance(labels, Labels):
            self.labels.update(labels.additional_properties)

    def __call__(self, record_id: str | Unset) -> str:
        """A name: of a participation, the actor's and the role."""
        if isinstance(record_id, Unset):
            return ""
        label = self.labels.get(record_id)
        if label is None:
            return record_id
        if isinstance(label.name, str):
            return label.name
        if isinstance(label.actor, str) and isinstance(label.role, str):
            return f"{self(label.actor)} ({label.role})"
        return record_id

    def label(self, record_id: str) -> Label | None:
        """All that the answer says of how to show it."""
        return self.labels.get(record_id)
