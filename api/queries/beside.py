"""What stands beside documents: names, the times of change sets, licences.

A page of 100 events names some 300 actors and sources; joining them to the page costs twice
what the page itself does. They change only with a change set, so a worker keeps those of the
latest seq that it has seen, and of a few earlier ones, and asks for what it lacks.
"""

import struct
import uuid
from collections import OrderedDict
from collections.abc import Collection, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements

SQL: Final = load_statements(Path(__file__).parent / "beside.sql")
ID: Final = struct.Struct("16s")
MOST_KEPT: Final = 100_000
#: Earlier seqs of which something is kept, and how much of each.
MOST_EARLIER: Final = 4
MOST_OF_EARLIER: Final = MOST_KEPT // MOST_EARLIER

#: The 16 bytes of an id, in the tuple that struct makes of them.
Key = tuple[bytes]


class Known:
    """What is known beside documents at one seq, where nothing of it ever changes."""

    def __init__(self, seq: int) -> None:
        self.seq = seq
        #: Id → its member of the labels, and those of the ids inside it; empty: it has none.
        self.labels: dict[Key, Sequence[bytes]] = {}
        self.times: dict[int, bytes] = {}
        self.licences: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.labels) + len(self.times)


class Beside:
    """Keeps what is known at the latest seq, and at a few earlier ones, for one worker."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Know nothing any more: the database may be another."""
        self._latest = Known(0)
        self._earlier: OrderedDict[int, Known] = OrderedDict()

    def at(self, seq: int, latest: int) -> Known:
        """What is known at that seq; a later change set ends it all, for it may be a purge."""
        if latest > self._latest.seq:
            self.forget()
        if latest > self._latest.seq or len(self._latest) > MOST_KEPT:
            self._latest = Known(latest)
        return self._latest if seq == self._latest.seq else self._at_earlier(seq)

    def _at_earlier(self, seq: int) -> Known:
        """Those that were asked for longest ago go first."""
        known = self._earlier.pop(seq, None)
        if known is None or len(known) > MOST_OF_EARLIER:
            known = Known(seq)
        self._earlier[seq] = known
        if len(self._earlier) > MOST_EARLIER:
            self._earlier.popitem(last=False)
        return known


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
    lacking = [key for key in ids if key not in known.labels]
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
    texts: dict[Key, bytes] = {}
    inner: dict[Key, bytes] = {}
    for found, text, also, number in rows:
        if found is not None:
            texts[found,], inner[found,] = text, also
        elif number > 0:
            known.times[number] = text
        else:
            known.licences[-number] = text.decode("utf-8")
    for key in ids:
        named = [key, *ids_in(inner.get(key, b""))]
        known.labels[key] = [texts[name] for name in named if name in texts]
