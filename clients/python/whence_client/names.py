"""How to show ids to people: by the labels that come with an answer."""

from typing import Any, Protocol

from .generated.models import Label, Labels
from .generated.types import Unset


class Labelled(Protocol):
    """Every answer that has labels."""

    labels: Labels


class Record(Protocol):
    """Every class of `models`."""

    def to_dict(self) -> dict[str, Any]: ...


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
        """A name: of a participation the actor's, the role, and the event's."""
        if isinstance(record_id, Unset):
            return ""
        label = self.labels.get(record_id)
        if label is None:
            return record_id
        if isinstance(label.name, str):
            return label.name
        if isinstance(label.actor, str) and isinstance(label.event, str):
            return f"{self(label.actor)} ({label.role}): {self(label.event)}"
        return record_id

    def place(self, record: Record) -> dict[str, Any]:
        """The record as plain data, a name beside each id: `actor_name` by `actor`."""
        return self._placed(record.to_dict())

    def _placed(self, record: dict[str, Any]) -> dict[str, Any]:
        placed: dict[str, Any] = {}
        for field, content in record.items():
            placed[field] = self._within(content)
            if field == "id":
                continue
            if isinstance(content, str) and content in self.labels:
                placed[f"{field}_name"] = self(content)
            elif isinstance(content, list) and any(self._knows(entry) for entry in content):
                placed[f"{field}_names"] = [self(entry) for entry in content]
        return placed

    def _within(self, content: Any) -> Any:
        if isinstance(content, dict):
            return self._placed(content)
        if isinstance(content, list):
            return [self._within(entry) for entry in content]
        return content

    def _knows(self, entry: object) -> bool:
        return isinstance(entry, str) and entry in self.labels

    def label(self, record_id: str) -> Label | None:
        """All that the answer says of how to show it."""
        return self.labels.get(record_id)
