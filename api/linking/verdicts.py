"""What becomes of judged rows: links with their evidence, or faults that say what is missing."""

import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Literal

import msgspec

from api.changesets.collect import collect_faults
from api.changesets.operations import Parsed, make_step
from api.ids import parse_id
from api.importers.faults import FileFault
from api.linking.actors import COMPARED, Compared, shared
from api.linking.events import EVENTS
from api.linking.review import link_key
from api.linking.rows import Review, Row
from api.linking.suggestion import Side
from api.queries.linking import Found
from schemas.changesets import Operation
from schemas.codes import Kind
from schemas.links import LinkInput
from schemas.sources import SourceInput

MISSING: Final = (
    "two persons are not the same by their names alone: give evidence_url or evidence_title, "
    "unless they have an identifier in common"
)
#: Field of a record → the column that it comes from.
COLUMNS: Final = {"url": "evidence_url", "title": "evidence_title"}
#: An address stands for a title that was not given; it may be longer than one.
LONGEST_TITLE: Final = 1_000
#: Kind of record → what tells its sorts apart.
KINDS: Final = {"actor": "kind", "event": "category"}
Known = Mapping[uuid.UUID, Found]


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written, and the faults of rows that cannot be."""

    steps: Sequence[Parsed]
    faults: Sequence[FileFault]


class Making:
    """The steps of one file, in which each source stands once."""

    def __init__(self, review: Review, dataset: str, judged: Mapping[str, Any]) -> None:
        self._review = review
        self._sha256 = review.sha256
        self._file = f"review-{self._sha256[:16]}"
        self._dataset = dataset
        self._judged = judged
        self._titles: dict[str, str] = {}
        self._sources: dict[str, Parsed] = {}
        self._links: list[Parsed] = []
        self.faults: list[FileFault] = []

    def steps(self) -> list[Parsed]:
        """Sources first, for links cite them."""
        return [*self._sources.values(), *self._links]

    def add(self, row: Row) -> None:
        """A row in which nothing was found wrong so far."""
        evidence = [self._cite_review(row)]
        if row.evidence_url or row.evidence_title:
            page = self._cite_page(row)
            if page is None:
                return
            evidence.append({"source": page})
        record = {
            "records": sorted((row.id_1, row.id_2)),
            "judgement": row.judgement,
            **self._judged,
            "why": row.why or row.because,
            "evidence": evidence,
        }
        made = self._convert(row, record, LinkInput)
        if made is not None:
            step = self._step(row, "link", link_key(row.id_1, row.id_2), made)
            self._links.append(step)

    def _cite_review(self, row: Row) -> dict[str, Any]:
        """The file itself: who reads it finds the row, and by the digest whether it is that one.

        Its key is of its bytes: part of a review, or one in which more was filled in, is a source
        of its own, and what was judged by the other keeps the file that has its row.
        """
        if self._file not in self._sources:
            names = ", ".join(sorted({each.review for each in self._review.rows}))
            record = {
                "source_kind": "document",
                "title": f"Review of suggested links: {names}"[:LONGEST_TITLE],
                "text": {"sha256": self._sha256, "length": self._review.length},
            }
            self._keep(row, self._file, record)
        return {"source": self._file, "passage": {"type": "locator", "row": row.pair}}

    def _cite_page(self, row: Row) -> str | None:
        """What the reviewer gave as evidence, by its address, or else by its title."""
        url, title = row.evidence_url, row.evidence_title
        if title and (known := self._titles.setdefault(url or title, title)) != title:
            told = f"{title[:100]!r}, and {url[:200]} is {known[:100]!r} above; give one title"
            self.faults.append(row.fault("evidence_title", told))
            return None
        key = f"evidence-{hashlib.sha256((url or title).encode()).hexdigest()[:16]}"
        if key not in self._sources or title:
            kind = "webpage" if url else "document"
            record = {"source_kind": kind, "title": title or url[:LONGEST_TITLE]}
            self._keep(row, key, record | ({"url": url} if url else {}))
        return key if key in self._sources else None

    def _keep(self, row: Row, key: str, record: dict[str, Any]) -> None:
        made = self._convert(row, record, SourceInput)
        if made is not None:
            self._sources[key] = self._step(row, "source", key, made)

    def _convert(self, row: Row, record: dict[str, Any], kind: Any) -> Any:
        """The record; None, and a fault of the row, where a cell is not what it may be."""
        with suppress(msgspec.ValidationError):
            return msgspec.convert(record, kind)
        for fault in collect_faults(record, kind, "", strict=True):
            column = COLUMNS.get(fault.pointer.removeprefix("/"), "why")
            self.faults.append(row.fault(column, fault.detail))
        return None

    def _step(self, row: Row, kind: Kind | Literal["link"], key: str, record: Any) -> Parsed:
        at = f"/lines/{row.line}"
        return make_step(
            self._dataset, Operation(op="put", kind=kind, key=key), record, at, record_at=at
        )


def make_steps(review: Review, known: Known, dataset: str, judged: Mapping[str, Any]) -> Verdicts:
    """Links of all rows that are sound, with what they cite; `judged` says by whom, and when."""
    making = Making(review, dataset, judged)
    faults: list[FileFault] = []
    for row in review.rows:
        wrong = [*_faults(row, known)]
        faults += wrong
        if not wrong:
            making.add(row)
    return Verdicts(steps=making.steps(), faults=[*faults, *making.faults])


def ids_in(review: Review) -> list[uuid.UUID]:
    """All records that are judged."""
    return [*{parse_id(own)[1] for row in review.rows for own in (row.id_1, row.id_2)}]


def _faults(row: Row, known: Known) -> Iterator[FileFault]:
    """What is wrong with a row by what is known of its records today."""
    ends: list[Side] = []
    for side, own, name, kind in (
        ("1", row.id_1, row.name_1, row.kind_1),
        ("2", row.id_2, row.name_2, row.kind_2),
    ):
        sort, value = parse_id(own)
        found = known.get(value)
        if found is None or found.status != "active":
            told = f"is no {sort} here" if found is None else f"is {found.status} by now"
            yield row.fault(f"id_{side}", f"{own} {told}")
            continue
        end: Side = (EVENTS if sort == "event" else COMPARED).decode(found.body)
        ends.append(end)
        if " ".join(end.name.split()) != " ".join(name.split()):
            told = f"{own} is called {end.name!r} here, not {name[:100]!r}"
            yield row.fault(f"name_{side}", f"{told}: ids or names were moved, or it was renamed")
        if end.kind != kind:
            told = f"{own} is of the {KINDS[sort]} {end.kind} here, not {kind[:40]!r}"
            yield row.fault(f"kind_{side}", told)
    if not (row.why or row.because):
        yield row.fault("why", "is empty, and so is because; say what it was judged by")
    actors = [each for each in ends if isinstance(each, Compared)]
    persons = any(each.is_person for each in actors)
    proven = bool(row.evidence_url or row.evidence_title)
    proven = proven or len(actors) < 2 or bool(shared(*actors))
    if row.judgement == "same" and persons and not proven:
        yield row.fault("judgement", MISSING)
