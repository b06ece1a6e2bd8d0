"""What stands beside documents: names, the times of change sets, licences.

A page of 100 events names some 300 actors and sources; joining them to the page costs twice
what the page itself does. They change only with a change set, so a worker keeps those of the
latest seq that it has seen, and asks for what it lacks. Most names were the same as of then: what
is kept says since when it is so, and what is read as of then and still holds is kept with it.
"""

import struct
import uuid
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from api.database import CURRENT, Connection, load_statements

SQL: Final = load_statements(Path(__file__).parent / "beside.sql")
ID: Final = struct.Struct("16s")
MOST_KEPT: Final = 100_000

#: The 16 bytes of an id, in the tuple that struct makes of them.
Key = tuple[bytes]


class Known:
    """What is known beside documents at one seq, where nothing of it ever changes.

    Of an earlier seq it takes what holds from what is known at the latest.
    """

    def __init__(self, seq: int, latest: "Known | None" = None) -> None:
        self.seq = seq
        self.latest = latest
        #: Id → its member of the labels, and those that it leads to; empty: it has none.
        self.labels: dict[Key, Sequence[bytes]] = {}
        #: Id → since which seq that is so; of the latest alone.
        self.since: dict[Key, int] = {}
        self.times: dict[int, bytes] = {} if latest is None else latest.times
        self.licences: dict[int, str] = {} if latest is None else latest.licences

    def __len__(self) -> int:
        return len(self.labels) + len(self.times)

    def lacking(self, ids: Collection[Key]) -> list[Key]:
        """The ids whose labels are to be asked for."""
        if self.latest is not None:
            labels, since = self.latest.labels, self.latest.since
            for key in ids:
                if since.get(key, CURRENT) <= self.seq:
                    self.labels[key] = labels[key]
        return [key for key in ids if key not in self.labels]

    def learn(self, key: Key, named: Sequence[Key], found: Mapping[Key, "Label"]) -> None:
        """Know the labels of an id and of those inside it, which were found as of the seq."""
        labels = [found[name] for name in named if name in found]
        self.labels[key] = [label.text for label in labels]
        if self.latest is None:
            known = self
        elif len(labels) == len(named) and min(label.to for label in labels) > self.latest.seq:
            known = self.latest
            known.labels[key] = self.labels[key]
        else:
            return
        # What has no label never had one.
        known.since[key] = max([label.since for label in labels], default=0)


class Beside:
    """Keeps what is known at the latest seq, for one worker."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Know nothing any more: the database may be another."""
        self._latest = Known(0)

    def at(self, seq: int, latest: int) -> Known:
        """What is known at that seq; a later change set ends it all, for it may be a purge."""
        if latest > self._latest.seq or len(self._latest) > MOST_KEPT:
            self._latest = Known(max(latest, self._latest.seq))
        return self._latest if seq == self._latest.seq else Known(seq, self._latest)


class Label(NamedTuple):
    """A label, its text from which seq to which, and the ids inside it."""

    text: bytes
    also: bytes
    since: int
    to: int


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What documents want beside them: names for these ids (16 bytes each), times, licences."""

    ids: bytes
    seqs: Collection[int] = ()
    datasets: Collection[int] = ()


def ids_in(ids: bytes) -> dict[Key, None]:
    """Those ids, each once, in order of appearance."""
    return dict.fromkeys(ID.iter_unpack(ids))


async def read_labels(connection: Connection, known: Known, wanted: Wanted) -> list[bytes]:
    """The labels that documents want, each once; what is not yet known takes one statement."""
    ids = ids_in(wanted.ids)
    lacking = known.lacking(ids)
    seqs = [seq for seq in wanted.seqs if seq not in known.times]
    datasets = [dataset for dataset in wanted.datasets if dataset not in known.licences]
    if lacking or seqs or datasets:
        await _ask(connection, known, lacking, seqs, datasets)
    return list(dict.fromkeys(chain.from_iterable(map(known.labels.__getitem__, ids))))


async def _ask(
    connection: Connection,
    known: Known,
    ids: Sequence[Key],
    seqs: Sequence[int],
    datasets: Sequence[int],
) -> None:
    values = [uuid.UUID(bytes=key) for (key,) in ids]
    rows = await connection.fetch(SQL["read_beside"], values, seqs, datasets, known.seq)
    labels: dict[Key, Label] = {}
    for found, text, also, number, to in rows:
        if found is not None:
            labels[found,] = Label(text, also, number, to)
        elif number > 0:
            known.times[number] = text
        else:
            known.licences[-number] = text.decode("utf-8")
    for key in ids:
        known.learn(key, _reached(key, labels), labels)


def _reached(key: Key, labels: Mapping[Key, Label]) -> list[Key]:
    """The id, those inside its label, and those inside theirs."""
    reached = [key]
    for name in reached:
        if name in labels:
            reached += [inside for inside in ids_in(labels[name].also) if inside not in reached]
    return reached
