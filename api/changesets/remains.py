"""Faulty records beside the sound ones: judged, and shown to the checks, but never written."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET

from api.changesets.collect import find_nuls
from api.changesets.faults import Fault
from api.changesets.flatten import FLATTEN
from api.changesets.operations import Step
from api.changesets.rows import Rows, bare
from api.changesets.salvage import is_stand_in
from api.ids import InvalidIdError, parse_id, record_id
from schemas.actors import ActorInput
from schemas.changesets import Record
from schemas.events import EventInput
from schemas.evidence import EvidenceInput, TextPassageInput
from schemas.links import LinkInput
from schemas.sources import SourceInput
from schemas.statements import StatementInput

#: What a source is taken for whose record cannot be read at all.
OPEN: Final = {"policy": "full", "text_length": None}
Parts = list[dict[str, Any]]


def judge_remains(rows: Rows, step: Step) -> None:
    """Note what else is wrong with a faulty record, and whom it names."""
    if not step.faults:
        return  # It was whole enough to be judged with the sound ones.
    mark, before = rows.mark(), len(rows.faults)
    if not is_stand_in(step.operation.key):
        rows.check_key(step.operation.key, step.pointer)
    if step.remains is None:
        return
    FLATTEN[step.operation.kind](rows, step.id, step.remains.record, step.record_at)
    found = rows.faults[before:]
    rows.faults[before:] = [fault for fault in found if not step.remains.explains(fault)]
    rows.rollback(mark)


def judge_alone(steps: Iterable[Step]) -> list[Fault]:
    """What else is wrong with records that no database can be asked about."""
    rows = Rows("")
    for step in steps:
        first = rows.claim(step.id, step.pointer)
        if first is not None:
            rows.fault(step.pointer, f"{step.operation.key!r} stands at {first} too")
        judge_remains(rows, step)
        if not step.faults:
            rows.check_key(step.operation.key, step.pointer)
            _flatten(rows, step)
        rows.tables.clear()
    return rows.faults


def _flatten(rows: Rows, step: Step) -> None:
    if step.record is not None:
        rows.faults += find_nuls(msgspec.to_builtins(step.record), step.record_at)
        FLATTEN[step.operation.kind](rows, step.id, step.record, step.record_at)


def judge_twin(rows: Rows, step: Step) -> None:
    """Note what else is wrong with a record whose key stands twice, and whom it names."""
    if step.faults:
        judge_remains(rows, step)
        return
    alone = Rows(rows.dataset)
    alone.references, alone.ends = rows.references, rows.ends
    _flatten(alone, step)
    rows.faults += alone.faults


class Unsound:
    """What records with faults would have brought to the tables, as the checks read it."""

    def __init__(self, dataset: str) -> None:
        self._dataset = dataset
        self.citations: Parts = []
        self.sources: Parts = []
        self.quotes: Parts = []
        self.relations: Parts = []
        self.parents: Parts = []
        self.republished: Parts = []
        self.links: Parts = []
        self.parts: Parts = []
        #: Events whose parts are all known, and whether there are others.
        self.events: list[uuid.UUID] = []
        self.coded: list[uuid.UUID] = []
        self.keys: set[str] = set()
        self.has_unknown_parts = False

    def add(self, step: Step) -> None:
        """One faulty operation."""
        operation, at = step.operation, step.record_at
        if operation.op != "put":
            if operation.op == "retract":
                self.events.append(step.id)
            return
        record = _record(step)
        key = "" if is_stand_in(operation.key) else operation.key.replace("\0", "")
        self._cite(record, operation.kind, key, at)
        match record:
            case SourceInput():
                self._add_source(step, record, key)
            case EventInput():
                self._add_event(step, record, key)
            case StatementInput():
                self._add_statement(step, record, key)
            case LinkInput():
                self._add_link(step, record, key)
        if getattr(record, "coded", False) is True:
            self.coded.append(step.id)

    def add_words(self, step: Step) -> None:
        """A second record of one key: what it cites and quotes is judged too, and nothing else."""
        record = _record(step)
        self._cite(record, step.operation.kind, step.operation.key, step.record_at)

    def _add_source(self, step: Step, source: SourceInput, key: str) -> None:
        text = source.text
        terms: dict[str, Any] = {"policy": None, "text_length": None}
        if text is not UNSET:
            terms = {"policy": text.policy, "text_length": text.length}
        elif step.remains is not None and step.remains.covers(f"{step.record_at}/text"):
            terms = OPEN
        named = {"id": step.id, "key": key, "pointer": step.record_at}
        self.sources.append(named | terms)
        self._lead(self.republished, step, "source", source.republishes, "republishes")

    def _add_event(self, step: Step, event: EventInput, key: str) -> None:
        unread = step.remains is not None and step.remains.covers(
            f"{step.record_at}/participations"
        )
        for index, part in enumerate(event.participations):
            at = f"{step.record_at}/participations/{index}"
            self._cite(part, "participation", part.key, at)
            if is_stand_in(part.key):
                unread = True
                continue
            named = {"id": self._id("participation", part.key), "key": _plain(part.key)}
            self.parts.append(named | {"pointer": at, "event_id": step.id})
            if part.coded is True:
                self.coded.append(step.id)
        if unread:
            self.has_unknown_parts = True
        else:
            self.events.append(step.id)
        self._lead(self.parents, step, "event", event.parent, "parent")

    def _add_statement(self, step: Step, statement: StatementInput, key: str) -> None:
        for index, about in enumerate(statement.about):
            relation = bare(about.relation)
            if relation is not None:
                at = f"about/{index}/statement"
                self._lead(self.relations, step, "statement", about.statement, at, relation)
        cited = [evidence.source for evidence in statement.evidence]
        if isinstance(statement.quote, str) and not any(map(is_stand_in, cited)):
            self.quotes.append(
                {
                    "id": step.id,
                    "key": key,
                    "pointer": step.record_at,
                    "quote": _plain(statement.quote),
                    "source_ids": [self._id("source", source) for source in cited],
                }
            )

    def _add_link(self, step: Step, link: LinkInput, key: str) -> None:
        try:
            (kind, one), (other_kind, other) = map(parse_id, link.records)
        except (InvalidIdError, ValueError):
            return
        if kind == other_kind and one != other:
            named = {"id": step.id, "key": key, "pointer": step.record_at, "records_kind": kind}
            ends = {"one_id": one, "other_id": other, "judgement": link.judgement}
            self.links.append(named | ends)

    def _cite(self, fact: Any, kind: str, key: str, at: str) -> None:
        for place, evidence in _citations(fact, at):
            passage = evidence.passage
            if isinstance(passage, TextPassageInput) and not is_stand_in(evidence.source):
                words = (passage.exact, passage.prefix, passage.suffix)
                self.citations.append(
                    {
                        "pointer": place,
                        "record_at": at,
                        "kind": kind,
                        "key": _plain(key),
                        "source_id": self._id("source", evidence.source),
                        "end_at": passage.end,
                        "words": [_plain(text) for text in words if isinstance(text, str)],
                    }
                )

    def _lead(
        self, edges: Parts, step: Step, kind: str, target: Any, at: str, word: str = ""
    ) -> None:
        if not is_stand_in(target) and self._id(kind, target) != step.id:  # told already
            edge = {"id": step.id, "key": _plain(step.operation.key), "relation": word}
            pointer = f"{step.record_at}/{at}"
            edges.append(edge | {"pointer": pointer, "target_id": self._id(kind, target)})

    def _id(self, kind: str, key: str) -> uuid.UUID:
        return record_id(self._dataset, kind, key)


def _record(step: Step) -> Record | None:
    return step.record if step.remains is None else step.remains.record


def _citations(fact: Any, at: str) -> Iterator[tuple[str, EvidenceInput]]:
    """The evidence of a fact, and of an actor's names, with the places of its passages."""
    own: Sequence[EvidenceInput] = getattr(fact, "evidence", ())
    for index, evidence in enumerate(own):
        yield f"{at}/evidence/{index}/passage", evidence
    if isinstance(fact, ActorInput):
        for index, name in enumerate(fact.names):
            yield from _citations(name, f"{at}/names/{index}")


def _plain(text: str) -> str:
    """The text without what PostgreSQL cannot read."""
    return text.replace("\0", "")
