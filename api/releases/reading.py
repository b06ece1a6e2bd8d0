"""The documents of a dataset as of a seq, some hundreds at a time, with all that stands beside."""

import datetime
from collections.abc import AsyncGenerator, Mapping, Sequence
from itertools import chain
from typing import Final

import asyncpg
import msgspec

from api.database import Connection
from api.formats.names import LABELS, Names
from api.queries.beside import Known, Wanted, ids_in, read_labels
from api.queries.lists import HEAD
from api.releases.facts import (
    SQL,
    Fact,
    Facts,
    Named,
    read_facts,
    speaking,
    wanted,
)
from api.releases.unrecorded import part_standing, read_talks, unrecorded
from schemas.labels import Label
from schemas.standing import Standing
from schemas.statements import About

#: Documents at once: as many as have about so many bytes.
MOST_ROWS: Final = 500
MOST_BYTES: Final = 4_000_000
MOST_KEPT: Final = 50_000


class Speaking(msgspec.Struct, frozen=True):
    """A statement, as far as it tells what it is about."""

    about: list[About]


ABOUT: Final = msgspec.json.Decoder(Speaking)


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Documents of one kind, as they stand in the files.

    `changed` says which lines are not so in the release before.
    """

    kind: str
    rows: Sequence[asyncpg.Record]
    documents: Sequence[bytes]
    lines: Sequence[bytes]
    changed: Sequence[bool]
    facts: Facts

    @property
    def reach(self) -> datetime.date | None:
        """The latest day that its events reach."""
        return max((row["reach"] for row in self.rows if row["reach"]), default=None)


class Reading:
    """Reads a dataset as of a seq; the release before, if there is one, is of an earlier one."""

    def __init__(
        self, connection: Connection, dataset_id: int, seq: int, before: int | None
    ) -> None:
        self._connection = connection
        self._dataset_id = dataset_id
        self._seq = seq
        self._before = before
        self._known = Known(seq)
        self._then = Known(before or 0)
        self._parts: dict[Named, Standing] = {}

    async def batches(self, kind: str) -> AsyncGenerator[Batch, None]:
        """All documents of a kind, in the order of the files."""
        cursor = await self._connection.cursor(
            SQL["read_documents"], self._dataset_id, kind, self._seq
        )
        number = MOST_ROWS // 10
        while rows := await cursor.fetch(number):
            # A document has up to some megabytes.
            size = sum(len(row["body"]) for row in rows)
            number = max(1, min(MOST_ROWS, MOST_BYTES * len(rows) // size))
            yield await self._batch(kind, rows)

    async def _batch(self, kind: str, rows: Sequence[asyncpg.Record]) -> Batch:
        if len(self._known) > MOST_KEPT:
            self._known = Known(self._seq)
        known = self._known
        ids = b"".join([row["labelled"] for row in rows])
        wants = Wanted(ids=ids, seqs={row["seq"] for row in rows})
        found = await read_labels(self._connection, known, wants)
        documents = [
            HEAD % (row["version"], row["seq"], known.times[row["seq"]]) + row["body"]
            for row in rows
        ]
        pairs = zip(documents, rows, strict=True)
        return Batch(
            kind=kind,
            rows=rows,
            documents=documents,
            lines=[_line(document, row["labelled"], known) for document, row in pairs],
            changed=await self._changed(rows),
            facts=await self._facts(kind, documents, LABELS.decode(b"{%b}" % b",".join(found))),
        )

    async def _changed(self, rows: Sequence[asyncpg.Record]) -> list[bool]:
        """Whether a line is new since the release before, or other: perhaps only by a label."""
        before = self._before
        if before is None:
            return [False] * len(rows)
        since = self._known.since
        other = [row["seq"] > before for row in rows]
        doubtful = [
            at
            for at, row in enumerate(rows)
            if not other[at] and any(since[key] > before for key in ids_in(row["labelled"]))
        ]
        if doubtful:
            if len(self._then) > MOST_KEPT:
                self._then = Known(before)
            ids = b"".join([rows[at]["labelled"] for at in doubtful])
            await read_labels(self._connection, self._then, Wanted(ids=ids))
        for at in doubtful:
            labelled = rows[at]["labelled"]
            other[at] = _labels(labelled, self._known) != _labels(labelled, self._then)
        return other

    async def _facts(
        self, kind: str, documents: Sequence[bytes], labels: Mapping[str, Label]
    ) -> Facts:
        """How what statements are about stands; of other kinds the names alone."""
        if kind != "statement":
            return Facts(Names(labels))
        abouts = [about for document in documents for about in ABOUT.decode(document).about]
        found = await read_facts(self._connection, wanted(abouts, labels), self._seq)
        known = {fact.id: fact for fact, _ in found}
        parts = await self._parts_in(abouts, known)
        ids = [labelled for _, labelled in found] + [speaking(one) for one in parts.values()]
        more = await read_labels(self._connection, self._known, Wanted(ids=b"".join(ids)))
        facts = Facts(Names({**LABELS.decode(b"{%b}" % b",".join(more)), **labels}))
        for fact in known.values():
            facts.learn(fact)
        for named, standing in parts.items():
            facts.learn_part(named, standing)
        return facts

    async def _parts_in(
        self, abouts: Sequence[About], known: Mapping[str, Fact]
    ) -> dict[Named, Standing]:
        """How the parts stand that are named and not recorded; each is worked out once."""
        if len(self._parts) > MOST_KEPT:
            self._parts.clear()
        found = unrecorded(abouts, known.values())
        new = [event for event, parts in found.items() if not self._parts.keys() >= set(parts)]
        async for event, talk in read_talks(self._connection, new, self._seq):
            self._parts |= {named: part_standing(named, talk) for named in found[event]}
        return {named: self._parts[named] for parts in found.values() for named in parts}


def _labels(labelled: bytes, known: Known) -> bytes:
    """The labels of the ids in a document, each once."""
    labels = chain.from_iterable(map(known.labels.__getitem__, ids_in(labelled)))
    return b",".join(dict.fromkeys(labels))


def _line(document: bytes, labelled: bytes, known: Known) -> bytes:
    """A document with its labels as its last member."""
    return b'%b,"labels":{%b}}\n' % (document[:-1], _labels(labelled, known))
