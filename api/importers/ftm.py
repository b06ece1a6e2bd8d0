"""FollowTheMoney: entities and deltas, as OpenSanctions publishes them."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from api.importers.ftmactors import make_actor
from api.importers.ftmjudgements import authority_key, label_actor, make_judgement
from api.importers.ftmlines import Entity, make_key, read_line, recognise, why_none
from api.importers.ftmparts import (
    FILE,
    LONGEST_LINE,
    PUBLISHER,
    UNNAMED,
    dataset_key,
    date_faults,
    page,
    pages_of,
    publisher_of,
)
from api.importers.ftmraw import raw_row
from api.importers.ftmschemata import ACTORS, JUDGEMENTS, LEFT_OUT, TIES
from api.importers.ftmsurvey import Survey, numbered
from api.importers.ftmties import TAIL, count_pairs, edge_key, ends_of, make_ties, tie_key
from api.importers.imported import Format, Given, Gone, Imported, Notices, RowFault
from api.importers.inputs import InputFile
from schemas.actors import ActorInput
from schemas.datasets import DatasetInput
from schemas.evidence import EvidenceInput
from schemas.sources import SourceInput

#: Dates of edges and judgements that become fields, and therefore have to be dates.
DATES: Final = ("startDate", "endDate", "date", "listingDate")
#: Told of an entity whose record says less than it does.
SOME: Final = "also names some that are no actors, or in no file: kept raw"


class Ftm:
    """One run.

    What an edge names may come after it, in its file or a later one: it is told where none of that
    is in any file. The edge says whom it needs, of whom the dataset may know though the file does
    not: a delta has no line of them, or a faulty one.
    """

    def __init__(self) -> None:
        self.notices = Notices()
        self._survey = Survey()
        self._waiting: list[tuple[str, Entity]] = []
        self._pages: set[int] = set()
        self._lists: set[str] = set()
        self._authorities: set[str] = set()
        self._publishers: set[str] = set()

    def read(self, file: InputFile) -> Iterator[Given]:
        """The records of a file, entity by entity."""
        passed = self._survey.read(file, self.notices)
        waiting, self._waiting = self._waiting, []
        for name, entity in waiting:
            yield from self._given(name, entity)
        nested: set[str] = set()
        for number, data in numbered(file):
            top, *inner = read_line(file.name, number, data)
            if number in passed:
                faults = (passed[number], top, *inner)
                yield from (each for each in faults if isinstance(each, RowFault))
                continue
            yield from self._read(file.name, top)
            for each in inner:
                if isinstance(each, RowFault):
                    yield each
                elif not self._survey.is_whole(each.id) and each.id not in nested:
                    nested.add(each.id)
                    yield from self._read(file.name, each)

    def rest(self) -> Iterator[Given]:
        """The data file, the lists behind it, who publishes, and who imposes sanctions.

        Where no record cites them, nothing.
        """
        for name, entity in self._waiting:
            self.notices.at = f"{name}:{entity.line}"
            self._tell(entity, "names nothing that is in the files: left out")
        if not self._publishers:
            return
        cited = [EvidenceInput(source=FILE)]
        publisher = PUBLISHER if self._publishers != {UNNAMED} else UNNAMED
        yield Imported(
            kind="source",
            key=FILE,
            record=SourceInput(
                source_kind="data_file", title="FollowTheMoney entities", publisher=publisher
            ),
        )
        for name in sorted(self._lists):
            record = SourceInput(source_kind="data_file", title=name[:1000])
            yield Imported(kind="source", key=dataset_key(name), record=record)
        yield Imported(kind="actor", key=PUBLISHER, record=_opensanctions(cited))
        if UNNAMED in self._publishers:
            unnamed = ActorInput(
                actor_kind="unnamed", name="Publisher of the entities", evidence=cited
            )
            yield Imported(kind="actor", key=UNNAMED, record=unnamed)
        for name in sorted(self._authorities):
            authority = ActorInput(actor_kind="organization", name=name, evidence=cited)
            yield Imported(kind="actor", key=authority_key(name), record=authority)

    def _read(self, name: str, entity: Entity | RowFault) -> Iterator[Given]:
        if isinstance(entity, RowFault):
            yield entity
            return
        faults = list(_faults(name, entity))
        yield from faults or self._given(name, entity)

    def _given(self, name: str, entity: Entity) -> Iterator[Given]:
        self.notices.at = f"{name}:{entity.line}"
        if entity.op:
            self.notices.partial = True
            yield from _gone(entity)
        if entity.op == "DEL":
            return
        if entity.schema in ACTORS:
            yield from self._actor(entity)
        elif entity.schema in TIES:
            yield from self._tie(name, entity)
        elif entity.schema in JUDGEMENTS:
            yield from self._judgement(name, entity)
        elif entity.schema in LEFT_OUT:
            self._tell(entity, "is left out")
        else:
            self._tell(entity, "is no schema that is known: left out")

    def _actor(self, entity: Entity) -> Iterator[Given]:
        record = make_actor(entity, self.notices)
        made = Imported(kind="actor", key=entity.key, record=record, line=entity.line)
        yield from self._whole(entity, made)
        label = label_actor(entity, self.notices)
        if label is not None:
            yield Imported(kind="statement", key=entity.key, record=label, line=entity.line)

    def _tie(self, name: str, entity: Entity) -> Iterator[Given]:
        ends = ends_of(entity)
        if not count_pairs(*ends):
            self._tell(entity, "ties an entity to itself: left out")
            return
        named = sorted({own for side in ends for own in side})
        actors = self._actors(entity, named)
        subjects, objects = ([actors[own] for own in side if own in actors] for side in ends)
        if not count_pairs(subjects, objects):
            self._wait(name, entity, named)
            return
        if len(actors) < len(named):
            self._tell(entity, SOME)
        yield from self._cited(entity)
        raw = (raw_row(entity, self.notices),)
        for record in make_ties(entity, subjects, objects, self.notices):
            subject, other = record.subject, record.object
            yield Imported(
                kind="affiliation",
                key=tie_key(entity, subject, other),
                record=record,
                raw=raw,
                line=entity.line,
                needs=(subject, other),
            )

    def _judgement(self, name: str, entity: Entity) -> Iterator[Given]:
        named = sorted(set(entity.values["entity"]))
        about = list(self._actors(entity, named).values())
        if not about:
            self._wait(name, entity, named)
            return
        if len(about) < len(named):
            self._tell(entity, SOME)
        self._authorities.update(entity.of("authority"))
        record = make_judgement(entity, about, self.notices)
        made = Imported(
            kind="statement", key=entity.key, record=record, line=entity.line, needs=tuple(about)
        )
        yield from self._whole(entity, made)

    def _actors(self, entity: Entity, named: Sequence[str]) -> dict[str, str]:
        """The keys of those that are actors; in a delta, of those too that the file has not."""
        return {
            own: make_key(own)
            for own in named
            if (known := self._survey.actor(own)) or (known is None and entity.op)
        }

    def _wait(self, name: str, entity: Entity, named: Sequence[str]) -> None:
        """A later file may have what is named; what is known to be no actor is told."""
        if any(self._survey.actor(own) is None for own in named):
            self._waiting.append((name, entity))
        else:
            self._tell(entity, "names nothing that is an actor: left out")

    def _tell(self, entity: Entity, what: str) -> None:
        self.notices.tell(f"{entity.schema} {what}")

    def _whole(self, entity: Entity, made: Imported) -> Iterator[Given]:
        """The record of an entity with its row, and the pages that it cites."""
        yield from self._cited(entity)
        yield msgspec.structs.replace(made, raw=(raw_row(entity, self.notices),))

    def _cited(self, entity: Entity) -> Iterator[Given]:
        """The pages that it cites; the rest of what it cites comes once all is read."""
        self._publishers.add(publisher_of(entity))
        self._lists.update(entity.beside.get("datasets", ()))
        for url in pages_of(entity):
            if hash(url) not in self._pages:
                self._pages.add(hash(url))
                yield page(url)


def _gone(entity: Entity) -> Iterator[Gone]:
    """Whatever a delta's entity was, an actor, an edge or a judgement, and does not give again."""
    own, line, named = entity.key, entity.line, entity.key if entity.op == "DEL" else ""
    yield Gone(kind="actor", key=own, named=named, line=line)
    yield Gone(kind="statement", key=own, named=named, line=line)
    ties = edge_key(entity)
    yield Gone(kind="affiliation", key=ties, named=named, more=TAIL, line=line)


