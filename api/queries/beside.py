"""What stands beside documents: names, the times of change sets, licences.

A page of 100 events names some 300 actors and sources; joining them to the page costs twice
what the page itself does. They change only with a change set, so a worker keeps those of the
latest seq that it has seen, and asks for what it lacks.
"""

import struct
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements

SQL: Final = load_statements(Path(__file__).parent / "beside.sql")
#: An array of uuids as PostgreSQL sends it: a header, then length and bytes of each.
HEADER: Final = 20
ELEMENT: Final = struct.Struct("4x16s")
MOST_KEPT: Final = 100_000

#: The 16 bytes of an id, in the tuple that struct makes of them.
Key = tuple[bytes]


class Known:
    """What is known beside documents at one seq."""

    def __init__(self, seq: int) -> None:
        self.seq = seq
        #: Id → its member of the labels; empty: it has none.
        self.labels: dict[Key, bytes] = {}
        #: Id → the ids inside its label, where there are any.
        self.also: dict[Key, Sequence[Key]] = {}
        self.times: dict[int, bytes] = {}
        self.licences: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.labels) + len(self.times)


class Beside:
    """Keeps what is known at the latest seq, for one worker."""

    def __init__(self) -> None:
        self._latest = Known(0)

    def at(self, seq: int) -> Known:
        """What is known at that seq: kept for the latest, and new for any earlier one."""
        if seq > self._latest.seq or len(self._latest) > MOST_KEPT:
            self._latest = Known(seq)
        return self._latest if seq == self._latest.seq else Known(seq)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What documents want beside them."""

    ids: Mapping[Key, None]
    seqs: Iterable[int] = ()
    datasets: Iterable[int] = ()


def ids_in(arrays: Iterable[bytes]) -> dict[Key, None]:
    """The ids of arrays as PostgreSQL sends them, each once, in order of appearance."""
    joined = b"".join([array[HEADER:] for array in arrays])
    return dict.fromkeys(ELEMENT.iter_unpack(joined))


async def complete(connection: Connection, known: Known, wanted: Wanted) -> None:
    """Ask for what is wanted and not yet known, in one statement, or none."""
    ids = [key for key in wanted.ids if key not in known.labels]
    seqs = [seq for seq in set(wanted.seqs) if seq not in known.times]
    datasets = [dataset for dataset in set(wanted.datasets) if dataset not in known.licences]
    if not (ids or seqs or datasets):
        return
    rows = await connection.fetch(
        SQL["read_beside"], [uuid.UUID(bytes=key) for (key,) in ids], seqs, datasets, known.seq
    )
    for key in ids:
        known.labels[key] = b""
    for found, text, also, number in rows:
        if found is not None:
            key = (found.bytes,)
            known.labels[key] = text.encode("utf-8")
            if also:
                known.also[key] = [(other.bytes,) for other in also]
        elif number > 0:
            known.times[number] = text.encode("ascii")
        else:
            known.licences[-number] = text


def labels_of(known: Known, ids: Mapping[Key, None]) -> list[bytes]:
    """The labels of these ids, and of the ids inside those."""
    inner = [other for key in ids if key in known.also for other in known.also[key]]
    wanted = {**ids, **dict.fromkeys(inner)} if inner else ids
    get = known.labels.get
    return [label for label in map(get, wanted) if label]