def _faults(name: str, entity: Entity) -> Iterator[RowFault]:
    """All that keeps an entity from becoming a record."""
    if entity.schema not in TIES and entity.schema not in JUDGEMENTS:
        return
    yield from date_faults(name, entity, DATES)
    tie = TIES.get(entity.schema)
    needed = (tie.subject, tie.object) if tie else ()
    for column in ("entity",) if entity.schema in JUDGEMENTS else needed:
        if not entity.values.get(column):
            detail = f"is missing; {entity.schema} has the id of an entity there"
            yield RowFault(file=name, line=entity.line, column=column, detail=detail)
    for text in entity.of("authority"):
        if len(text) > LONGEST_LINE:
            detail = f"has {len(text)} characters; the name of a body has {LONGEST_LINE} at most"
            yield RowFault(
                file=name, line=entity.line, column="authority", value=text[:80], detail=detail
            )


def _opensanctions(cited: list[EvidenceInput]) -> ActorInput:
    return ActorInput(actor_kind="organization", name="OpenSanctions", evidence=cited)


FTM: Final = Format(
    name="ftm",
    title="FollowTheMoney entities and deltas (OpenSanctions)",
    dataset=DatasetInput(
        title="OpenSanctions",
        publisher=PUBLISHER,
        licence="CC-BY-NC-4.0",
        citation="OpenSanctions, https://www.opensanctions.org",
        contact="https://www.opensanctions.org/contact/",
        note="Listed by many bodies and put together by OpenSanctions. Sanctions and labels are "
        "statements of those who made them. Personal identifiers, birth details, addresses and "
        "contact data are left out.",
    ),
    recognise=recognise,
    why=why_none,
    start=lambda edition: Ftm(),
    like="a file of it has a JSON entity a line, with id, schema and properties",
    passes=2,
)
